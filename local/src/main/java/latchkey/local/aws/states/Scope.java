package latchkey.local.aws.states;

import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.local.aws.states.State.MapEach;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the expressions of a state may name: the variables, and <code>$states</code> with {@code input}, {@code context}, and
 * where there is one {@code result} or {@code errorOutput}.
 */
final class Scope {

    private final Map<String, @Nullable Object> variables;
    private final Map<String, @Nullable Object> states = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> context = new LinkedHashMap<>();

    private Scope(Map<String, @Nullable Object> variables) {
        this.variables = variables;
        states.put("context", context);
    }

    static Scope of(Execution execution, Branch branch) {
        var scope = new Scope(branch.visibleVariables());
        scope.states.put("input", branch.input);
        scope.context.put("Execution", execution(execution));
        scope.context.put(
                "StateMachine", Map.of("Id", execution.machineArn, "Name", Arns.nameOf(execution.machineArn)));
        scope.context.put(
                "State",
                Map.of(
                        "EnteredTime", Dates.context(branch.enteredAt),
                        "Name", branch.state,
                        "RetryCount", branch.retryCount));
        if (branch.task != null) {
            branch.task.token().ifPresent(scope::withToken);
        }
        for (var inner = branch; inner.parent != null; inner = inner.parent) {
            if (inner.parent.current() instanceof MapEach) {
                scope.withItem(inner.index, inner.parent.items.get(inner.index));
                break;
            }
        }
        return scope;
    }

    private static Map<String, @Nullable Object> execution(Execution execution) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("Id", execution.arn);
        json.put("Input", Json.read(execution.input));
        json.put("StartTime", Dates.context(execution.startedAt));
        json.put("Name", execution.name);
        json.put("RoleArn", execution.roleArn);
        json.put("RedriveCount", 0L);
        return json;
    }

    Scope withToken(String token) {
        context.put("Task", Map.of("Token", token));
        return this;
    }

    Scope withItem(int index, @Nullable Object value) {
        var item = new LinkedHashMap<String, @Nullable Object>();
        item.put("Index", (long) index);
        item.put("Value", value);
        item.put("Source", "STATE_DATA");
        context.put("Map", Map.of("Item", item));
        return this;
    }

    Scope withResult(@Nullable Object result) {
        states.put("result", result);
        return this;
    }

    Scope withError(StateFailure failure) {
        states.put("errorOutput", failure.errorOutput());
        return this;
    }

    Map<String, @Nullable Object> names() {
        var names = new LinkedHashMap<String, @Nullable Object>(variables);
        names.put("states", states);
        return names;
    }
}
