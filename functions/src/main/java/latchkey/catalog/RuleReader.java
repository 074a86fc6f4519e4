package latchkey.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import latchkey.people.Address;
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
        var entries = list.each();
        if (entries.isEmpty() || entries.size() > MOST) {
            list.fault("1 to %d rules".formatted(MOST));
            return Optional.empty();
        }
        var rules = new ArrayList<Rule>();
        for (var rule : entries) {
            new RuleReader(rule, depth + 1).read().ifPresent(rules::add);
        }
        return Optional.<List<Rule>>of(rules).filter(read -> read.size() == entries.size());
    }

    private static Optional<Rule> is(Rule.Field field, Node at) {
        var value = at.text(LONGEST);
        if (field == Rule.Field.EMAIL && !value.isEmpty()) {
            return canonical(at, Address.parse(value).map(Address::value), "a mail address such as mara@demo.example")
                    .map(one -> new Rule.Is(field, one));
        }
        if (field == Rule.Field.DOMAIN && !value.isEmpty()) {
            return canonical(at, Address.parse("x@" + value).map(Address::domain), "a mail domain such as demo.example")
                    .map(one -> new Rule.Is(field, one));
        }
        if (field == Rule.Field.EMPLOYMENT
                && !value.isEmpty()
                && Employment.of(value).isEmpty()) {
            at.fault("one of: " + Employment.words());
        }
        return value.isEmpty() ? Optional.empty() : Optional.of(new Rule.Is(field, value));
    }

    /** In the form in which a person's own is compared with it. */
    private static Optional<String> canonical(Node at, Optional<String> value, String right) {
        if (value.isEmpty()) {
            at.fault(right);
        }
        return value;
    }
}
