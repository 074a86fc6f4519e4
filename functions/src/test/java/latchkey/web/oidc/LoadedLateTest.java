package latchkey.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import latchkey.PaperAws;
import latchkey.web.WebHandler;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A cold start pays for no token that nobody brings. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LoadedLateTest {

    @Test
    void the_library_for_tokens_is_loaded_by_nobody_who_only_looks_at_the_page() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Look.class.getName())
                .redirectErrorStream(true)
                .start();

        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("latchkey.web.oidc.Provider ").doesNotContain("org.jose4j.");
    }

    /** A start with a provider, and a look at the page to sign in. */
    static final class Look {

        private Look() {}

        public static void main(String... arguments) throws Exception {
            RequestStreamHandler web = new WebHandler(new PaperAws()
                    .answers("BatchGetItem", 200, "{\"Responses\":{},\"UnprocessedKeys\":{}}")
                    .wiring(Map.of(
                            "TABLE_NAME",
                            "table",
                            "OIDC_ISSUER",
                            "https://login.demo.example",
                            "OIDC_CLIENT_ID",
                            "latchkey")));
            var event = """
                {"version":"2.0","rawPath":"/sign-in","rawQueryString":"","headers":{},
                 "requestContext":{"http":{"method":"GET","path":"/sign-in","sourceIp":"192.0.2.1"}},"isBase64Encoded":false}
                """;
            var out = new java.io.ByteArrayOutputStream();
            web.handleRequest(new java.io.ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
            if (!out.toString(StandardCharsets.UTF_8).contains("/sign-in/company")) {
                throw new IllegalStateException("No way to the provider: " + out);
            }
        }
    }
}
