package latchkey.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a test has counted, one sentence a file in {@code target/counts}; {@code ./check} prints them all. */
final class Counts {

    private static final Path FOLDER = Path.of("target", "counts");

    private Counts() {}

    static void write(String name, String sentence) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name + ".txt"), sentence + "\n");
    }
}
