package latchkey.local.aws.states;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.states.Branch.Phase;
import latchkey.local.aws.states.Branch.Task;
import latchkey.local.aws.states.Expressions.QueryFailed;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Does a Task: writes down its token and call, makes the call, and takes the answer, once. */
final class TaskWork {

    /** AWS's longest TimeoutSeconds and HeartbeatSeconds, and their value where none is given. */
    static final long LONGEST_SECONDS = 99_999_999;

    /** Tokens of AWS are some 650 characters long; a shorter one would hide a column or field that is too small. */
    private static final int TOKEN_BYTES = 480;

    /**
     * The errors that SQS's client knows by name. Step Functions calls any other {@code SQS.AmazonSQSException}, as the class of
     * the Java SDK that it calls SQS with; {@code SdkClient} is a call that got no answer.
     */
    private static final Set<String> KNOWN_TO_SQS = Set.of(
            "InvalidAddress",
            "InvalidMessageContents",
            "InvalidSecurity",
            "KmsAccessDenied",
            "KmsDisabled",
            "KmsInvalidKeyUsage",
            "KmsInvalidState",
            "KmsNotFound",
            "KmsOptInRequired",
            "KmsThrottled",
            "QueueDoesNotExist",
            "RequestThrottled",
            "SdkClient",
            "UnsupportedOperation");

    private final Journal journal;
    private final Integrations integrations;
    private final Expressions expressions;
    private final History history;
    private final Transition transition;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    TaskWork(
            Journal journal,
            Integrations integrations,
            Expressions expressions,
            History history,
            Transition transition,
            InstantSource clock) {
        this.journal = journal;
        this.integrations = integrations;
        this.expressions = expressions;
        this.history = history;
        this.transition = transition;
        this.clock = clock;
    }

    /** Writes down what is to be called, under a new token. Nothing is called yet. */
    void schedule(Execution execution, Branch branch, State.Task state) {
        var scope = Scope.of(execution, branch);
        var token = state.resource().waitsForToken() ? Optional.of(newToken()) : Optional.<String>empty();
        token.ifPresent(scope::withToken);
        var names = scope.names();
        var arguments = state.arguments() == null
                ? Map.<String, @Nullable Object>of()
                : object(state.arguments(), expressions.evaluate(state.arguments(), names));
        Transition.checkSize(arguments, "The state/task '%s' was given arguments".formatted(state.name()));
        var timeout = seconds(state.timeoutSeconds(), names);
        var heartbeat = seconds(state.heartbeatSeconds(), names);
        var now = clock.instant();
        branch.task = new Task(
                token,
                arguments,
                Optional.of(now.plusSeconds(timeout.orElse(LONGEST_SECONDS))),
                heartbeat,
                heartbeat.map(now::plusSeconds));
        branch.phase = Phase.SEND;
        token.ifPresent(value -> journal.keepToken(value, execution.arn));
        recordScheduled(execution, branch, state, timeout, heartbeat);
    }

    private void recordScheduled(
            Execution execution, Branch branch, State.Task state, Optional<Long> timeout, Optional<Long> heartbeat) {
        var details = new LinkedHashMap<String, Object>();
        details.put("parameters", Json.write(branch.task().arguments()));
        details.put("region", Account.REGION);
        timeout.ifPresent(seconds -> details.put("timeoutInSeconds", seconds));
        heartbeat.ifPresent(seconds -> details.put("heartbeatInSeconds", seconds));
        history.task(execution, branch, "TaskScheduled", state.resource(), details);
        history.task(execution, branch, "TaskStarted", state.resource(), Map.of());
    }

    /**
     * Makes the call, after it was written down for good. Where the process ends before its outcome is, it is made again: at
     * least once, with the same token.
     */
    void send(Execution execution, Branch branch, State.Task state) {
        journal.save(execution);
        Map<String, @Nullable Object> result;
        try {
            result = integrations.call(
                    execution.caller,
                    "sqs",
                    "SendMessage",
                    asSqsWants(branch.task().arguments()));
        } catch (AwsFault e) {
            var failure = named(e);
            history.task(execution, branch, "TaskFailed", state.resource(), present(failure.details()));
            throw failure;
        }
        if (state.resource().waitsForToken()) {
            history.taskOutput(execution, branch, "TaskSubmitted", state.resource(), result);
            branch.phase = Phase.OPEN;
        } else {
            succeed(execution, branch, state, result);
        }
    }

    /** @throws StateFailure where a time ran out */
    void checkTimes(Execution execution, Branch branch, State.Task state) {
        var now = clock.instant();
        var task = branch.task();
        var timedOut = Recovery.isOver(task.timeoutAt(), now);
        if (timedOut || Recovery.isOver(task.beatBy(), now)) {
            var failure = timedOut ? StateFailure.timeout() : StateFailure.missedHeartbeat();
            history.task(execution, branch, "TaskTimedOut", state.resource(), present(failure.details()));
            throw failure;
        }
    }

    /** The result is there: from the call itself, or from SendTaskSuccess. */
    void succeed(Execution execution, Branch branch, State.Task state, @Nullable Object result) {
        history.taskOutput(execution, branch, "TaskSucceeded", state.resource(), result);
        Transition.checkSize(result, "The state/task '%s' returned a result".formatted(state.name()));
        var scope = Scope.of(execution, branch).withResult(result);
        transition.leave(
                execution, branch, state.next(), new Transition.Leaving(state.assign(), state.output(), scope, result));
    }

    /** SendTaskFailure. */
    void recordFailure(Execution execution, Branch branch, State.Task state, StateFailure failure) {
        history.task(execution, branch, "TaskFailed", state.resource(), present(failure.details()));
    }

    static boolean isOverdue(Task task, Instant now) {
        return Recovery.isOver(task.timeoutAt(), now) || Recovery.isOver(task.beatBy(), now);
    }

    private Optional<Long> seconds(@Nullable Template template, Map<String, @Nullable Object> names) {
        if (template == null) {
            return Optional.empty();
        }
        var value = expressions.evaluate(template, names);
        if (value instanceof Long number && number > 0 && number <= LONGEST_SECONDS) {
            return Optional.of(number);
        }
        throw new QueryFailed(
                template.field(),
                "The field '%s' must be a whole number from 1 to %d, got: %s"
                        .formatted(template.field(), LONGEST_SECONDS, Json.write(value)));
    }

    static Map<String, @Nullable Object> object(Template template, @Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            return Node.of(value).fields();
        }
        throw new QueryFailed(
                template.field(),
                "The field '%s' must be an object, got: %s".formatted(template.field(), Json.write(value)));
    }

    /** A message given as JSON travels as its text. */
    private static Map<String, @Nullable Object> asSqsWants(Map<String, @Nullable Object> arguments) {
        var members = new LinkedHashMap<String, @Nullable Object>(arguments);
        var body = members.get("MessageBody");
        if (body != null && !(body instanceof String)) {
            members.put("MessageBody", Json.write(body));
        }
        return members;
    }

    private static StateFailure named(AwsFault fault) {
        var code = fault.code();
        var name = code.endsWith("Exception") ? code.substring(0, code.length() - "Exception".length()) : code;
        var error = KNOWN_TO_SQS.contains(name) ? name + "Exception" : "AmazonSQSException";
        var cause = "%s (Service: AmazonSQS; Status Code: %d; Error Code: %s)"
                .formatted(fault.getMessage(), fault.status(), code);
        return new StateFailure("SQS." + error, cause);
    }

    private static Map<String, Object> present(Map<String, @Nullable Object> details) {
        var present = new LinkedHashMap<String, Object>();
        details.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }

    private String newToken() {
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return "AQCQAAAAKgAAAAMAAAAAAAAAA" + Base64.getEncoder().encodeToString(bytes);
    }
}
