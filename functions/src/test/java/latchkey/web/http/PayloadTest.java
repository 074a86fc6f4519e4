package latchkey.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import latchkey.runtime.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PayloadTest {

    private static final String EVENT = """
            {"version": "2.0", "rawPath": "/sign-in", "rawQueryString": "a=1&b=%%C3%%A9+x&a=2",
             "cookies": ["session=one", "target=/apps", "session=two"],
             "headers": {"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8", "host": "localhost:8080"},
             "requestContext": {"http": {"method": "post", "sourceIp": "192.0.2.1"}},
             "body": "%s", "isBase64Encoded": true}
            """.formatted(
                    Base64.getEncoder().encodeToString("email=mara%40demo.example".getBytes(StandardCharsets.UTF_8)));

    @Test
    void an_event_of_the_HTTP_API_is_a_request() throws IOException {
        var request = Payload.read(new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)));

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.query().text("a")).isEqualTo("1");
        assertThat(request.query().text("b")).isEqualTo("é x");
        assertThat(request.cookies()).containsEntry("session", "one").containsEntry("target", "/apps");
        assertThat(request.contentType()).isEqualTo(Request.FORM);
        assertThat(request.form().text("email")).isEqualTo("mara@demo.example");
        assertThat(request.ip()).isEqualTo("192.0.2.1");
    }

    @Test
    void pages_go_out_as_text_and_everything_else_as_base64() throws IOException {
        assertThat(written(Response.html(200, "<p>ü")))
                .contains("\"body\":\"<p>ü\"")
                .contains("\"isBase64Encoded\":false");
        assertThat(written(Response.of(200, "font/woff2", new byte[] {1, 2})))
                .contains("\"body\":\"AQI=\"")
                .contains("\"isBase64Encoded\":true");
    }

    @Test
    void a_percent_sign_that_escapes_nothing_is_refused() {
        assertThatThrownBy(() -> Query.parse("q=100%"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("%20");
    }

    private static String written(Response response) throws IOException {
        var out = new ByteArrayOutputStream();
        Payload.write(response, out);
        var text = out.toString(StandardCharsets.UTF_8);
        assertThat(Json.object(text)).containsEntry("statusCode", 200L);
        return text;
    }
}
