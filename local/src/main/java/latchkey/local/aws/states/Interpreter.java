package latchkey.local.aws.states;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.states.Branch.Phase;
import latchkey.local.aws.states.Expressions.QueryFailed;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * Goes on with an execution until all of it waits or it has ended. Deterministic but for retry jitter: what it does next
 * follows from the document and the clock alone, so it goes on after the process was killed as if nothing had been. The caller
 * holds the execution's lock.
 */
final class Interpreter {

    private final InstantSource clock;
    private final Expressions expressions;
    private final Transition transition;
    private final Recovery recovery;
    private final TaskWork tasks;
    private final FanOut fans;

    Interpreter(Journal journal, Integrations integrations, InstantSource clock, History history) {
        this.clock = clock;
        this.expressions = new Expressions();
        this.transition = new Transition(expressions, history, clock);
        this.recovery = new Recovery(transition, history, clock, new SecureRandom());
        this.tasks = new TaskWork(journal, integrations, expressions, history, transition, clock);
        this.fans = new FanOut(expressions, history, transition);
    }

    /**
     * Does all that can be done now.
     *
     * @return how the execution ended; empty where it waits
     */
    Optional<Ending> run(Execution execution) {
        if (Recovery.isOver(execution.deadline(), clock.instant())) {
            return Optional.of(new Ending.TimedOut());
        }
        var moved = true;
        while (moved) {
            moved = step(execution, execution.root);
            if (execution.events >= History.LAST_STEP) {
                return Optional.of(new Ending.Failed(
                        StateFailure.RUNTIME,
                        "The execution reached the maximum number of history events (%d)."
                                .formatted(History.MOST_EVENTS)));
            }
        }
        return switch (execution.root.phase) {
            case DONE -> Optional.of(new Ending.Succeeded(execution.root.output));
            case FAILED -> Optional.of(new Ending.Failed(execution.root.error, execution.root.cause));
            case ENTER, ATTEMPT, WAIT, RETRY, SEND, OPEN, CHILDREN -> Optional.empty();
        };
    }

    /** How an execution ends by itself. */
    sealed interface Ending {
        record Succeeded(@Nullable Object output) implements Ending {}

        record Failed(@Nullable String error, @Nullable String cause) implements Ending {}

        record TimedOut() implements Ending {}
    }

    private boolean step(Execution execution, Branch branch) {
        if (execution.events >= History.LAST_STEP) {
            return false;
        }
        try {
            return advance(execution, branch);
        } catch (QueryFailed e) {
            recovery.fail(execution, branch, recovery.evaluationFailed(execution, branch, e));
        } catch (StateFailure e) {
            recovery.fail(execution, branch, e);
        }
        return true;
    }

    private boolean advance(Execution execution, Branch branch) {
        return switch (branch.phase) {
            case ENTER -> {
                transition.enter(execution, branch);
                yield true;
            }
            case ATTEMPT -> {
                attempt(execution, branch);
                yield true;
            }
            case WAIT -> isDue(branch) && endWait(execution, branch);
            case RETRY -> isDue(branch) && attemptAgain(branch);
            case SEND -> {
                var state = (State.Task) branch.current();
                tasks.checkTimes(execution, branch, state);
                tasks.send(execution, branch, state);
                yield true;
            }
            case OPEN -> {
                tasks.checkTimes(execution, branch, (State.Task) branch.current());
                yield false;
            }
            case CHILDREN -> fans.step(execution, branch, child -> step(execution, child));
            case DONE, FAILED -> false;
        };
    }

    private void attempt(Execution execution, Branch branch) {
        switch (branch.current()) {
            case State.Pass pass -> leave(execution, branch, pass.next());
            case State.Succeed succeed -> leave(execution, branch, null);
            case State.Wait wait -> beginWait(execution, branch, wait);
            case State.Choice choice -> choose(execution, branch, choice);
            case State.Fail fail -> fail(execution, branch, fail);
            case State.Task task -> tasks.schedule(execution, branch, task);
            case State.Parallel parallel -> fans.begin(execution, branch, parallel);
            case State.MapEach map -> fans.begin(execution, branch, map);
        }
    }

    private void leave(Execution execution, Branch branch, @Nullable String next) {
        var state = branch.current();
        leave(execution, branch, next, state.assign(), state.output());
    }

    private void leave(
            Execution execution,
            Branch branch,
            @Nullable String next,
            @Nullable Template assign,
            @Nullable Template output) {
        var scope = Scope.of(execution, branch);
        transition.leave(execution, branch, next, new Transition.Leaving(assign, output, scope, branch.input));
    }

    private void choose(Execution execution, Branch branch, State.Choice choice) {
        var names = Scope.of(execution, branch).names();
        for (var rule : choice.rules()) {
            if (holds(rule.condition(), names)) {
                leave(execution, branch, rule.next(), rule.assign(), rule.output());
                return;
            }
        }
        if (choice.fallback() == null) {
            throw new StateFailure(
                    StateFailure.NO_CHOICE,
                    Recovery.at(branch) + "None of the rules of Choices matched, and there is no Default.");
        }
        leave(execution, branch, choice.fallback());
    }

    private boolean holds(Template condition, Map<String, @Nullable Object> names) {
        var value = expressions.evaluate(condition, names);
        if (value instanceof Boolean holds) {
            return holds;
        }
        throw new QueryFailed(
                condition.field(),
                "The field '%s' must be true or false, got: %s".formatted(condition.field(), Json.write(value)));
    }

    private void fail(Execution execution, Branch branch, State.Fail fail) {
        var names = Scope.of(execution, branch).names();
        throw new StateFailure(text(fail.error(), names), text(fail.cause(), names));
    }

    private @Nullable String text(@Nullable Template template, Map<String, @Nullable Object> names) {
        if (template == null) {
            return null;
        }
        if (expressions.evaluate(template, names) instanceof String text) {
            return text;
        }
        throw new QueryFailed(template.field(), "The field '%s' must be a text".formatted(template.field()));
    }

    private void beginWait(Execution execution, Branch branch, State.Wait wait) {
        var names = Scope.of(execution, branch).names();
        branch.until = new WaitTime(expressions, names).until(wait, clock.instant());
        branch.phase = Phase.WAIT;
    }

    private boolean isDue(Branch branch) {
        return Recovery.isOver(Optional.ofNullable(branch.until), clock.instant());
    }

    private boolean endWait(Execution execution, Branch branch) {
        leave(execution, branch, ((State.Wait) branch.current()).next());
        return true;
    }

    private static boolean attemptAgain(Branch branch) {
        branch.until = null;
        branch.phase = Phase.ATTEMPT;
        return true;
    }

    /** An answer to the token of a branch that waits for it. */
    void answer(Execution execution, Branch branch, @Nullable Object result) {
        try {
            tasks.succeed(execution, branch, (State.Task) branch.current(), result);
        } catch (QueryFailed e) {
            recovery.fail(execution, branch, recovery.evaluationFailed(execution, branch, e));
        } catch (StateFailure e) {
            recovery.fail(execution, branch, e);
        }
    }

    /** The other answer. */
    void answer(Execution execution, Branch branch, StateFailure failure) {
        tasks.recordFailure(execution, branch, (State.Task) branch.current(), failure);
        recovery.fail(execution, branch, failure);
    }
}
