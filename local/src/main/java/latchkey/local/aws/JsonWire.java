package latchkey.local.aws;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** AWS JSON 1.0 on the wire: bodies are JSON, and a fault names itself in {@code __type} and {@code x-amzn-ErrorType}. */
public final class JsonWire {

    private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

    private JsonWire() {}

    /**
     * The members of a call.
     *
     * @throws AwsFault SerializationException where the body is no JSON object
     */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> members(AwsCall call) {
        if (call.body().length == 0) {
            return Map.of();
        }
        try {
            if (Json.read(call.body()) instanceof Map<?, ?> members) {
                return (Map<String, @Nullable Object>) members;
            }
        } catch (Json.NotJson _) {
            throw notJson();
        }
        throw notJson();
    }

    /** A good answer. */
    public static AwsAnswer answer(Map<String, ?> members) {
        return new AwsAnswer(200, Map.of("Content-Type", CONTENT_TYPE), bytes(members));
    }

    /** A fault; {@code headers} are added to those of every fault. */
    public static AwsAnswer refuse(AwsFault fault, Map<String, String> headers) {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("__type", fault.code());
        members.put("message", fault.getMessage());
        members.putAll(fault.fields());
        var all = new LinkedHashMap<>(headers);
        all.put("Content-Type", CONTENT_TYPE);
        all.put("x-amzn-ErrorType", fault.code());
        return new AwsAnswer(fault.status(), all, bytes(members));
    }

    private static byte[] bytes(Map<String, ?> members) {
        return Json.write(members).getBytes(StandardCharsets.UTF_8);
    }

    private static AwsFault notJson() {
        return new AwsFault(400, "SerializationException", "The body of a call in AWS JSON 1.0 must be a JSON object");
    }
}
