package latchkey.local.aws.events;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * What an event must look like, in the words that EventBridge rules and Lambda's filters share: values, {@code prefix},
 * {@code suffix}, {@code exists} and {@code anything-but}. What else there is in AWS is refused by name.
 *
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">AWS</a>
 */
public final class EventPattern {

    private final Map<?, ?> pattern;

    /** @throws IllegalArgumentException where the pattern has a word that is not known here, or no list at a leaf */
    public EventPattern(Map<?, ?> pattern) {
        this.pattern = pattern;
        check("", pattern);
    }

    /** Reads a pattern from its JSON. */
    public static EventPattern of(String json) {
        return new EventPattern(Json.object(json));
    }

    public boolean matches(Map<?, ?> event) {
        return matches(pattern, event);
    }

    private static void check(String at, Map<?, ?> pattern) {
        pattern.forEach((name, wanted) -> {
            var path = at + "/" + name;
            switch (wanted) {
                case Map<?, ?> inner -> check(path, inner);
                case List<?> choices -> choices.forEach(choice -> checkChoice(path, choice));
                case null, default ->
                    throw new IllegalArgumentException(
                            "%s: a pattern has a list of values, [\"INSERT\"], got: %s".formatted(path, wanted));
            }
        });
    }

    private static void checkChoice(String path, @Nullable Object choice) {
        if (choice instanceof List<?>) {
            throw new IllegalArgumentException(path + ": a list within a list of values means nothing");
        }
        if (choice instanceof Map<?, ?> matcher) {
            var words = List.of("prefix", "suffix", "exists", "anything-but");
            if (matcher.size() != 1 || !words.containsAll(matcher.keySet())) {
                throw new IllegalArgumentException(
                        "%s: only %s are known here, got: %s".formatted(path, words, matcher.keySet()));
            }
        }
    }

    private static boolean matches(Map<?, ?> pattern, Map<?, ?> event) {
        return pattern.entrySet().stream().allMatch(entry -> {
            var found = event.get(entry.getKey());
            return switch (entry.getValue()) {
                case Map<?, ?> inner -> matches(inner, found instanceof Map<?, ?> below ? below : Map.of());
                case List<?> choices -> choices.stream().anyMatch(choice -> chosen(choice, event, entry.getKey()));
                case null, default -> throw new IllegalStateException("Checked when the pattern was made");
            };
        });
    }

    private static boolean chosen(@Nullable Object choice, Map<?, ?> event, @Nullable Object name) {
        var found = event.get(name);
        if (choice instanceof Map<?, ?> matcher && matcher.containsKey("exists")) {
            return Boolean.TRUE.equals(matcher.get("exists"))
                    == (event.containsKey(name) && !(found instanceof Map<?, ?>));
        }
        if (!event.containsKey(name)) {
            return false;
        }
        return found instanceof List<?> values
                ? values.stream().anyMatch(value -> fits(choice, value))
                : fits(choice, found);
    }

    private static boolean fits(@Nullable Object choice, @Nullable Object value) {
        if (!(choice instanceof Map<?, ?> matcher)) {
            return Objects.equals(choice, value);
        }
        if (matcher.get("prefix") instanceof String prefix) {
            return value instanceof String text && text.startsWith(prefix);
        }
        if (matcher.get("suffix") instanceof String suffix) {
            return value instanceof String text && text.endsWith(suffix);
        }
        var not = matcher.get("anything-but");
        return not instanceof List<?> several ? !several.contains(value) : !Objects.equals(not, value);
    }
}
