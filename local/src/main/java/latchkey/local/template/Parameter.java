package latchkey.local.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A parameter of one template and what its value must be like. */
record Parameter(String name, Tree.Mapping declared) {

    static final Set<String> KEYS = Set.of(
            "Type",
            "Default",
            "Description",
            "AllowedValues",
            "AllowedPattern",
            "ConstraintDescription",
            "MinLength",
            "MaxLength",
            "MinValue",
            "MaxValue",
            "NoEcho");
    /** CloudFormation's own bound, in bytes; ours are all of one byte a character. */
    private static final int LONGEST = 4096;

    private static final List<String> LIMITS = List.of("MinLength", "MaxLength", "MinValue", "MaxValue");

    static final Set<String> TYPES = Set.of("String", "Number", "CommaDelimitedList");

    Optional<Tree> defaultValue() {
        return declared.get("Default");
    }

    boolean isList() {
        return text("Type").equals("CommaDelimitedList");
    }

    /** Whether the declaration itself is in order. */
    void check(Faults faults) {
        declared.entries().forEach((key, value) -> {
            if (!KEYS.contains(key)) {
                faults.unknown(value.place(), key, "is nothing that a parameter has", KEYS);
            }
        });
        if (!TYPES.contains(text("Type"))) {
            faults.unknown(declared.place(), text("Type"), "is no type of a parameter here", TYPES);
        }
        described(faults);
        defaultValue().ifPresent(value -> checkValue(Tree.show(value), value.place(), faults));
    }

    /** CloudFormation shows the description whichever rule refuses a value. */
    private void described(Faults faults) {
        declared.get("ConstraintDescription")
                .ifPresent(said -> LIMITS.stream()
                        .filter(limit -> declared.get(limit).isPresent()
                                && !Tree.show(said).contains(text(limit)))
                        .forEach(limit -> faults.add(
                                said.place(),
                                Tree.show(said),
                                "is what people read whom %s: %s refuses, and does not name it"
                                        .formatted(limit, text(limit)),
                                "Name %s in it".formatted(text(limit)))));
    }

    /** Whether CloudFormation would take this value. */
    void checkValue(String value, Place at, Faults faults) {
        refusal(value).ifPresent(right -> faults.add(at, value, "is no value for the parameter " + name, right));
    }

    private Optional<String> refusal(String value) {
        var words = declared.get("AllowedValues").map(Tree::items).orElse(List.of()).stream()
                .map(Tree::show)
                .toList();
        if (!words.isEmpty() && !words.contains(value)) {
            return Optional.of("Allowed: " + String.join(", ", words));
        }
        if (!matches(value)) {
            return Optional.of(declared.get("ConstraintDescription")
                    .map(Tree::show)
                    .orElse("It must match " + text("AllowedPattern")));
        }
        if (value.length() < number("MinLength", 0) || value.length() > number("MaxLength", LONGEST)) {
            return Optional.of(
                    "Its length must be %d to %d".formatted(number("MinLength", 0), number("MaxLength", LONGEST)));
        }
        return text("Type").equals("Number") ? notInRange(value) : Optional.empty();
    }

    /** The longest value that is allowed, in characters. */
    int longest() {
        var words = declared.get("AllowedValues").map(Tree::items).orElse(List.of());
        return words.isEmpty()
                ? (int) number("MaxLength", LONGEST)
                : words.stream()
                        .mapToInt(word -> Tree.show(word).length())
                        .max()
                        .orElse(0);
    }

    private Optional<String> notInRange(String value) {
        try {
            var number = new BigDecimal(value);
            var least = number("MinValue", Long.MIN_VALUE);
            var most = number("MaxValue", Long.MAX_VALUE);
            return number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0
                    ? Optional.of("Write a number from %d to %d".formatted(least, most))
                    : Optional.empty();
        } catch (NumberFormatException _) {
            return Optional.of("Write a number");
        }
    }

    private boolean matches(String value) {
        var pattern = text("AllowedPattern");
        try {
            return pattern.isEmpty() || Pattern.matches(pattern, value);
        } catch (PatternSyntaxException _) {
            return false;
        }
    }

    private String text(String key) {
        return declared.get(key).map(Tree::show).orElse("");
    }

    private long number(String key, long otherwise) {
        @Nullable Tree tree = declared.get(key).orElse(null);
        return tree instanceof Tree.Scalar(Place _, Object value) && value instanceof Long number ? number : otherwise;
    }
}
