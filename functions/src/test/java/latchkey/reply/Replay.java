package latchkey.reply;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads once more what the fuzzer has kept, without what it counts with: only so its times are those of the product. */
final class Replay {

    private static final Dearest DEAREST = new Dearest();

    private Replay() {}

    /** Takes {@code raw} or {@code built}, and a file or a folder of them. Throws at the first that breaks a law, and names it. */
    public static void main(String... arguments) throws IOException {
        boolean built = arguments[0].equals("built");
        try (Stream<Path> files = Files.walk(Path.of(arguments[1]))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                read(file, built);
            }
        }
        DEAREST.say();
    }

    private static void read(Path file, boolean built) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            DEAREST.add(built ? BuiltMailFuzz.hold(bytes) : RawMailFuzz.hold(bytes));
        } catch (RuntimeException | Error broken) {
            throw new IllegalStateException(file.toAbsolutePath() + " breaks a law: " + broken, broken);
        }
    }
}
