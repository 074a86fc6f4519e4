package latchkey.local.aws.states;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.states.Branch.Phase;
import latchkey.local.aws.states.Execution.Status;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * The answers to task tokens. A token is good once, until its task has timed out, its branch or execution was stopped or has
 * ended; after that it is TaskTimedOut for ever, whatever became of it. One never given is InvalidToken.
 */
final class TaskCalls {

    static final int LONGEST_ERROR = 256;
    static final int LONGEST_CAUSE = 32_768;

    private static final int LONGEST_TOKEN = 2048;

    private final Journal journal;
    private final Engine engine;
    private final Interpreter interpreter;
    private final InstantSource clock;

    TaskCalls(Journal journal, Engine engine, Interpreter interpreter, InstantSource clock) {
        this.journal = journal;
        this.engine = engine;
        this.interpreter = interpreter;
        this.clock = clock;
    }

    /** An output that is no JSON leaves the token as it was. */
    Map<String, @Nullable Object> success(Request request) {
        var execution = execution(request);
        var output = output(request.text("output"));
        answer(request, execution, branch -> interpreter.answer(execution, branch, output.value()));
        return Map.of();
    }

    Map<String, @Nullable Object> failure(Request request) {
        var execution = execution(request);
        var failure = new StateFailure(
                request.textIf("error", LONGEST_ERROR).orElse(null),
                request.textIf("cause", LONGEST_CAUSE).orElse(null));
        answer(request, execution, branch -> interpreter.answer(execution, branch, failure));
        return Map.of();
    }

    /** Moves the end of the heartbeat's time, never that of the task's. */
    Map<String, @Nullable Object> heartbeat(Request request) {
        var execution = execution(request);
        answer(request, execution, branch -> branch.task = branch.task().beaten(clock.instant()));
        return Map.of();
    }

    /** The machine whose token it is; empty where it is nobody's. */
    Optional<String> machineArn(String token) {
        return journal.ownerOf(token).map(Arns::machineOfExecution);
    }

    private void answer(Request request, Execution execution, Consumer<Branch> taker) {
        var token = request.text("taskToken");
        execution.lock.lock();
        try {
            var branch = waitingFor(execution, token).orElseThrow(TaskCalls::tooLate);
            taker.accept(branch);
            journal.save(execution);
        } finally {
            execution.lock.unlock();
        }
        engine.wake(execution);
    }

    /** An answer may come before the call's outcome was written down, where the process was killed in between. */
    private Optional<Branch> waitingFor(Execution execution, String token) {
        if (execution.status != Status.RUNNING || Recovery.isOver(execution.deadline(), clock.instant())) {
            return Optional.empty();
        }
        return execution
                .root
                .find(branch -> (branch.phase == Phase.OPEN || branch.phase == Phase.SEND)
                        && branch.task().token().equals(Optional.of(token)))
                .filter(branch -> !TaskWork.isOverdue(branch.task(), clock.instant()));
    }

    private Execution execution(Request request) {
        var token = request.text("taskToken");
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            throw invalidToken();
        }
        var arn = journal.ownerOf(token).orElseThrow(TaskCalls::invalidToken);
        return journal.execution(arn).orElseThrow(TaskCalls::tooLate);
    }

    private record Output(@Nullable Object value) {}

    private static Output output(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > Transition.LARGEST_PAYLOAD) {
            throw new AwsFault(
                    400,
                    "ValidationException",
                    "1 validation error detected: Value at 'output' failed to satisfy constraint: Member must have length less than or equal to "
                            + Transition.LARGEST_PAYLOAD);
        }
        try {
            return new Output(Json.read(text));
        } catch (Json.NotJson e) {
            throw new AwsFault(400, "InvalidOutput", "Invalid Output: '%s'".formatted(e.getMessage()));
        }
    }

    private static AwsFault invalidToken() {
        return new AwsFault(400, "InvalidToken", "Invalid Token: 'Invalid token'");
    }

    private static AwsFault tooLate() {
        return new AwsFault(400, "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
    }
}
