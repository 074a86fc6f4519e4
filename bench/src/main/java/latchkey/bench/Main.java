package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures what it is told to, or all; one JSON line a figure. */
public final class Main {

    /** In the order in which they run: first what counts, then what takes times. {@code bench/run} reads the names here. */
    private static final List<Bench> BENCHES = List.of(
            new Bench("calls", CallsBench::run),
            new Bench("cost", CostBench::run),
            new Bench("read", ReadBench::run),
            new Bench("start", StartBench::run),
            new Bench("create", CreateBench::run),
            new Bench("reply", ReplyBench::run),
            new Bench("approval", ApprovalBench::run),
            new Bench("lists", ListsBench::run),
            new Bench("cold", ColdBench::run),
            new Bench("table", TableBench::run),
            new Bench("memory", MemoryBench::run));

    private Main() {}

    /** Measures one thing. */
    private record Bench(String name, Run run) {}

    private interface Run {
        void of(Path project, Consumer<Figure> figures) throws IOException;
    }

    /** @throws IOException where a subject cannot be started or does not answer */
    public static void main(String... names) throws IOException {
        var project = Path.of(System.getProperty("latchkey.home", ""))
                .toAbsolutePath()
                .normalize();
        for (var bench : names.length == 0 ? BENCHES : named(names)) {
            System.err.println("Measuring " + bench.name());
            bench.run().of(project, Main::say);
        }
    }

    private static List<Bench> named(String... names) {
        var wanted = new ArrayList<Bench>();
        for (var name : names) {
            BENCHES.stream()
                    .filter(bench -> bench.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(wanted::add, () -> {
                        throw new IllegalArgumentException("There is no bench called " + name);
                    });
        }
        return wanted;
    }

    private static void say(Figure figure) {
        System.out.println(figure.line());
    }
}
