package latchkey.local.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What the HTTP API sends back. {@code cookies} are whole {@code Set-Cookie} values. */
public record WebAnswer(int status, Map<String, String> headers, List<String> cookies, byte[] body) {

    static WebAnswer message(int status, String message) {
        return new WebAnswer(
                status,
                Map.of("content-type", "application/json"),
                List.of(),
                ("{\"message\":\"" + message + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
