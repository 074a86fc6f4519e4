package latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** From the command to the first page, built: on a new folder, and on one that has data. */
final class StartBench {

    private static final int ROUNDS = 7;

    private StartBench() {}

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        var data = Files.createTempDirectory("latchkey-bench").resolve("data");
        new Subject(project, data).close(); // builds what is not built
        var fresh = new double[ROUNDS];
        var again = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            fresh[round] =
                    once(project, Files.createTempDirectory("latchkey-bench").resolve("data"));
            again[round] = once(project, data);
        }
        figures.accept(new Figure("start", "command to first page, new folder", "ms", fresh));
        figures.accept(new Figure("start", "command to first page, second start", "ms", again));
    }

    private static double once(Path project, Path data) throws IOException {
        long begun = System.nanoTime();
        try (var subject = new Subject(project, data)) {
            subject.get("/sign-in", "");
            return (System.nanoTime() - begun) / 1e6;
        }
    }
}
