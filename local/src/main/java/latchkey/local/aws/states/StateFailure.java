package latchkey.local.aws.states;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state fails with an error that its Retry and Catch may name. Thrown and caught within the interpreter; where nothing
 * catches it, it ends the execution.
 */
final class StateFailure extends RuntimeException {

    static final String ALL = "States.ALL";
    static final String TASK_FAILED = "States.TaskFailed";
    static final String TIMEOUT = "States.Timeout";
    static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT = "States.DataLimitExceeded";
    static final String QUERY = "States.QueryEvaluationError";
    static final String NO_CHOICE = "States.NoChoiceMatched";

    /** The errors that a machine may name; others that begin with {@code States.} are misspelt. */
    static final List<String> NAMES = List.of(
            ALL,
            TASK_FAILED,
            TIMEOUT,
            HEARTBEAT_TIMEOUT,
            RUNTIME,
            DATA_LIMIT,
            QUERY,
            NO_CHOICE,
            "States.BranchFailed",
            "States.ExceedToleratedFailureThreshold",
            "States.Http.Socket",
            "States.ItemReaderFailed",
            "States.Permissions",
            "States.ResultWriterFailed");

    private final @Nullable String error;
    private final @Nullable String cause;
    private final boolean heartbeat;

    StateFailure(@Nullable String error, @Nullable String cause) {
        this(error, cause, false);
    }

    private StateFailure(@Nullable String error, @Nullable String cause, boolean heartbeat) {
        super(error + ": " + cause);
        this.error = error;
        this.cause = cause;
        this.heartbeat = heartbeat;
    }

    static StateFailure timeout() {
        return new StateFailure(TIMEOUT, null);
    }

    /** AWS calls it {@code States.Timeout} in history and lets Retry and Catch name it either way. */
    static StateFailure missedHeartbeat() {
        return new StateFailure(TIMEOUT, null, true);
    }

    @Nullable
    String error() {
        return error;
    }

    @Nullable
    String cause() {
        return cause;
    }

    /**
     * Whether a list of names in Retry or Catch means this failure. {@code States.ALL} means neither
     * {@code States.DataLimitExceeded} nor {@code States.Runtime}, and {@code States.TaskFailed} no timeout
     * (AWS, <em>Handling errors in Step Functions workflows</em>).
     */
    boolean isNamedBy(List<String> names) {
        return names.stream().anyMatch(this::isNamedBy);
    }

    private boolean isNamedBy(String name) {
        if (name.equals(error)) {
            return true;
        }
        return switch (name) {
            case ALL -> !RUNTIME.equals(error) && !DATA_LIMIT.equals(error);
            case TASK_FAILED -> !TIMEOUT.equals(error) && !RUNTIME.equals(error) && !DATA_LIMIT.equals(error);
            case HEARTBEAT_TIMEOUT -> heartbeat;
            default -> false;
        };
    }

    /** {@code $states.errorOutput}. */
    Map<String, @Nullable Object> errorOutput() {
        var output = new LinkedHashMap<String, @Nullable Object>();
        put(output, "Error");
        put(output, "Cause");
        return output;
    }

    /** The members {@code error} and {@code cause} of a history event; what is not there is left out. */
    Map<String, @Nullable Object> details() {
        var details = new LinkedHashMap<String, @Nullable Object>();
        put(details, "error");
        put(details, "cause");
        return details;
    }

    private void put(Map<String, @Nullable Object> fields, String name) {
        var value = name.endsWith("rror") ? error : cause;
        if (value != null) {
            fields.put(name, value);
        }
    }
}
