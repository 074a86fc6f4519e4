package latchkey.local.aws.states;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import latchkey.local.aws.states.Branch.Phase;
import latchkey.local.aws.states.Expressions.QueryFailed;
import latchkey.local.aws.states.State.MapEach;
import latchkey.local.aws.states.State.Parallel;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** The states that have branches: Parallel and inline Map. The first branch that fails stops the others. */
final class FanOut {

    /** How many iterations AWS runs at once where MaxConcurrency does not say, or says 0. */
    private static final int MOST_AT_ONCE = 40;

    private final Expressions expressions;
    private final History history;
    private final Transition transition;

    FanOut(Expressions expressions, History history, Transition transition) {
        this.expressions = expressions;
        this.history = history;
        this.transition = transition;
    }

    void begin(Execution execution, Branch branch, Parallel state) {
        var input = state.arguments() == null
                ? branch.input
                : expressions.evaluate(
                        state.arguments(), Scope.of(execution, branch).names());
        history.plain(execution, branch, "ParallelStateStarted");
        branch.items.addAll(Collections.nCopies(state.branches().size(), input));
        branch.concurrency = state.branches().size();
        branch.phase = Phase.CHILDREN;
    }

    void begin(Execution execution, Branch branch, MapEach state) {
        var scope = Scope.of(execution, branch);
        var items = state.items() == null ? branch.input : expressions.evaluate(state.items(), scope.names());
        if (!(items instanceof List<?> list)) {
            throw new QueryFailed("Items", "The field 'Items' must be an array, got: " + Json.write(items));
        }
        branch.concurrency = concurrency(state.maxConcurrency(), scope);
        branch.items.addAll(list);
        history.mapStarted(execution, branch, list.size());
        branch.phase = Phase.CHILDREN;
    }

    private int concurrency(@Nullable Template template, Scope scope) {
        if (template == null) {
            return MOST_AT_ONCE;
        }
        var value = expressions.evaluate(template, scope.names());
        if (!(value instanceof Long number) || number < 0) {
            throw new QueryFailed(
                    template.field(),
                    "The field 'MaxConcurrency' must be a whole number from 0, got: " + Json.write(value));
        }
        return number == 0 ? MOST_AT_ONCE : (int) Math.min(number, MOST_AT_ONCE);
    }

    /**
     * Begins what may begin and goes on with all children.
     *
     * @param step goes on with one branch; false where it waits or has ended
     * @return false where all that are left wait
     * @throws StateFailure the error of a child that failed; the others are stopped
     */
    boolean step(Execution execution, Branch branch, Predicate<Branch> step) {
        var moved = beginChildren(execution, branch);
        for (var child : List.copyOf(branch.children)) {
            while (step.test(child)) {
                moved = true;
            }
            if (child.phase == Phase.FAILED) {
                stop(execution, branch, child);
                throw new StateFailure(child.error, child.cause);
            }
        }
        if (isComplete(branch)) {
            finish(execution, branch);
            return true;
        }
        return moved;
    }

    private static boolean isComplete(Branch branch) {
        return branch.children.size() == branch.items.size()
                && branch.children.stream().allMatch(Branch::hasEnded);
    }

    private boolean beginChildren(Execution execution, Branch branch) {
        recordSuccesses(execution, branch);
        var began = false;
        while (branch.children.size() < branch.items.size() && atWork(branch) < branch.concurrency) {
            beginChild(execution, branch);
            began = true;
        }
        return began;
    }

    private static long atWork(Branch branch) {
        return branch.children.stream().filter(child -> !child.hasEnded()).count();
    }

    private void beginChild(Execution execution, Branch branch) {
        var index = branch.children.size();
        var state = branch.current();
        var group = BranchDocument.groupOfChild(state, index);
        var child = new Branch(group.startAt(), branch.items.get(index));
        child.group = group;
        child.parent = branch;
        child.index = index;
        child.lastEvent = branch.lastEvent;
        if (state instanceof MapEach map) {
            if (map.itemSelector() != null) {
                var scope = Scope.of(execution, branch).withItem(index, branch.items.get(index));
                child.input = expressions.evaluate(map.itemSelector(), scope.names());
            }
            history.iteration(execution, child, state.name(), "Started");
        }
        branch.children.add(child);
    }

    /** An iteration's success is an event of its own, written when the Map next looks at it. */
    private void recordSuccesses(Execution execution, Branch branch) {
        if (branch.current() instanceof MapEach map) {
            for (var child : branch.children) {
                if (child.phase == Phase.DONE && child.enteredEvent != 0) {
                    history.iteration(execution, child, map.name(), "Succeeded");
                    child.enteredEvent = 0;
                    child.variables.clear();
                }
            }
        }
    }

    private void finish(Execution execution, Branch branch) {
        recordSuccesses(execution, branch);
        var results = new ArrayList<@Nullable Object>();
        for (var child : branch.children) {
            results.add(child.output);
            branch.lastEvent = Math.max(branch.lastEvent, child.lastEvent);
        }
        var state = (State.Recovering) branch.current();
        history.plain(execution, branch, state.type() + "StateSucceeded");
        Transition.checkSize(results, "The state/task '%s' returned a result".formatted(state.name()));
        var scope = Scope.of(execution, branch).withResult(results);
        transition.leave(
                execution,
                branch,
                state.next(),
                new Transition.Leaving(state.assign(), state.output(), scope, results));
    }

    private void stop(Execution execution, Branch branch, Branch failed) {
        var state = branch.current();
        for (var child : branch.children) {
            if (child != failed && !child.hasEnded()) {
                abort(execution, child, state);
            }
        }
        if (state instanceof MapEach) {
            history.iteration(execution, failed, state.name(), "Failed");
        }
        branch.lastEvent = failed.lastEvent;
        history.plain(execution, branch, state.type() + "StateFailed");
    }

    private void abort(Execution execution, Branch child, State parent) {
        for (var grandchild : child.children) {
            if (!grandchild.hasEnded()) {
                abort(execution, grandchild, child.current());
            }
        }
        if (child.phase != Phase.ENTER) {
            switch (child.current()) {
                case State.Task task -> history.plain(execution, child, "TaskStateAborted");
                case State.Wait wait -> history.plain(execution, child, "WaitStateAborted");
                case Parallel parallel -> history.plain(execution, child, "ParallelStateAborted");
                case MapEach map -> history.plain(execution, child, "MapStateAborted");
                case State.Pass pass -> {}
                case State.Choice choice -> {}
                case State.Succeed succeed -> {}
                case State.Fail fail -> {}
            }
        }
        if (parent instanceof MapEach) {
            history.iteration(execution, child, parent.name(), "Aborted");
        }
    }
}
