package latchkey.local.aws.states;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.local.aws.states.Branch.Phase;
import org.jspecify.annotations.Nullable;

/** Leaves a state: its Output and Assign, and where to next. */
final class Transition {

    /** AWS's limit of a state's output, a task's arguments and the values of an Assign, in bytes of JSON. */
    static final int LARGEST_PAYLOAD = 256 * 1024;

    /** AWS's limit of all variables of an execution together. */
    private static final int LARGEST_VARIABLES = 10 * 1024 * 1024;

    private final Expressions expressions;
    private final History history;
    private final InstantSource clock;

    Transition(Expressions expressions, History history, InstantSource clock) {
        this.expressions = expressions;
        this.history = history;
        this.clock = clock;
    }

    /** What an expression sees is settled before anything is assigned: Assign and Output see the old values. */
    record Leaving(
            @Nullable Template assign,
            @Nullable Template output,
            Scope scope,
            @Nullable Object otherwise) {}

    /**
     * @param next null where the branch ends here
     * @throws StateFailure where the output or a variable is too large
     */
    void leave(Execution execution, Branch branch, @Nullable String next, Leaving leaving) {
        var state = branch.current();
        var names = leaving.scope().names();
        var output = leaving.output() == null ? leaving.otherwise() : expressions.evaluate(leaving.output(), names);
        checkSize(output, "The state/task '%s' returned a result".formatted(state.name()));
        var assigned = leaving.assign() == null
                ? Map.<String, @Nullable Object>of()
                : Node.of(expressions.evaluate(leaving.assign(), names)).fields();
        assign(execution, branch, assigned);
        history.exited(execution, branch, state, output, assigned);
        if (next == null) {
            end(branch, output);
        } else {
            branch.leave(next, output);
        }
    }

    void enter(Execution execution, Branch branch) {
        branch.enteredAt = clock.instant();
        branch.phase = Phase.ATTEMPT;
        execution.transitions++;
        history.entered(execution, branch, branch.current());
    }

    private static void end(Branch branch, @Nullable Object output) {
        branch.forgetWork();
        branch.output = output;
        branch.phase = Phase.DONE;
    }

    private static void assign(Execution execution, Branch branch, Map<String, @Nullable Object> assigned) {
        // Of what one Assign gives to all its variables, and so of each of them, too.
        checkSize(
                new ArrayList<>(assigned.values()),
                "The variables %s were assigned values".formatted(assigned.keySet()));
        var all = new LinkedHashMap<>(branch.variables);
        all.putAll(assigned);
        if (!assigned.isEmpty() && Expressions.size(all) > LARGEST_VARIABLES) {
            throw new StateFailure(
                    StateFailure.DATA_LIMIT,
                    "The variables of %s take more than %d bytes".formatted(execution.name, LARGEST_VARIABLES));
        }
        branch.variables.putAll(assigned);
    }

    static void checkSize(@Nullable Object value, String what) {
        if (Expressions.size(value) > LARGEST_PAYLOAD) {
            throw new StateFailure(
                    StateFailure.DATA_LIMIT,
                    what + " with a size exceeding the maximum number of bytes service limit.");
        }
    }
}
