package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A copy of all that is deployed, for a test to change; what it does not change is the project's own. */
record Blueprint(Path folder) {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    static final String MACHINE = "statemachine/access-request.asl.yaml";
    static final String TEMPLATE = "template.yaml";

    static Blueprint copy() {
        try {
            var folder = Files.createTempDirectory("latchkey-blueprint");
            for (var copied : List.of(TEMPLATE, "infrastructure", "statemachine")) {
                copy(PROJECT.resolve(copied), folder.resolve(copied));
            }
            for (var linked : List.of("functions", "local")) {
                Files.createSymbolicLink(folder.resolve(linked), PROJECT.resolve(linked));
            }
            return new Blueprint(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param file below the project; {@code before} must stand in it */
    Blueprint with(String file, String before, String after) {
        try {
            var text = Files.readString(folder.resolve(file));
            assertThat(text).contains(before);
            Files.writeString(folder.resolve(file), text.replace(before, after));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as it once was: a resource of these tests, below {@code latchkey/}. */
    Blueprint kept(String file, String resource) {
        try (var in = Blueprint.class.getResourceAsStream("/latchkey/" + resource)) {
            Files.write(
                    folder.resolve(file), Objects.requireNonNull(in, resource).readAllBytes());
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file is again as the project has it. */
    void mend(String file) {
        try {
            Files.writeString(folder.resolve(file), Files.readString(PROJECT.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
