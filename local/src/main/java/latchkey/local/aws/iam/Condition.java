package latchkey.local.aws.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import latchkey.local.aws.Account;

/**
 * One line of a statement's {@code Condition}: the request's value of {@code key} must be like one of {@code values}.
 *
 * @param key in lower case, as AWS compares it
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">AWS</a>
 */
record Condition(Operator operator, String key, List<String> values) {

    /** What is so of every call here: each bucket is this account's. */
    private static final Map<String, String> ALWAYS = Map.of("s3:resourceaccount", Account.ID);

    private static final Set<String> KEYS = Set.of("aws:sourcearn", "aws:sourceaccount", "s3:resourceaccount");

    enum Operator {
        StringEquals(false),
        StringLike(true),
        ArnEquals(true),
        ArnLike(true);

        /** ArnEquals and ArnLike are the same in AWS: both take wildcards. */
        private final boolean wildcards;

        Operator(boolean wildcards) {
            this.wildcards = wildcards;
        }
    }

    static List<Condition> read(Object block) {
        var conditions = new ArrayList<Condition>();
        for (var operator : Document.object("Condition", block).entrySet()) {
            for (var line : Document.object("Condition." + operator.getKey(), operator.getValue())
                    .entrySet()) {
                conditions.add(new Condition(
                        operatorNamed(operator.getKey()),
                        keyNamed(line.getKey()),
                        Document.strings(line.getKey(), line.getValue())));
            }
        }
        return List.copyOf(conditions);
    }

    /** @param context the request's condition keys, in lower case; a key that is not there holds no condition */
    boolean holds(Map<String, String> context) {
        var actual = context.getOrDefault(key, ALWAYS.get(key));
        return actual != null
                && values.stream()
                        .anyMatch(value -> operator.wildcards ? Wildcard.matches(value, actual) : value.equals(actual));
    }

    private static Operator operatorNamed(String name) {
        for (var operator : Operator.values()) {
            if (operator.name().equals(name)) {
                return operator;
            }
        }
        throw new IllegalArgumentException(
                "A policy's condition %s is not known here; known are %s".formatted(name, List.of(Operator.values())));
    }

    private static String keyNamed(String name) {
        var key = name.toLowerCase(Locale.ROOT);
        if (!KEYS.contains(key)) {
            throw new IllegalArgumentException("A policy's condition key %s is not known here; known are %s"
                    .formatted(name, KEYS.stream().sorted().toList()));
        }
        return key;
    }
}
