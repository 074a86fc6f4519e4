package latchkey.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What the process holds of the machine's memory: after the start, and after 1,000 tickets. Linux says it in {@code /proc}. */
final class MemoryBench {

    private static final int TICKETS = 1_000;

    private MemoryBench() {}

    static void run(Path project, Consumer<Figure> figures) throws IOException {
        try (var subject = Subject.fresh(project, Subject.Where.DISK)) {
            var requests = Requests.of(subject);
            subject.idle();
            figures.accept(Figure.single("memory", "resident after the start", "MB", resident(subject)));
            for (int i = 0; i < TICKETS; i += 100) {
                requests.create(100);
                subject.idle();
            }
            figures.accept(Figure.single("memory", "resident after 1,000 tickets", "MB", resident(subject)));
        }
    }

    private static double resident(Subject subject) throws IOException {
        return Files.readAllLines(Path.of("/proc/%d/status".formatted(subject.pid()))).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("/proc does not say VmRSS"));
    }
}
