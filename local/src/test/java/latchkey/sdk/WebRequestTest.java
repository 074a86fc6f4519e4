package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.lambda.Scripted;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.MapAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a function is told of a request. */
@SdkTest("HTTP API")
@Source("apigateway/latest/developerguide/http-api-develop-integrations-lambda.html")
@Unjudged(why = WebRequestTest.NO_CONTAINERS)
@ResourceLock(Scripted.SCRIPT)
class WebRequestTest {

    static final String NO_CONTAINERS = "Without containers no judge runs a Java function";

    private static final String BINARY =
            "https://aws.amazon.com/blogs/compute/handling-binary-data-using-amazon-api-gateway-http-apis/";

    private final Web web = new Web();

    @Test
    void an_event_is_of_version_2_for_the_default_route_and_stage() {
        var event = web.event("GET", "/apps", "", Map.of());

        assertThat(event).containsEntry("version", "2.0").containsEntry("routeKey", "$default");
        context(event).containsEntry("routeKey", "$default").containsEntry("stage", "$default");
    }

    @Test
    void the_path_is_decoded_and_the_query_is_as_it_was_sent() {
        var event = web.event("GET", "/apps/k%C3%BCche+x", "q=a%20b&r=%2F", Map.of());

        assertThat(event)
                .containsEntry("rawPath", "/apps/küche+x")
                .containsEntry("rawQueryString", "q=a%20b&r=%2F")
                .containsEntry("queryStringParameters", Map.of("q", "a b", "r", "/"));
    }

    @Test
    void a_parameter_given_twice_is_joined_by_a_comma() {
        var event = web.event("GET", "/", "q=a&q=b&empty", Map.of());

        assertThat(event).containsEntry("queryStringParameters", Map.of("q", "a,b", "empty", ""));
    }

    @Test
    void without_a_query_there_are_no_parameters() {
        assertThat(web.event("GET", "/", "", Map.of()))
                .containsEntry("rawQueryString", "")
                .doesNotContainKey("queryStringParameters");
    }

    @Test
    void a_header_given_twice_is_joined_by_a_comma() {
        var event = web.event("GET", "/", "", Map.of("accept", List.of("text/html", "*/*")));

        assertThat(event.get("headers"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("accept", "text/html,*/*");
    }

    @Test
    void cookies_stand_apart_one_by_one() {
        var event = web.event("GET", "/", "", Map.of("cookie", List.of("a=1; b=2", "c=3")));

        assertThat(event).containsEntry("cookies", List.of("a=1", "b=2", "c=3"));
        assertThat(event.get("headers"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .doesNotContainKey("cookie");
    }

    @Test
    void without_cookies_there_is_no_list_of_them_and_without_a_body_no_body() {
        assertThat(web.event("GET", "/", "", Map.of()))
                .doesNotContainKeys("cookies", "body")
                .containsEntry("isBase64Encoded", false);
    }

    @Test
    void the_context_says_who_asked_what_when() {
        var event = web.event("POST", "/a%20b", "", Map.of("user-agent", List.of("Browser")));

        context(event).containsKeys("accountId", "apiId", "domainName", "domainPrefix", "requestId");
        context(event)
                .containsEntry(
                        "http",
                        Map.of(
                                "method", "POST",
                                "path", "/a b",
                                "protocol", "HTTP/1.1",
                                "sourceIp", "192.0.2.1",
                                "userAgent", "Browser"))
                .containsEntry("time", "23/Nov/2026:09:41:00 +0000")
                .containsEntry("timeEpoch", Web.NOW.toEpochMilli());
    }

    @ParameterizedTest(name = "a body of {0} comes as text")
    @ValueSource(strings = {"application/json; charset=utf-8", "text/csv", "application/xml", "application/javascript"})
    @Source(BINARY)
    void text_json_xml_and_javascript_come_as_text(String type) {
        var event = web.event("POST", "/", "", Map.of("content-type", List.of(type)), "straße=1");

        assertThat(event).containsEntry("isBase64Encoded", false).containsEntry("body", "straße=1");
    }

    @ParameterizedTest(name = "a body of {0} comes in base64")
    @ValueSource(strings = {"application/x-www-form-urlencoded", "application/yaml", "application/problem+json"})
    @Source(BINARY)
    void every_other_type_comes_in_base64(String type) {
        var event = web.event("POST", "/", "", Map.of("content-type", List.of(type)), "straße=1");

        assertThat(event)
                .containsEntry("isBase64Encoded", true)
                .containsEntry("body", Base64.getEncoder().encodeToString("straße=1".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    @Source(BINARY)
    void a_body_without_a_type_comes_in_base64() {
        assertThat(web.event("POST", "/", "", Map.of(), "x")).containsEntry("isBase64Encoded", true);
    }

    private static MapAssert<String, Object> context(Map<String, Object> event) {
        return assertThat(event.get("requestContext"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class));
    }
}
