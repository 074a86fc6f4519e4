package latchkey.local.aws.states;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.states.Branch.Phase;
import latchkey.local.aws.states.Branch.Task;
import latchkey.local.aws.states.State.Group;
import org.jspecify.annotations.Nullable;

/** Writes a branch into the execution's document and reads it back. Times have the clock's own precision. */
final class BranchDocument {

    private BranchDocument() {}

    static Map<String, @Nullable Object> write(Branch branch) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("phase", branch.phase.name());
        json.put("state", branch.state);
        json.put("input", branch.input);
        json.put("output", branch.output);
        json.put("error", branch.error);
        json.put("cause", branch.cause);
        json.put("variables", new LinkedHashMap<>(branch.variables));
        json.put("enteredAt", branch.enteredAt.toString());
        json.put("enteredEvent", branch.enteredEvent);
        json.put("lastEvent", branch.lastEvent);
        json.put("retryCount", branch.retryCount);
        json.put("retried", branch.retried);
        json.put("until", branch.until == null ? null : branch.until.toString());
        json.put("task", branch.task == null ? null : write(branch.task));
        json.put("items", branch.items);
        json.put("children", branch.children.stream().map(BranchDocument::write).toList());
        json.put("concurrency", branch.concurrency);
        json.put("index", branch.index);
        return json;
    }

    private static Map<String, @Nullable Object> write(Task task) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("token", task.token().orElse(null));
        json.put("arguments", task.arguments());
        json.put("timeoutAt", task.timeoutAt().map(Instant::toString).orElse(null));
        json.put("heartbeat", task.heartbeat().orElse(null));
        json.put("beatBy", task.beatBy().map(Instant::toString).orElse(null));
        return json;
    }

    /** @param group the states that the branch runs through */
    static Branch read(Node json, Group group, @Nullable Branch parent) {
        var branch = new Branch(json.text("state"), json.get("input"));
        branch.parent = parent;
        branch.group = group;
        branch.phase = Phase.valueOf(json.text("phase"));
        branch.output = json.get("output");
        branch.error = json.textIf("error").orElse(null);
        branch.cause = json.textIf("cause").orElse(null);
        branch.variables.putAll(json.node("variables").fields());
        branch.enteredAt = Instant.parse(json.text("enteredAt"));
        branch.enteredEvent = json.number("enteredEvent");
        branch.lastEvent = json.number("lastEvent");
        branch.retryCount = json.number("retryCount");
        var retried = json.node("retried");
        retried.fields()
                .keySet()
                .forEach(retrier -> branch.retried.put(Integer.valueOf(retrier), (int) retried.number(retrier)));
        branch.until = instant(json, "until").orElse(null);
        branch.task = json.nodeIf("task").map(BranchDocument::task).orElse(null);
        branch.items.addAll(json.list("items"));
        branch.concurrency = (int) json.number("concurrency");
        branch.index = (int) json.number("index");
        readChildren(branch, json.nodes("children"));
        return branch;
    }

    private static void readChildren(Branch branch, List<Node> children) {
        for (var child : children) {
            var index = (int) child.number("index");
            branch.children.add(read(child, groupOfChild(branch.current(), index), branch));
        }
    }

    /** The states of the child that has that number. */
    static Group groupOfChild(State state, int index) {
        return switch (state) {
            case State.Parallel parallel -> parallel.branches().get(index);
            case State.MapEach map -> map.processor();
            default -> throw new IllegalStateException(state.name() + " has no branches");
        };
    }

    private static Task task(Node json) {
        return new Task(
                json.textIf("token"),
                json.node("arguments").fields(),
                instant(json, "timeoutAt"),
                json.numberIf("heartbeat"),
                instant(json, "beatBy"));
    }

    private static Optional<Instant> instant(Node json, String field) {
        return json.textIf(field).map(Instant::parse);
    }
}
