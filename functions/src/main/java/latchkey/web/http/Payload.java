package latchkey.web.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * The event of an HTTP API, payload format 2.0, and its answer.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">AWS</a>
 */
public final class Payload {

    private Payload() {}

    public static Request read(InputStream event) throws IOException {
        var payload = Json.object(event.readAllBytes());
        var http = map(map(payload.get("requestContext")).get("http"));
        return new Request(
                text(http.get("method")).toUpperCase(Locale.ROOT),
                text(payload.get("rawPath")),
                Query.parse(text(payload.get("rawQueryString"))),
                headers(payload.get("headers")),
                cookies(payload.get("cookies")),
                body(payload),
                text(http.get("sourceIp")),
                Map.of());
    }

    public static void write(Response response, OutputStream answer) throws IOException {
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("statusCode", response.status());
        payload.put("headers", response.headers());
        payload.put("cookies", response.cookies());
        payload.put(
                "body",
                response.isText() ? response.text() : Base64.getEncoder().encodeToString(response.body()));
        payload.put("isBase64Encoded", !response.isText());
        answer.write(Json.write(payload).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] body(Map<String, @Nullable Object> payload) {
        var body = text(payload.get("body"));
        return Boolean.TRUE.equals(payload.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> headers(@Nullable Object given) {
        var headers = new LinkedHashMap<String, String>();
        map(given).forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), text(value)));
        return headers;
    }

    /** Of two cookies with one name the first counts: it has the longer path (RFC 6265 §5.4). */
    private static Map<String, String> cookies(@Nullable Object given) {
        var cookies = new LinkedHashMap<String, String>();
        for (var cookie : texts(given)) {
            int is = cookie.indexOf('=');
            if (is > 0) {
                cookies.putIfAbsent(
                        cookie.substring(0, is).strip(),
                        cookie.substring(is + 1).strip());
            }
        }
        return cookies;
    }

    private static List<String> texts(@Nullable Object value) {
        var texts = new ArrayList<String>();
        if (value instanceof List<?> list) {
            list.forEach(one -> texts.add(text(one)));
        }
        return texts;
    }

    @SuppressWarnings("unchecked") // Json gives maps with text keys
    private static Map<String, @Nullable Object> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
