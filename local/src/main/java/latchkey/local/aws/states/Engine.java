package latchkey.local.aws.states;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import latchkey.local.aws.states.Execution.Status;
import latchkey.local.aws.states.Interpreter.Ending;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Runs the executions: one at a time each, many beside each other. Ends them, and tells who listens. */
final class Engine implements AutoCloseable {

    private final Journal journal;
    private final Interpreter interpreter;
    private final History history;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger atWork = new AtomicInteger();
    private volatile Consumer<Map<String, @Nullable Object>> listener = event -> {};

    Engine(Journal journal, Interpreter interpreter, History history, InstantSource clock) {
        this.journal = journal;
        this.interpreter = interpreter;
        this.history = history;
        this.clock = clock;
    }

    void listen(Consumer<Map<String, @Nullable Object>> listener) {
        this.listener = listener;
    }

    /** Goes on with whatever the last process left. */
    void resume() {
        journal.running().forEach(this::wake);
        inBackground(() -> journal.tell(listener));
    }

    /** @return the execution of that ARN that was there before, untouched; empty where this one began */
    Optional<Execution> begin(Execution execution) {
        execution.lock.lock();
        try {
            history.executionStarted(execution);
            var event = StatusChange.event(execution, clock.instant());
            var before = journal.begin(execution, eventId(execution), event);
            if (before.isEmpty()) {
                wake(execution);
            }
            return before;
        } finally {
            execution.lock.unlock();
        }
    }

    /** Goes on with it soon, on another thread. */
    void wake(Execution execution) {
        inBackground(() -> goOn(execution));
    }

    private void inBackground(Runnable work) {
        atWork.incrementAndGet();
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                atWork.decrementAndGet();
            }
        });
    }

    void goOn(Execution execution) {
        execution.lock.lock();
        try {
            if (execution.status == Status.RUNNING) {
                runOrFail(execution).ifPresent(ending -> end(execution, ending));
                journal.save(execution);
            }
        } finally {
            execution.lock.unlock();
        }
        journal.tell(listener);
    }

    /** A fault of ours ends the execution as AWS's own faults do, so that it is seen and not silently stuck. */
    private Optional<Ending> runOrFail(Execution execution) {
        try {
            return interpreter.run(execution);
        } catch (RuntimeException e) {
            return Optional.of(new Ending.Failed(StateFailure.RUNTIME, e.toString()));
        }
    }

    private void end(Execution execution, Ending ending) {
        switch (ending) {
            case Ending.Succeeded succeeded -> {
                execution.output = Json.write(succeeded.output());
                var details = new LinkedHashMap<String, @Nullable Object>();
                details.put("output", execution.output);
                details.put("outputDetails", Map.of("truncated", false));
                end(execution, Status.SUCCEEDED, execution.root.lastEvent, "ExecutionSucceeded", details);
            }
            case Ending.Failed failed -> {
                execution.error = failed.error();
                execution.cause = failed.cause();
                var details = new StateFailure(failed.error(), failed.cause()).details();
                end(execution, Status.FAILED, execution.root.lastEvent, "ExecutionFailed", details);
            }
            case Ending.TimedOut timedOut ->
                end(
                        execution,
                        Status.TIMED_OUT,
                        0,
                        "ExecutionTimedOut",
                        StateFailure.timeout().details());
        }
    }

    private void end(
            Execution execution, Status status, long previous, String event, Map<String, @Nullable Object> details) {
        execution.status = status;
        execution.stoppedAt = clock.instant();
        history.executionEnded(execution, previous, event, details);
        announce(execution);
    }

    private void announce(Execution execution) {
        journal.keepUntold(eventId(execution), StatusChange.event(execution, clock.instant()));
    }

    /** The beginning is told before the end. */
    private static String eventId(Execution execution) {
        return execution.arn + (execution.status == Status.RUNNING ? "#begin" : "#end");
    }

    /** StopExecution. Nothing happens to one that has ended. */
    void stop(Execution execution, @Nullable String error, @Nullable String cause) {
        execution.lock.lock();
        try {
            if (execution.status == Status.RUNNING) {
                execution.error = error;
                execution.cause = cause;
                var details = new StateFailure(error, cause).details();
                end(execution, Status.ABORTED, 0, "ExecutionAborted", details);
                journal.save(execution);
            }
        } finally {
            execution.lock.unlock();
        }
        inBackground(() -> journal.tell(listener));
    }

    /** The earliest time at which an execution wants to go on by itself. */
    Optional<Instant> nextDue() {
        return journal.running().stream()
                .flatMap(execution -> Optional.ofNullable(execution.nextDue).stream())
                .min(Instant::compareTo);
    }

    void due(Instant now) {
        for (var execution : journal.running()) {
            if (Recovery.isOver(Optional.ofNullable(execution.nextDue), now)) {
                goOn(execution);
            }
        }
    }

    /** Whether nothing is under way but waiting. */
    boolean idle() {
        return atWork.get() == 0 && !journal.hasUntold();
    }

    @Override
    public void close() {
        threads.close();
    }
}
