package latchkey.local.aws.sqs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.AwsFault;
import org.jspecify.annotations.Nullable;

/** The members of a call's JSON, or of an entry of its batch. */
record Members(Map<String, @Nullable Object> values) {

    /** @throws AwsFault MissingParameter where it is not there */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> SqsFault.missing(name));
    }

    Optional<String> optionalText(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw wrongType(name, "a text");
        };
    }

    /** @throws AwsFault InvalidParameterValue where it is not between {@code least} and {@code most} */
    int number(String name, int otherwise, int least, int most) {
        var value = values.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Number number)) {
            throw wrongType(name, "a number");
        }
        if (!(value instanceof Long whole) || whole < least || whole > most) {
            throw SqsFault.outside(name, number, least, most);
        }
        return whole.intValue();
    }

    Members optionalObject(String name) {
        return switch (values.get(name)) {
            case null -> new Members(Map.of());
            case Map<?, ?> object -> of(object);
            default -> throw wrongType(name, "an object");
        };
    }

    /** A map of texts, such as attributes. */
    Map<String, String> texts(String name) {
        var texts = new LinkedHashMap<String, String>();
        var object = optionalObject(name);
        object.values().keySet().forEach(key -> texts.put(key, object.text(key)));
        return texts;
    }

    List<String> list(String name) {
        return many(name).stream()
                .map(value -> {
                    if (value instanceof String text) {
                        return text;
                    }
                    throw wrongType(name, "a list of texts");
                })
                .toList();
    }

    List<Members> objects(String name) {
        return many(name).stream()
                .map(value -> {
                    if (value instanceof Map<?, ?> object) {
                        return of(object);
                    }
                    throw wrongType(name, "a list of objects");
                })
                .toList();
    }

    /** @throws AwsFault UnsupportedOperation where a member is given that is not built here */
    Members without(String... names) {
        for (var name : names) {
            if (values.get(name) != null) {
                throw SqsFault.unsupported("the parameter " + name);
            }
        }
        return this;
    }

    private List<?> many(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrongType(name, "a list");
        };
    }

    @SuppressWarnings("unchecked")
    private static Members of(Map<?, ?> object) {
        return new Members((Map<String, @Nullable Object>) object);
    }

    private static AwsFault wrongType(String name, String right) {
        return new AwsFault(400, "SerializationException", "%s must be %s".formatted(name, right));
    }
}
