package latchkey.local.aws.states;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of states in an execution: the machine's own, a branch of a Parallel, an iteration of a Map. Part of the
 * execution's document; changed under the execution's lock alone.
 */
final class Branch {

    /** What comes next for the branch. */
    enum Phase {
        /** The state {@link Branch#state} is to be entered. */
        ENTER,
        /** The state was entered; its work is to be done, or done again. */
        ATTEMPT,
        /** A Wait, until {@link Branch#until}. */
        WAIT,
        /** A failed attempt waits until {@link Branch#until} for the next. */
        RETRY,
        /** The task's call is written down and may have been made; its outcome is not known. */
        SEND,
        /** The call was made; an answer to the token is waited for. */
        OPEN,
        /** The children are at work. */
        CHILDREN,
        /** Ended well, with {@link Branch#output}. */
        DONE,
        /** Ended with an error that nothing in it caught. */
        FAILED
    }

    Phase phase = Phase.ENTER;
    String state;

    @Nullable
    Object input;

    @Nullable
    Object output;

    @Nullable
    String error;

    @Nullable
    String cause;

    /** The variables of this scope alone; those of the scopes around it are read through {@link #parent}. */
    final Map<String, @Nullable Object> variables = new LinkedHashMap<>();

    Instant enteredAt = Instant.EPOCH;
    long enteredEvent;
    long lastEvent;

    /** How often this state was tried again, by any retrier; {@code $states.context.State.RetryCount}. */
    long retryCount;

    /** How often by which retrier. */
    final Map<Integer, Integer> retried = new LinkedHashMap<>();

    @Nullable
    Instant until;

    @Nullable
    Task task;

    /** What a Parallel's or Map's children work on: its items, or its input once a branch. */
    final List<@Nullable Object> items = new ArrayList<>();

    final List<Branch> children = new ArrayList<>();
    int concurrency;

    /** Which child of its parent this is: the number of the branch or of the item. */
    int index;

    // Not part of the document: found again when it is read.
    @Nullable
    Branch parent;

    State.@Nullable Group group;

    Branch(String state, @Nullable Object input) {
        this.state = state;
        this.input = input;
    }

    /**
     * A task under way.
     *
     * @param token empty where the task is done as soon as its call is
     * @param timeoutAt when it fails with States.Timeout
     * @param heartbeat seconds that may pass between two heartbeats
     * @param beatBy when it fails for want of a heartbeat
     */
    record Task(
            Optional<String> token,
            Map<String, @Nullable Object> arguments,
            Optional<Instant> timeoutAt,
            Optional<Long> heartbeat,
            Optional<Instant> beatBy) {

        Task beaten(Instant now) {
            return new Task(token, arguments, timeoutAt, heartbeat, heartbeat.map(now::plusSeconds));
        }
    }

    State.Group group() {
        if (group == null) {
            throw new IllegalStateException("The branch at " + state + " was read without its definition");
        }
        return group;
    }

    State current() {
        return group().state(state);
    }

    Task task() {
        if (task == null) {
            throw new IllegalStateException("No task is under way at " + state);
        }
        return task;
    }

    boolean hasEnded() {
        return phase == Phase.DONE || phase == Phase.FAILED;
    }

    /** Forgets what belonged to the state that was left. */
    void leave(String next, @Nullable Object output) {
        state = next;
        input = output;
        phase = Phase.ENTER;
        retryCount = 0;
        retried.clear();
        forgetWork();
    }

    /** Forgets the attempt; what it had begun is closed. */
    void forgetWork() {
        until = null;
        task = null;
        items.clear();
        children.clear();
    }

    /** This branch and all below it. */
    Stream<Branch> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Branch::all));
    }

    Optional<Branch> find(Predicate<Branch> wanted) {
        return all().filter(wanted).findFirst();
    }

    /** When something here comes due. */
    Stream<Instant> dues() {
        return all().flatMap(branch -> switch (branch.phase) {
            case WAIT, RETRY -> Optional.ofNullable(branch.until).stream();
            case SEND, OPEN ->
                Optional.ofNullable(branch.task).stream()
                        .flatMap(task -> Stream.concat(task.timeoutAt().stream(), task.beatBy().stream()));
            case ENTER, ATTEMPT, CHILDREN, DONE, FAILED -> Stream.empty();
        });
    }

    /** All that an expression in this branch may name but {@code $states}. */
    Map<String, @Nullable Object> visibleVariables() {
        var visible = parent == null ? new LinkedHashMap<String, @Nullable Object>() : parent.visibleVariables();
        visible.putAll(variables);
        return visible;
    }
}
