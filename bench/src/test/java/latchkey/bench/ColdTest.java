package latchkey.bench;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar leaves out classes of the SDK that nobody needs. This finds those that somebody does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ColdTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @Test
    void each_function_starts_from_the_jar_that_is_deployed_and_calls_its_services(@TempDir Path data)
            throws IOException {
        try (var subject = new Subject(HOME, CallsTest.java(), data.resolve("data"), "--memory", "--aws-port", "0")) {
            ColdBench.once(HOME, subject);
        }
    }
}
