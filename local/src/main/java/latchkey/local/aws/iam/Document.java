package latchkey.local.aws.iam;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a policy, in which a list of one may be written without its brackets. */
final class Document {

    private Document() {}

    static Map<String, Object> object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked")
            var members = (Map<String, Object>) map;
            return members;
        }
        throw new IllegalArgumentException("A policy's %s must be an object, got: %s".formatted(name, value));
    }

    static List<String> strings(String name, @Nullable Object value) {
        if (value instanceof String one) {
            return List.of(one);
        }
        if (value instanceof List<?> many && !many.isEmpty() && many.stream().allMatch(String.class::isInstance)) {
            return many.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException(
                "A policy's %s must be a text or a list of texts, got: %s".formatted(name, value));
    }

    static List<?> many(@Nullable Object value) {
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }
}
