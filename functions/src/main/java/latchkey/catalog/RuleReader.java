package latchkey.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import latchkey.people.Employment;

/** Reads a rule of pre-approval: one field with its value, or rules under {@code all} or {@code any}. */
record RuleReader(Node node, int depth) {

    private static final int MOST = 20;
    private static final int LONGEST = 254;

    private static final String RIGHT = "one of all, any, "
            + Arrays.stream(Rule.Field.values()).map(Rule.Field::word).collect(Collectors.joining(", "));

    RuleReader(Node node) {
        this(node, 1);
    }

    Optional<Rule> read() {
        var keys = new TreeSet<>(node.entries().keySet());
        if (keys.size() != 1) {
            node.fault(RIGHT + ", and only one of them");
            return Optional.empty();
        }
        var key = keys.first();
        var at = node.at(key);
        if (key.equals("all")) {
            return nested(at).map(Rule.AllOf::new);
        }
        if (key.equals("any")) {
            return nested(at).map(Rule.AnyOf::new);
        }
        var field = Rule.Field.of(key);
        if (field.isEmpty()) {
            node.fault(RIGHT);
        }
        return field.flatMap(one -> is(one, at));
    }

    private Optional<List<Rule>> nested(Node list) {
        if (depth == Rule.DEEPEST) {
            list.fault("at most %d rules within each other".formatted(Rule.DEEPEST));
            return Optional.empty();
        }
        var rules = new ArrayList<Rule>();
        for (var rule : list.each()) {
            new RuleReader(rule, depth + 1).read().ifPresent(rules::add);
        }
        if (rules.isEmpty() || rules.size() > MOST) {
            list.fault("1 to %d rules".formatted(MOST));
            return Optional.empty();
        }
        return Optional.of(rules);
    }

    private static Optional<Rule> is(Rule.Field field, Node at) {
        var value = at.text(LONGEST);
        if (field == Rule.Field.EMPLOYMENT && !value.isEmpty() && Employment.of(value).isEmpty()) {
            at.fault("one of: " + Employment.words());
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(new Rule.Is(field, value));
    }
}
