package latchkey.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import latchkey.runtime.Json;

/**
 * One JSON line a test, in {@code target/sdk/<who>.jsonl}: what {@code tools/judges/table} counts. Each JVM begins it anew,
 * so that nothing of an earlier run stands in it; {@code ./check} has one JVM for all tests of a module.
 */
final class VerdictFile {

    private static final VerdictFile OF_THIS_RUN =
            new VerdictFile(Path.of("target", "sdk", Judge.asked().id() + ".jsonl"));

    private final Path file;

    private VerdictFile(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void add(Map<String, Object> line) {
        OF_THIS_RUN.append(Json.write(line) + "\n");
    }

    private synchronized void append(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
