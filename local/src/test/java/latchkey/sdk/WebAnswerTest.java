package latchkey.sdk;

import static latchkey.sdk.Web.request;
import static latchkey.sdk.Web.says;
import static latchkey.sdk.Web.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import latchkey.local.aws.lambda.Scripted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client is told of a function's answer, and what the API says where there is none. */
@SdkTest("HTTP API")
@Source("apigateway/latest/developerguide/http-api-develop-integrations-lambda.html")
@Unjudged(why = WebRequestTest.NO_CONTAINERS)
@ResourceLock(Scripted.SCRIPT)
class WebAnswerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Web web = new Web();

    @Test
    void an_answer_has_status_headers_and_body() {
        var answer = web.answer("{\"statusCode\":404,\"headers\":{\"Content-Type\":\"text/html\"},\"body\":\"<p>\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("content-type", "text/html");
        assertThat(text(answer)).isEqualTo("<p>");
    }

    @Test
    void each_cookie_of_an_answer_is_a_header_of_its_own() {
        var answer = web.answer("{\"statusCode\":303,\"cookies\":[\"a=1; Path=/\",\"b=2\"]}");

        assertThat(answer.cookies()).containsExactly("a=1; Path=/", "b=2");
    }

    @Test
    void a_body_in_base64_is_sent_as_bytes() {
        assertThat(web.answer("{\"statusCode\":200,\"body\":\"AAEC\",\"isBase64Encoded\":true}")
                        .body())
                .containsExactly(0, 1, 2);
    }

    @Test
    void an_object_without_a_status_is_the_body_of_a_200_of_JSON() {
        var answer = web.answer("{\"ready\":true}");

        assertThat(says(answer)).isEqualTo("200 {\"ready\":true}");
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
    }

    @Test
    void a_text_is_the_body_of_a_200_of_JSON_without_its_quotes() {
        var answer = web.answer("\"Hello from Lambda!\"");

        assertThat(says(answer)).isEqualTo("200 Hello from Lambda!");
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
    }

    @ParameterizedTest(name = "an answer of {0} is an Internal Server Error")
    @ValueSource(strings = {"<html>", "{\"statusCode\":\"fine\"}", "{\"statusCode\":42}"})
    @Source("apigateway/latest/developerguide/http-api-troubleshooting-lambda.html")
    void an_answer_that_is_none_is_an_Internal_Server_Error(String payload) {
        assertThat(says(web.answer(payload))).isEqualTo("500 {\"message\":\"Internal Server Error\"}");
    }

    @Test
    @Source("apigateway/latest/developerguide/http-api-troubleshooting-lambda.html")
    void a_function_that_fails_is_an_Internal_Server_Error_without_a_reason() {
        Scripted.plays(event -> {
            throw new IllegalStateException("a secret of ours");
        });

        assertThat(says(web.ask(request(Map.of(), 0), PATIENCE)))
                .isEqualTo("500 {\"message\":\"Internal Server Error\"}");
    }

    @Test
    @Source("apigateway/latest/developerguide/http-api-quotas.html")
    void a_function_that_takes_longer_than_the_API_waits_is_a_503() {
        var never = new CountDownLatch(1);
        Scripted.plays(event -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                return "";
            }
            return "";
        });

        assertThat(says(web.ask(request(Map.of(), 0), Duration.ofMillis(50))))
                .isEqualTo("503 {\"message\":\"Service Unavailable\"}");
    }

    @Test
    @Source("apigateway/latest/developerguide/http-api-quotas.html")
    void a_request_of_more_than_10_MB_is_a_413_and_nobody_hears_of_it() {
        Scripted.plays(event -> "");

        assertThat(says(web.ask(request(Map.of(), 10 * 1024 * 1024 + 1), PATIENCE)))
                .isEqualTo("413 {\"message\":\"Request Entity Too Large\"}");
        assertThat(Scripted.EVENTS).isEmpty();
    }

    @Test
    @Source("lambda/latest/dg/gettingstarted-limits.html")
    void a_request_that_makes_an_event_of_more_than_6_MB_is_a_413() {
        Scripted.plays(event -> "");

        assertThat(web.ask(request(Map.of(), 5 * 1024 * 1024), PATIENCE).status())
                .as("5 MB are more than 6 MB in base64")
                .isEqualTo(413);
        assertThat(Scripted.EVENTS).isEmpty();
    }

    @Test
    @Source("apigateway/latest/developerguide/http-api-quotas.html")
    void request_line_and_headers_have_at_most_10240_bytes() {
        Scripted.plays(event -> "");

        assertThat(web.ask(request(Map.of("cookie", List.of("x".repeat(10_240))), 0), PATIENCE)
                        .status())
                .isEqualTo(431);
        assertThat(Scripted.EVENTS).isEmpty();
    }
}
