package latchkey.local.aws.states;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import latchkey.local.aws.states.Branch.Phase;
import latchkey.local.aws.states.Expressions.QueryFailed;
import latchkey.local.aws.states.State.Catcher;
import latchkey.local.aws.states.State.Recovering;
import latchkey.local.aws.states.State.Retrier;

/** What becomes of a failed state: tried again, caught, or the end of its branch. In this order. */
final class Recovery {

    private final Transition transition;
    private final History history;
    private final InstantSource clock;
    private final RandomGenerator random;

    Recovery(Transition transition, History history, InstantSource clock, RandomGenerator random) {
        this.transition = transition;
        this.history = history;
        this.clock = clock;
        this.random = random;
    }

    void fail(Execution execution, Branch branch, StateFailure failure) {
        if (branch.current() instanceof Recovering state) {
            if (retries(execution, branch, state, failure)) {
                return;
            }
            for (var catcher : state.catchers()) {
                if (failure.isNamedBy(catcher.errorEquals())) {
                    goOnAt(execution, branch, catcher, failure);
                    return;
                }
            }
        }
        end(branch, failure);
    }

    /** Writes down that an expression failed, and makes of it the error that Retry and Catch may name. */
    StateFailure evaluationFailed(Execution execution, Branch branch, QueryFailed failed) {
        var failure = new StateFailure(StateFailure.QUERY, at(branch) + failed.getMessage());
        history.evaluationFailed(execution, branch, failure, failed.field());
        return failure;
    }

    /** How AWS begins the cause of an error that it raises itself. */
    static String at(Branch branch) {
        return "An error occurred while executing the state '%s' (entered at the event id #%d). "
                .formatted(branch.state, branch.enteredEvent);
    }

    private boolean retries(Execution execution, Branch branch, Recovering state, StateFailure failure) {
        for (var i = 0; i < state.retry().size(); i++) {
            var retrier = state.retry().get(i);
            if (failure.isNamedBy(retrier.errorEquals())) {
                var before = branch.retried.getOrDefault(i, 0);
                if (before >= retrier.maxAttempts()) {
                    return false;
                }
                branch.forgetWork();
                branch.retried.put(i, before + 1);
                branch.retryCount++;
                execution.transitions++;
                branch.until = clock.instant().plus(delay(retrier, before));
                branch.phase = Phase.RETRY;
                return true;
            }
        }
        return false;
    }

    private Duration delay(Retrier retrier, int before) {
        var millis = retrier.interval().toMillis() * Math.pow(retrier.backoffRate(), before);
        var longest = (double) retrier.maxDelay().orElse(Duration.ofDays(365)).toMillis();
        var capped = Math.min(millis, longest);
        return Duration.ofMillis(Math.round(retrier.fullJitter() ? capped * random.nextDouble() : capped));
    }

    private void goOnAt(Execution execution, Branch branch, Catcher catcher, StateFailure failure) {
        var scope = Scope.of(execution, branch).withError(failure);
        var leaving = new Transition.Leaving(catcher.assign(), catcher.output(), scope, failure.errorOutput());
        try {
            transition.leave(execution, branch, catcher.next(), leaving);
        } catch (QueryFailed e) {
            end(branch, evaluationFailed(execution, branch, e));
        } catch (StateFailure e) {
            end(branch, e);
        }
    }

    private static void end(Branch branch, StateFailure failure) {
        branch.forgetWork();
        branch.error = failure.error();
        branch.cause = failure.cause();
        branch.phase = Phase.FAILED;
    }

    /** Whether the time has come. */
    static boolean isOver(Optional<Instant> time, Instant now) {
        return time.isPresent() && !now.isBefore(time.get());
    }
}
