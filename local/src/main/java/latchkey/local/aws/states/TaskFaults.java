package latchkey.local.aws.states;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.local.aws.states.DefinitionFaults.Fault;
import latchkey.local.aws.states.State.Resource;
import latchkey.runtime.Json;

/** What is wrong with what a Task calls, and with its times. */
record TaskFaults(Place at, Node state, List<Fault> faults) {

    private static final Set<String> SEND_MESSAGE = Set.of(
            "QueueUrl", "MessageBody", "DelaySeconds", "MessageAttributes", "MessageDeduplicationId", "MessageGroupId");

    private FieldRules rules() {
        return new FieldRules(at, state, faults);
    }

    void check() {
        rules().required("Resource");
        var arn = state.textIf("Resource").orElse("");
        var resource = Resource.of(arn);
        if (resource.isEmpty() && state.has("Resource")) {
            faults.add(at.refused(
                    "Resource",
                    "'%s' is not here".formatted(arn),
                    "There is "
                            + Stream.of(Resource.values()).map(Resource::arn).toList()));
        }
        if (state.textIf("Arguments").filter(Template::isExpression).isEmpty()) {
            arguments(state.nodeIf("Arguments").orElse(new Node(Map.of())));
        }
        if (resource.filter(Resource::waitsForToken).isPresent()
                && !Json.write(state.get("Arguments")).contains("$states.context.Task.Token")) {
            faults.add(at.taken(
                    "Arguments",
                    "Nobody is given the token, so nobody can answer",
                    "Pass \"{% $states.context.Task.Token %}\""));
        }
        if (!state.has("TimeoutSeconds")) {
            faults.add(at.taken("TimeoutSeconds", "Without it the task waits for three years", "Write TimeoutSeconds"));
        }
        timeouts();
    }

    private void arguments(Node arguments) {
        rules().known(arguments, SEND_MESSAGE, "Arguments/");
        for (var field : List.of("QueueUrl", "MessageBody")) {
            if (!arguments.has(field)) {
                faults.add(at.refused(
                        "Arguments", "The field '%s' is required but was missing".formatted(field), "Add it"));
            }
        }
    }

    private void timeouts() {
        for (var field : List.of("TimeoutSeconds", "HeartbeatSeconds")) {
            var number = state.numberIf(field).filter(s -> s > 0 && s <= TaskWork.LONGEST_SECONDS);
            rules().literal(field, number.isPresent(), "3600");
        }
        var timeout = state.numberIf("TimeoutSeconds");
        var heartbeat = state.numberIf("HeartbeatSeconds");
        if (timeout.isPresent() && heartbeat.isPresent() && heartbeat.get() >= timeout.get()) {
            faults.add(at.refused("HeartbeatSeconds", "It must be less than TimeoutSeconds", "Make it smaller"));
        }
    }
}
