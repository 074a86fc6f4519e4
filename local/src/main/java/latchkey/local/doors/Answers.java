package latchkey.local.doors;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.lambda.WebAnswer;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** The forms in which the local doors answer. */
final class Answers {

    private Answers() {}

    static WebAnswer json(int status, @Nullable Object value) {
        return text(status, "application/json", Json.write(value));
    }

    /** To another page, as forms want it. */
    static WebAnswer seeOther(String path, String... cookies) {
        return new WebAnswer(303, Map.of("location", path), List.of(cookies), new byte[0]);
    }

    /** A problem as in RFC 9457. */
    static WebAnswer problem(int status, String title, @Nullable String detail) {
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        return text(status, "application/problem+json", Json.write(problem));
    }

    private static WebAnswer text(int status, String type, String text) {
        var headers = Map.of("content-type", type, "cache-control", "no-store", "x-content-type-options", "nosniff");
        return new WebAnswer(status, headers, List.of(), text.getBytes(StandardCharsets.UTF_8));
    }
}
