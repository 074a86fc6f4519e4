package latchkey.sdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/** LocalStack's image, started once a test run ({@code -Dlatchkey.aws=docker}); Testcontainers removes it after the JVM. */
final class LocalStackImage {

    /** The release that {@code tools/judges} runs as a process. Later images want an account. */
    private static final DockerImageName IMAGE = DockerImageName.parse("localstack/localstack:4.14.0");

    private LocalStackImage() {}

    private static final class Started {
        private static final LocalStackContainer ONCE = started();

        private static LocalStackContainer started() {
            var localStack = new LocalStackContainer(IMAGE).withEnv(settings());
            localStack.start();
            return localStack;
        }
    }

    static URI endpoint() {
        return Started.ONCE.getEndpoint();
    }

    private static Map<String, String> settings() {
        try (var lines = Files.lines(Path.of("../tools/judges/localstack.env"))) {
            return lines.filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
