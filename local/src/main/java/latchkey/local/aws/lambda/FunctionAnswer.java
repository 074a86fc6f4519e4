package latchkey.local.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * What an invocation ends with.
 *
 * @param payload what the function wrote, or Lambda's description of what went wrong
 * @param failed whether Lambda would send {@code X-Amz-Function-Error: Unhandled}
 */
public record FunctionAnswer(byte[] payload, boolean failed) {

    static FunctionAnswer error(String type, String message) {
        return error(type, message, List.of());
    }

    static FunctionAnswer killed() {
        return error("Runtime.ExitError", "Error: Runtime exited with error: signal: killed");
    }

    static FunctionAnswer thrown(Throwable thrown) {
        var trace = java.util.Arrays.stream(thrown.getStackTrace())
                .limit(40)
                .map(StackTraceElement::toString)
                .toList();
        return error(thrown.getClass().getName(), thrown.getMessage(), trace);
    }

    private static FunctionAnswer error(String type, @Nullable String message, List<String> trace) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("errorMessage", message);
        document.put("errorType", type);
        if (!trace.isEmpty()) {
            document.put("stackTrace", trace);
        }
        return new FunctionAnswer(Json.write(document).getBytes(StandardCharsets.UTF_8), true);
    }

    /** The payload as text, for a log line. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }
}
