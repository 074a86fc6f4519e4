package latchkey.local.aws.states;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON object whose fields are read as what they must be. */
record Node(Map<String, @Nullable Object> fields) {

    /** @throws IllegalArgumentException where the value is no JSON object */
    static Node of(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("A JSON object is needed, {…}, got: " + value);
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, field) -> fields.put(String.valueOf(key), field));
        return new Node(fields);
    }

    boolean has(String field) {
        return fields.containsKey(field);
    }

    @Nullable
    Object get(String field) {
        return fields.get(field);
    }

    String text(String field) {
        return textIf(field).orElseThrow(() -> wrong(field, "a text"));
    }

    Optional<String> textIf(String field) {
        return fields.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    long number(String field) {
        return numberIf(field).orElseThrow(() -> wrong(field, "a whole number"));
    }

    /** Empty where it is no number, or no whole one. */
    Optional<Long> numberIf(String field) {
        return decimalIf(field)
                .filter(number -> number.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValueExact);
    }

    Optional<BigDecimal> decimalIf(String field) {
        return fields.get(field) instanceof Number number
                ? Optional.of(new BigDecimal(number.toString()))
                : Optional.empty();
    }

    boolean flag(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    Node node(String field) {
        return of(fields.get(field));
    }

    Optional<Node> nodeIf(String field) {
        return fields.get(field) instanceof Map<?, ?> map ? Optional.of(of(map)) : Optional.empty();
    }

    /** The objects of a list; an absent list has none. */
    List<Node> nodes(String field) {
        return list(field).stream().map(Node::of).toList();
    }

    /** The texts of a list; an absent list has none. */
    List<String> texts(String field) {
        return list(field).stream().map(String::valueOf).toList();
    }

    @SuppressWarnings("unchecked") // whatever JSON holds is an object or null
    List<@Nullable Object> list(String field) {
        return fields.get(field) instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
    }

    private IllegalArgumentException wrong(String field, String right) {
        return new IllegalArgumentException("%s must be %s, got: %s".formatted(field, right, fields.get(field)));
    }
}
