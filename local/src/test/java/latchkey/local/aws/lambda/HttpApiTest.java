package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HttpApiTest {

    @Test
    void a_function_that_fails_is_a_500_without_a_reason() {
        Scripted.plays(event -> {
            throw new IllegalStateException("a secret of ours");
        });

        assertThat(says(ask(Duration.ofSeconds(5), Map.of(), new byte[0])))
                .isEqualTo("500 {\"message\":\"Internal Server Error\"}");
    }

    @Test
    void an_answer_that_is_none_is_a_500() {
        Scripted.plays(event -> "<html>");

        assertThat(says(ask(Duration.ofSeconds(5), Map.of(), new byte[0])))
                .isEqualTo("500 {\"message\":\"Internal Server Error\"}");
    }

    @Test
    void a_function_that_takes_too_long_is_a_503() {
        var never = new CountDownLatch(1);
        Scripted.plays(event -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                return "";
            }
            return "";
        });

        assertThat(says(ask(Duration.ofMillis(50), Map.of(), new byte[0])))
                .isEqualTo("503 {\"message\":\"Service Unavailable\"}");
    }

    @Test
    void a_body_that_lambda_does_not_take_is_a_413() {
        Scripted.plays(event -> "");

        assertThat(says(ask(Duration.ofSeconds(5), Map.of(), new byte[5 * 1024 * 1024])))
                .as("5 MB are more than 6 MB in base64")
                .isEqualTo("413 {\"message\":\"Request Entity Too Large\"}");
    }

    @Test
    void more_than_10_240_bytes_of_headers_are_a_431() {
        Scripted.plays(event -> "");

        assertThat(ask(Duration.ofSeconds(5), Map.of("cookie", List.of("x".repeat(10_240))), new byte[0])
                        .status())
                .isEqualTo(431);
        assertThat(Scripted.EVENTS).isEmpty();
    }

    private static WebAnswer ask(Duration patience, Map<String, List<String>> headers, byte[] body) {
        try (var functions = Scripted.functions(Duration.ofSeconds(10));
                var api = new HttpApi(functions, "Scripted", InstantSource.system(), patience)) {
            return api.answer(new WebRequest("POST", "/apps", "", headers, body, "127.0.0.1"));
        }
    }

    private static String says(WebAnswer answer) {
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }
}
