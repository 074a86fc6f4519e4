package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import latchkey.runtime.Json;

/** The first page of each list, at 100 tickets and at 2,000: what it takes must not grow. A tenth of them is closed. */
final class ListsBench {

    private static final List<Integer> SIZES = List.of(100, 2_000);
    private static final int TIMES = 20;
    private static final int WARM_UP = 10;

    /** One of so many is withdrawn. */
    private static final int CLOSED_OF = 10;

    private final Subject subject;
    private final Requests requests;

    /** Who looks at which list: its requester, who is asked, and an IT Admin. */
    private final Map<String, String> views = new LinkedHashMap<>();

    private ListsBench(Subject subject) throws IOException {
        this.subject = subject;
        this.requests = Requests.of(subject);
        var itAdmin = subject.signIn("ines@demo.example");
        views.put("my-open", requests.mara());
        views.put("my-closed", requests.mara());
        views.put("action-required", subject.signIn(Requests.BEA));
        views.put("manage-open", itAdmin);
        views.put("manage-closed", itAdmin);
    }

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        try (var subject = Subject.fresh(project, Subject.Where.MEMORY)) {
            var bench = new ListsBench(subject);
            int there = 0;
            for (int size : SIZES) {
                bench.add(size - there);
                there = size;
                for (var view : bench.views.keySet()) {
                    bench.measure(view, size, figures);
                }
            }
        }
    }

    private void add(int count) throws IOException {
        Together.all(Collections.nCopies(count / CLOSED_OF, requests), all -> {
            for (int i = 1; i < CLOSED_OF; i++) {
                all.create();
            }
            subject.post("/api/v1/tickets/%s/withdrawal".formatted(all.create()), all.mara(), Map.of());
        });
        subject.idle();
    }

    private void measure(String view, int size, Consumer<Figure> figures) throws IOException {
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
        var name = "%s at %,d tickets".formatted(view, size);
        figures.accept(new Figure("lists", name, "ms", times));
        figures.accept(Figure.single("lists", name, "read units", spent.read() / TIMES));
        figures.accept(Figure.single("lists", name, "entries looked at", spent.entries() / TIMES));
    }

    private void list(String view) throws IOException {
        var answer = subject.get("/api/v1/tickets?view=" + view, views.getOrDefault(view, ""));
        if (!answer.contains("\"items\":[{")) {
            throw new IllegalStateException("%s shows no ticket: %s".formatted(view, answer));
        }
    }

    private Spent spent() throws IOException {
        return Spent.of(Json.object(subject.get("/_local/calls", "")));
    }
}
