package latchkey.local.aws.states;

import java.util.List;
import java.util.Set;
import latchkey.local.aws.states.DefinitionFaults.Fault;

/** Which fields a state, or an object in one, may and must have. */
record FieldRules(Place at, Node state, List<Fault> faults) {

    /** Fields of the JSONPath dialect. */
    private static final Set<String> JSON_PATH = words("""
            InputPath OutputPath ResultPath ResultSelector Parameters Result ItemsPath MaxConcurrencyPath TimeoutSecondsPath \
            HeartbeatSecondsPath SecondsPath TimestampPath ErrorPath CausePath Variable""");

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    /** Refuses the fields that are not known here. */
    void known(Node json, Set<String> known, String where) {
        for (var field : json.fields().keySet()) {
            if (JSON_PATH.contains(field) || field.endsWith(".$")) {
                faults.add(at.refused(
                        where + field,
                        "The QueryLanguage is set to 'JSONata', but field '%s' is only supported for the 'JSONPath' QueryLanguage"
                                .formatted(field),
                        "Use Arguments, Output and Assign"));
            } else if (!known.contains(field)) {
                faults.add(at.refused(
                        where + field,
                        "Field '%s' is not supported".formatted(field),
                        "There is " + DefinitionFaults.sorted(known)));
            }
        }
    }

    void required(String field) {
        if (!state.has(field)) {
            faults.add(at.refused(field, "These fields are required: [%s]".formatted(field), "Add it"));
        }
    }

    /** A field that takes an expression, or a value that is right. */
    void literal(String field, boolean isRight, String right) {
        if (state.has(field)
                && !isRight
                && state.textIf(field).filter(Template::isExpression).isEmpty()) {
            faults.add(at.refused(
                    field,
                    "It must be such as %s, or an expression, got: %s".formatted(right, state.get(field)),
                    "Write %s: %s".formatted(field, right)));
        }
    }
}
