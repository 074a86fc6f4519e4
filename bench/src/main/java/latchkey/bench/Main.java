package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures what it is told to, or all; one JSON line a figure. */
public final class Main {

    /** In the order in which they run: what is quick and counts first, then times. */
    private static final Map<String, Bench> BENCHES = new LinkedHashMap<>();

    static {
        BENCHES.put("calls", CallsBench::run);
        BENCHES.put("cost", CostBench::run);
        BENCHES.put("start", StartBench::run);
        BENCHES.put("create", CreateBench::run);
        BENCHES.put("reply", ReplyBench::run);
        BENCHES.put("approval", ApprovalBench::run);
        BENCHES.put("lists", ListsBench::run);
        BENCHES.put("cold", ColdBench::run);
        BENCHES.put("table", TableBench::run);
        BENCHES.put("memory", MemoryBench::run);
    }

    private Main() {}

    /** Measures one thing. */
    private interface Bench {
        void run(Path project, Consumer<Figure> figures) throws IOException;
    }

    /** @throws IOException where a subject cannot be started or does not answer */
    public static void main(String... names) throws IOException {
        var project = Path.of(System.getProperty("latchkey.home", ""))
                .toAbsolutePath()
                .normalize();
        var wanted = new LinkedHashMap<String, Bench>();
        for (var name : names.length == 0 ? BENCHES.keySet() : List.of(names)) {
            var bench = BENCHES.get(name);
            if (bench == null) {
                System.err.println("There is no bench called %s; there are %s."
                        .formatted(name, String.join(", ", BENCHES.keySet())));
                System.exit(1);
            } else {
                wanted.put(name, bench);
            }
        }
        for (var bench : wanted.entrySet()) {
            System.err.println("Measuring " + bench.getKey());
            bench.getValue().run(project, Main::say);
        }
    }

    private static void say(Figure figure) {
        System.out.println(figure.line());
    }
}
