package latchkey.local.aws.ses;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.local.aws.AwsFault;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** The members of a structure in a call; one of the wrong type is the {@code SerializationException} that AWS answers. */
record Members(Map<String, @Nullable Object> values) {

    static Members of(byte[] body) {
        try {
            return new Members(Json.object(body));
        } catch (Json.NotJson e) {
            throw new AwsFault(400, "SerializationException", "The call's body is no JSON object: " + e.getMessage());
        }
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw wrong(name, "a string");
        });
    }

    /** @throws AwsFault {@code BadRequestException} where it is not there or empty */
    String required(String name) {
        return text(name).filter(text -> !text.isEmpty()).orElseThrow(() -> Draft.bad(name + " is missing"));
    }

    /** Whether it is there and true. */
    boolean is(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    Optional<Members> structure(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> structure(name, value));
    }

    List<Members> structures(String name) {
        return list(name).stream().map(value -> structure(name, value)).toList();
    }

    List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    /** @throws AwsFault {@code NotImplemented}, naming the first member that is not among those that are built */
    void mustBeAmong(String where, Set<String> built) {
        for (var name : values.keySet()) {
            if (has(name) && !built.contains(name)) {
                throw new AwsFault(
                        501,
                        "NotImplemented",
                        "%s.%s is not there in Latchkey's SES; there are %s"
                                .formatted(
                                        where,
                                        name,
                                        String.join(
                                                ", ", built.stream().sorted().toList())));
            }
        }
    }

    private List<?> list(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrong(name, "a list");
        };
    }

    @SuppressWarnings("unchecked") // what Json reads has text keys
    private static Members structure(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Members((Map<String, @Nullable Object>) map);
        }
        throw wrong(name, "a structure");
    }

    private static AwsFault wrong(String name, String type) {
        return new AwsFault(400, "SerializationException", "%s must be %s".formatted(name, type));
    }
}
