package latchkey.local.aws.states;

import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.local.aws.states.DefinitionFaults.Fault;
import org.jspecify.annotations.Nullable;

/** What is wrong with the expressions of one state, as far as it can be told without running them. */
final class ExpressionFaults {

    private static final String INVALID = "INVALID_JSONATA_EXPRESSION";
    private static final String UNSUPPORTED = "UNSUPPORTED_JSONATA_EXPRESSION";

    /** These hold states of their own, which are looked at by themselves. */
    private static final Set<String> NOT_OURS = Set.of("ItemProcessor", "Branches", "Comment", "Retry");

    private static final Set<String> MEMBERS = Set.of("input", "result", "errorOutput", "context");

    private final Place at;
    private final Node state;
    private final Set<String> variables;
    private final List<Fault> faults = new ArrayList<>();

    /** @param variables those that may be there when the state is entered */
    ExpressionFaults(Place at, Node state, Set<String> variables) {
        this.at = at;
        this.state = state;
        this.variables = variables;
    }

    List<Fault> all() {
        state.fields().forEach((field, value) -> {
            if (!NOT_OURS.contains(field)) {
                walk(field, value);
            }
        });
        return faults;
    }

    private void walk(String field, @Nullable Object value) {
        switch (value) {
            case String text -> text(field, text);
            case Map<?, ?> map -> map.forEach((key, inner) -> walk(field + "/" + key, inner));
            case List<?> list -> {
                for (var i = 0; i < list.size(); i++) {
                    walk(field + "[" + i + "]", list.get(i));
                }
            }
            case null, default -> {}
        }
    }

    private void text(String field, String text) {
        if (Template.isExpression(text)) {
            expression(field, Template.expression(text));
        } else if (Template.isHalfExpression(text)) {
            faults.add(at.expression(INVALID, field, "An expression is {% … %}, got: " + text, "Close it, or open it"));
        }
    }

    private void expression(String field, String text) {
        try {
            Expressions.parse(text);
        } catch (JException e) {
            faults.add(
                    at.expression(INVALID, field, "%s in: %s".formatted(e.getMessage(), text), "Write JSONata 2.0.6"));
            return;
        }
        var scan = ExpressionScan.of(text);
        for (var operator : scan.newerOperators()) {
            faults.add(at.expression(
                    UNSUPPORTED,
                    field,
                    "'%s' is not in JSONata 2.0.6".formatted(operator),
                    "Write: condition ? value : other"));
        }
        for (var function : scan.functions()) {
            function(field, function);
        }
        for (var name : scan.topLevelNames()) {
            faults.add(at.expression(
                    UNSUPPORTED,
                    field,
                    "Reference to '%s' at the top level is not supported.".formatted(name),
                    "Write $states.input.%s, or $%s for a variable".formatted(name, name)));
        }
        for (var variable : scan.variables()) {
            variable(field, variable);
        }
        scan.statesMembers().forEach(member -> member(field, member));
    }

    private void function(String field, String function) {
        if (function.equals("eval")) {
            faults.add(at.expression(UNSUPPORTED, field, "$eval is not supported", "Write $parse(…) to read JSON"));
        } else if (!ExpressionScan.FUNCTIONS.contains(function)) {
            faults.add(at.taken(field, "There is no function $" + function, "Look it up at docs.jsonata.org"));
        }
    }

    private void variable(String field, String variable) {
        if (variable.equals("$")) {
            faults.add(at.expression(UNSUPPORTED, field, "Reference to '$$' is not supported.", "Write $states.input"));
        } else if (!variable.equals("states")
                && !variables.contains(variable)
                && !ExpressionScan.FUNCTIONS.contains(variable)) {
            faults.add(at.taken(
                    field,
                    "No state before this one assigns $" + variable,
                    "There is " + DefinitionFaults.sorted(variables)));
        }
    }

    private void member(String field, String member) {
        var leaving = field.startsWith("Assign") || field.startsWith("Output");
        if (!MEMBERS.contains(member)) {
            faults.add(
                    at.taken(field, "There is no $states." + member, "There is " + DefinitionFaults.sorted(MEMBERS)));
        } else if (member.equals("errorOutput") && !field.startsWith("Catch")) {
            faults.add(at.expression(
                    UNSUPPORTED,
                    field,
                    "$states.errorOutput is there in Catch alone",
                    "Read it in the catcher's Assign or Output"));
        } else if (member.equals("result") && !(leaving && hasResult())) {
            faults.add(at.expression(
                    UNSUPPORTED,
                    field,
                    "$states.result is not there yet",
                    "Read it in Assign or Output of a Task, Parallel or Map"));
        }
    }

    private boolean hasResult() {
        return Set.of("Task", "Parallel", "Map").contains(state.textIf("Type").orElse(""));
    }
}
