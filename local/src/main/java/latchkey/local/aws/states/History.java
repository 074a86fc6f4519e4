package latchkey.local.aws.states;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.local.aws.states.State.Resource;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * Writes an execution's events as GetExecutionHistory gives them: types, details and the chain of {@code previousEventId}
 * (AWS API reference, HistoryEvent).
 */
final class History {

    /** AWS's hard limit. */
    static final int MOST_EVENTS = 25_000;

    /** Where an execution is ended, so that what its last step wrote and the end itself still fit. */
    static final int LAST_STEP = MOST_EVENTS - 4;

    private final InstantSource clock;

    History(InstantSource clock) {
        this.clock = clock;
    }

    void executionStarted(Execution execution) {
        var details = new LinkedHashMap<String, @Nullable Object>();
        details.put("input", execution.input);
        details.put("inputDetails", whole());
        details.put("roleArn", execution.roleArn);
        record(execution, 0, "ExecutionStarted", "executionStartedEventDetails", details);
    }

    void executionEnded(Execution execution, long previous, String type, Map<String, @Nullable Object> details) {
        var name = Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
        record(execution, previous, type, name, details);
    }

    void entered(Execution execution, Branch branch, State state) {
        var details = new LinkedHashMap<String, @Nullable Object>();
        details.put("name", state.name());
        details.put("input", Json.write(branch.input));
        details.put("inputDetails", whole());
        on(execution, branch, state.type() + "StateEntered", "stateEnteredEventDetails", details);
        branch.enteredEvent = branch.lastEvent;
    }

    void exited(
            Execution execution,
            Branch branch,
            State state,
            @Nullable Object output,
            Map<String, @Nullable Object> assigned) {
        var details = new LinkedHashMap<String, @Nullable Object>();
        details.put("name", state.name());
        details.put("output", Json.write(output));
        details.put("outputDetails", whole());
        if (!assigned.isEmpty()) {
            var texts = new LinkedHashMap<String, @Nullable Object>();
            assigned.forEach((name, value) -> texts.put(name, Json.write(value)));
            details.put("assignedVariables", texts);
            details.put("assignedVariablesDetails", whole());
        }
        on(execution, branch, state.type() + "StateExited", "stateExitedEventDetails", details);
    }

    /** Task events share the members {@code resource} and {@code resourceType}. */
    void task(Execution execution, Branch branch, String type, Resource resource, Map<String, ?> more) {
        var details = new LinkedHashMap<String, @Nullable Object>(more);
        details.put("resource", resource.resource());
        details.put("resourceType", "sqs");
        var name = Character.toLowerCase(type.charAt(0)) + type.substring(1) + "EventDetails";
        on(execution, branch, type, name, details);
    }

    void taskOutput(Execution execution, Branch branch, String type, Resource resource, @Nullable Object output) {
        task(execution, branch, type, resource, Map.of("output", Json.write(output), "outputDetails", whole()));
    }

    void evaluationFailed(Execution execution, Branch branch, StateFailure failure, String location) {
        var details = failure.details();
        details.put("location", location);
        details.put("state", branch.state);
        on(execution, branch, "EvaluationFailed", "evaluationFailedEventDetails", details);
    }

    /** An event that has no details, such as {@code ParallelStateStarted} or {@code TaskStateAborted}. */
    void plain(Execution execution, Branch branch, String type) {
        on(execution, branch, type, null, Map.of());
    }

    void mapStarted(Execution execution, Branch branch, int length) {
        on(execution, branch, "MapStateStarted", "mapStateStartedEventDetails", Map.of("length", length));
    }

    /** @param outcome {@code Started}, {@code Succeeded}, {@code Failed} or {@code Aborted} */
    void iteration(Execution execution, Branch child, String map, String outcome) {
        var name = "mapIteration" + outcome + "EventDetails";
        on(execution, child, "MapIteration" + outcome, name, Map.of("name", map, "index", child.index));
    }

    private void on(
            Execution execution,
            Branch branch,
            String type,
            @Nullable String detailsName,
            Map<String, ? extends @Nullable Object> details) {
        branch.lastEvent = record(execution, branch.lastEvent, type, detailsName, details);
    }

    private long record(
            Execution execution,
            long previous,
            String type,
            @Nullable String detailsName,
            Map<String, ? extends @Nullable Object> details) {
        var event = new LinkedHashMap<String, @Nullable Object>();
        event.put("id", ++execution.events);
        event.put("previousEventId", previous);
        event.put("timestamp", Dates.epochSeconds(now()));
        event.put("type", type);
        if (detailsName != null) {
            event.put(detailsName, details);
        }
        execution.unwritten.add(event);
        return execution.events;
    }

    private Instant now() {
        return clock.instant();
    }

    /** AWS cuts what is too long for a log; the API never does. */
    private static Map<String, Object> whole() {
        return Map.of("truncated", false);
    }
}
