package latchkey.local.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What may stand at one place of a resource, and whether anything here heeds it. */
sealed interface Shape {

    /** Text, a number, true or false. Numbers may be bounded, words listed. */
    record Value(Kind kind, long least, long most, List<String> words) implements Shape {}

    /** Known to AWS and passed over here, for a reason. */
    record NoEffect(String reason) implements Shape {}

    /** Known to AWS and not played here: refused, so that nothing is missed silently. */
    record Refused(String reason) implements Shape {}

    /** Free in its form: a filter, a pattern, a policy's conditions. */
    record Document() implements Shape {}

    record Fields(Map<String, Shape> known, Set<String> required) implements Shape {}

    /** A list; where CloudFormation takes one value for a list of one, so is it here. */
    record Each(Shape item) implements Shape {}

    /** Names of the template's own choosing. */
    record Named(Shape value) implements Shape {}

    /** A shape that several types share, by its name. */
    record Shared(String name) implements Shape {}

    /** {@code {Type, Properties}}; which properties depends on the type. */
    record Typed(String prefix) implements Shape {}

    /** What a {@link Value} is. */
    enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN
    }
}
