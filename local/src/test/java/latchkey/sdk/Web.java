package latchkey.sdk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.lambda.HttpApi;
import latchkey.local.aws.lambda.Scripted;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.local.aws.lambda.WebRequest;

/** An HTTP API in front of a scripted function. */
final class Web {

    static final Instant NOW = Instant.parse("2026-11-23T09:41:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What the function is told of a request without a body. */
    Map<String, Object> event(String method, String path, String query, Map<String, List<String>> headers) {
        return event(method, path, query, headers, "");
    }

    Map<String, Object> event(
            String method, String path, String query, Map<String, List<String>> headers, String body) {
        Scripted.plays(event -> "");
        ask(new WebRequest(method, path, query, headers, body.getBytes(StandardCharsets.UTF_8), "192.0.2.1"), PATIENCE);
        return Scripted.EVENTS.getFirst();
    }

    /** What comes back when the function answers with these words. */
    WebAnswer answer(String payload) {
        Scripted.plays(event -> payload);
        return ask(request(Map.of(), 0), PATIENCE);
    }

    static WebRequest request(Map<String, List<String>> headers, int bytes) {
        return new WebRequest("POST", "/apps", "", headers, new byte[bytes], "192.0.2.1");
    }

    WebAnswer ask(WebRequest request, Duration patience) {
        try (var functions = Scripted.functions(PATIENCE);
                var api = new HttpApi(functions, "Scripted", () -> NOW, patience)) {
            return api.answer(request);
        }
    }

    static String text(WebAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Status and body, as a log line. */
    static String says(WebAnswer answer) {
        return answer.status() + " " + text(answer);
    }
}
