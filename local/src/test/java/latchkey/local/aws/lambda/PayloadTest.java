package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import latchkey.runtime.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PayloadTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:41:00Z");

    @Test
    void the_path_is_decoded_and_the_query_is_not() {
        var event = event("/apps/k%C3%BCche+x", "q=a%20b&q=c&empty", Map.of(), "");

        assertThat(event)
                .containsEntry("version", "2.0")
                .containsEntry("rawPath", "/apps/küche+x")
                .containsEntry("rawQueryString", "q=a%20b&q=c&empty")
                .containsEntry("queryStringParameters", Map.of("q", "a b,c", "empty", ""))
                .containsEntry("isBase64Encoded", false)
                .doesNotContainKey("body");
    }

    @Test
    void cookies_stand_apart_and_headers_are_joined() {
        var event =
                event("/", "", Map.of("cookie", List.of("a=1; b=2", "c=3"), "accept", List.of("text/html", "*/*")), "");

        assertThat(event).containsEntry("cookies", List.of("a=1", "b=2", "c=3"));
        assertThat(event.get("headers"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("accept", "text/html,*/*")
                .doesNotContainKey("cookie");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json; charset=utf-8, false",
        "text/csv, false",
        "application/xml, false",
        "application/javascript, false",
        "application/x-www-form-urlencoded, true",
        "application/yaml, true",
        "application/problem+json, true"
    })
    void only_some_types_arrive_as_text(String type, boolean base64) {
        var event = event("/", "", Map.of("content-type", List.of(type)), "straße=1");

        var encoded = Base64.getEncoder().encodeToString("straße=1".getBytes(StandardCharsets.UTF_8));
        assertThat(event).containsEntry("isBase64Encoded", base64).containsEntry("body", base64 ? encoded : "straße=1");
    }

    @Test
    void a_body_without_a_type_arrives_in_base64() {
        assertThat(event("/", "", Map.of(), "x")).containsEntry("isBase64Encoded", true);
    }

    @Test
    void an_answer_has_cookies_and_headers_of_its_own() {
        var answer = answer(
                "{\"statusCode\":303,\"headers\":{\"Location\":\"/apps\",\"X-N\":1},\"cookies\":[\"a=1\",\"b=2\"]}");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.headers()).isEqualTo(Map.of("location", "/apps", "x-n", "1"));
        assertThat(answer.cookies()).containsExactly("a=1", "b=2");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void an_answer_without_a_status_is_the_body_of_a_200() {
        var answer = answer("{\"ready\":true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("{\"ready\":true}");
    }

    @Test
    void a_body_in_base64_is_sent_as_bytes() {
        assertThat(answer("{\"statusCode\":200,\"body\":\"AAEC\",\"isBase64Encoded\":true}")
                        .body())
                .containsExactly(0, 1, 2);
    }

    @Test
    void a_status_that_is_none_means_nothing() {
        assertThatThrownBy(() -> answer("{\"statusCode\":\"fine\"}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> answer("{\"statusCode\":42}")).isInstanceOf(IllegalArgumentException.class);
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // an event of ours holds no null
    private static Map<String, Object> event(
            String path, String query, Map<String, List<String>> headers, String body) {
        var request = new WebRequest("POST", path, query, headers, body.getBytes(StandardCharsets.UTF_8), "127.0.0.1");
        return (Map<String, Object>) (Map<?, ?>) Json.object(Payload.event(request, NOW));
    }

    private static WebAnswer answer(String payload) {
        return Payload.answer(payload.getBytes(StandardCharsets.UTF_8));
    }
}
