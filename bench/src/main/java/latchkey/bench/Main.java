package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Measures what it is told to, or all; one JSON line a figure. */
public final class Main {

    private static final Set<String> BENCHES =
            new TreeSet<>(List.of("start", "reply", "approval", "calls", "cold", "create", "lists", "memory", "table"));

    private Main() {}

    /** @throws IOException where a subject cannot be started or does not answer */
    public static void main(String... names) throws IOException {
        var project = Path.of(System.getProperty("latchkey.home", ""))
                .toAbsolutePath()
                .normalize();
        var wanted = names.length == 0 ? BENCHES : Set.of(names);
        for (var name : wanted) {
            if (!BENCHES.contains(name)) {
                System.err.println(
                        "There is no bench called %s; there are %s.".formatted(name, String.join(", ", BENCHES)));
                System.exit(1);
            }
        }
        for (var name : wanted) {
            System.err.println("Measuring " + name);
            switch (name) {
                case "start" -> StartBench.run(project, Main::say);
                case "reply" -> ReplyBench.run(project, Main::say);
                case "approval" -> ApprovalBench.run(project, Main::say);
                case "create" -> CreateBench.run(project, Main::say);
                case "calls" -> CallsBench.run(project, Main::say);
                case "cold" -> ColdBench.run(project, Main::say);
                case "lists" -> ListsBench.run(project, Main::say);
                case "table" -> TableBench.run(project, Main::say);
                case "memory" -> MemoryBench.run(project, Main::say);
                default -> throw new IllegalStateException(name);
            }
        }
    }

    private static void say(Figure figure) {
        System.out.println(figure.line());
    }
}
