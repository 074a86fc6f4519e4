package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import latchkey.runtime.Json;
import latchkey.ticket.ListEntry;
import org.jspecify.annotations.Nullable;

/**
 * The first page of each list, at few tickets and at many: what it takes must not grow. So that like is compared with like,
 * the page is full at both sizes, and so is what is read of every shard.
 */
final class ListsBench {

    /** Two numbers of tickets, with a comma. Some 350 are written a second, so 100,000 take five minutes. */
    private static final String SIZES = System.getProperty("latchkey.bench.sizes", "500,2000");

    /** As a page has it where nobody says otherwise. */
    private static final int USUAL_PAGE = 50;

    private static final int TIMES = 20;
    private static final int WARM_UP = 10;

    /** Of each list before the first is measured, so that the few tickets do not pay for the JVM's start. */
    private static final int FIRST_WARM_UP = 100;

    private final Subject subject;
    private final int page;
    private final Map<String, String> views = new LinkedHashMap<>();

    /** What a look at a list took. */
    private record Took(double[] times, double read, double entries) {}

    /** @param page how many tickets of it */
    private ListsBench(Subject subject, int page) throws IOException {
        this.subject = subject;
        this.page = page;
        var mara = subject.signIn("mara@demo.example");
        var itAdmin = subject.signIn("ines@demo.example");
        views.put("my-open", mara);
        views.put("my-closed", mara);
        views.put("action-required", subject.signIn(Requests.BEA));
        views.put("manage-open", itAdmin);
        views.put("manage-closed", itAdmin);
    }

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        var sizes = Stream.of(SIZES.split(",", -1)).map(Integer::valueOf).toList();
        try (var subject = Subject.fresh(project, Subject.Where.MEMORY, "--aws-port", "0");
                var aws = new Developer(subject)) {
            var bench = new ListsBench(subject, page(sizes.getFirst()));
            var filling = new Filling(aws);
            filling.add(sizes.getFirst());
            bench.warmUp();
            var few = bench.at(sizes.getFirst(), figures);
            long begun = System.nanoTime();
            int more = sizes.getLast() - sizes.getFirst();
            filling.add(more);
            System.err.printf("%,d tickets written in %.1f s%n", more, (System.nanoTime() - begun) / 1e9);
            var many = bench.at(sizes.getLast(), figures);
            bench.views.keySet().forEach(view -> compare(view, few.get(view), many.get(view), figures));
        }
    }

    /** A page and one entry more is read of every shard; half of the tickets are open. */
    private static int page(int fewest) {
        int ofAShard = fewest / 2 / ListEntry.SHARDS;
        if (ofAShard < 2) {
            throw new IllegalArgumentException("At so few tickets no page is full: " + fewest);
        }
        return Math.min(USUAL_PAGE, ofAShard - 1);
    }

    private void warmUp() throws IOException {
        for (int i = 0; i < FIRST_WARM_UP; i++) {
            for (var view : views.keySet()) {
                list(view);
            }
        }
    }

    private Map<String, Took> at(int size, Consumer<Figure> figures) throws IOException {
        subject.idle();
        var all = new LinkedHashMap<String, Took>();
        for (var view : views.keySet()) {
            var took = measure(view);
            var name = "%s, a page of %d, at %,d tickets".formatted(view, page, size);
            figures.accept(new Figure("lists", name, "ms", took.times()));
            figures.accept(Figure.single("lists", name, "read units", took.read()));
            figures.accept(Figure.single("lists", name, "entries looked at", took.entries()));
            all.put(view, took);
        }
        return all;
    }

    private static void compare(String view, @Nullable Took few, @Nullable Took many, Consumer<Figure> figures) {
        if (few == null || many == null) {
            throw new IllegalStateException(view + " was not measured");
        }
        var name = view + ": many tickets to few";
        figures.accept(Figure.single("lists", name, "times the read units", many.read() / few.read())
                .atMost(1));
        figures.accept(Figure.single("lists", name, "times the entries", many.entries() / few.entries())
                .atMost(1));
        var median = new Figure("lists", name, "ms", many.times()).median()
                / new Figure("lists", name, "ms", few.times()).median();
        figures.accept(Figure.single("lists", name, "times the median time", median));
    }

    private Took measure(String view) throws IOException {
        for (int i = 0; i < WARM_UP; i++) {
            list(view);
        }
        var before = spent();
        var times = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long begun = System.nanoTime();
            list(view);
            times[i] = (System.nanoTime() - begun) / 1e6;
        }
        var spent = spent().minus(before);
        return new Took(times, spent.read() / TIMES, spent.entries() / TIMES);
    }

    private void list(String view) throws IOException {
        var path = "/api/v1/tickets?view=%s&limit=%d".formatted(view, page);
        var answer = Json.object(subject.get(path, views.getOrDefault(view, "")));
        if (!(answer.get("items") instanceof List<?> items) || items.size() != page || answer.get("next") == null) {
            throw new IllegalStateException("%s is no full page with more to come: %s".formatted(path, answer));
        }
    }

    private Spent spent() throws IOException {
        return Spent.of(Json.object(subject.get("/_local/calls", "")));
    }
}
