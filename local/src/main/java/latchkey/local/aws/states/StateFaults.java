package latchkey.local.aws.states;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.local.aws.states.DefinitionFaults.Fault;
import latchkey.local.aws.states.State.Resource;
import latchkey.runtime.Json;

/** What is wrong with the fields of one state. */
final class StateFaults {

    private static final List<String> ANY = List.of("Type", "Comment", "QueryLanguage");
    private static final List<String> LEAVING = List.of("Next", "End", "Assign", "Output");
    private static final List<String> RECOVERING = List.of("Retry", "Catch");

    private static final Map<String, List<String>> OWN = Map.of(
            "Pass", List.of(),
            "Task", List.of("Resource", "Arguments", "TimeoutSeconds", "HeartbeatSeconds"),
            "Choice", List.of("Choices", "Default", "Assign", "Output"),
            "Wait", List.of("Seconds", "Timestamp"),
            "Succeed", List.of("Output"),
            "Fail", List.of("Error", "Cause"),
            "Parallel", List.of("Branches", "Arguments"),
            "Map", List.of("Items", "ItemSelector", "ItemProcessor", "MaxConcurrency"));

    private static final Set<String> NO_NEXT = Set.of("Choice", "Succeed", "Fail");
    private static final Set<String> RECOVER = Set.of("Task", "Parallel", "Map");

    /** Fields of the JSONPath dialect. */
    private static final Set<String> JSON_PATH = words("""
            InputPath OutputPath ResultPath ResultSelector Parameters Result ItemsPath MaxConcurrencyPath TimeoutSecondsPath \
            HeartbeatSecondsPath SecondsPath TimestampPath ErrorPath CausePath Variable""");

    private static final Set<String> SEND_MESSAGE =
            words("QueueUrl MessageBody DelaySeconds MessageAttributes MessageDeduplicationId MessageGroupId");

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    private final Place at;
    private final Node state;
    private final boolean jsonata;
    private final List<Fault> faults = new ArrayList<>();

    StateFaults(Place at, Node state, boolean jsonata) {
        this.at = at;
        this.state = state;
        this.jsonata = jsonata;
    }

    List<Fault> all() {
        var type = state.textIf("Type").orElse("");
        if (!OWN.containsKey(type)) {
            faults.add(at.refused(
                    "Type",
                    "No state is of type '%s'".formatted(type),
                    "There is " + DefinitionFaults.sorted(OWN.keySet())));
            return faults;
        }
        if (at.stateName().length() > 80) {
            faults.add(at.refused("", "Its name is longer than 80 characters", "Shorten it"));
        }
        language();
        fields(state, known(type), "");
        next(type);
        switch (type) {
            case "Task" -> task();
            case "Choice" -> rules();
            case "Wait" -> exactlyOne("Seconds", "Timestamp");
            case "Parallel" -> required("Branches");
            case "Map" -> required("ItemProcessor");
            default -> {}
        }
        if (RECOVER.contains(type)) {
            retriers();
            catchers();
        }
        return faults;
    }

    private static Set<String> known(String type) {
        return Set.copyOf(Stream.of(
                        ANY,
                        OWN.getOrDefault(type, List.of()),
                        NO_NEXT.contains(type) ? List.<String>of() : LEAVING,
                        RECOVER.contains(type) ? RECOVERING : List.<String>of())
                .flatMap(List::stream)
                .distinct()
                .toList());
    }

    private void language() {
        var own = state.textIf("QueryLanguage").orElse(jsonata ? "JSONata" : "JSONPath");
        if (!own.equals("JSONata")) {
            faults.add(at.refused(
                    "QueryLanguage",
                    "'%s' is not run here".formatted(own),
                    "Write QueryLanguage: JSONata, at best once for the machine"));
        }
    }

    private void fields(Node json, Set<String> known, String where) {
        for (var field : json.fields().keySet()) {
            if (JSON_PATH.contains(field) || field.endsWith(".$")) {
                faults.add(at.refused(
                        where + field,
                        "The QueryLanguage is set to 'JSONata', but field '%s' is only supported for the 'JSONPath' QueryLanguage"
                                .formatted(field),
                        "Use Arguments, Output and Assign"));
            } else if (!known.contains(field)) {
                faults.add(at.refused(
                        where + field,
                        "Field '%s' is not supported".formatted(field),
                        "There is " + DefinitionFaults.sorted(known)));
            }
        }
    }

    private void next(String type) {
        if (NO_NEXT.contains(type)) {
            return;
        }
        if (state.has("Next") && state.has("End")) {
            faults.add(at.refused("Next", "Next and End exclude each other", "Keep one"));
        } else if (!state.has("Next") && !state.flag("End")) {
            faults.add(at.refused("Next", "It leads nowhere", "Write Next: State, or End: true"));
        }
    }

    private void required(String field) {
        if (!state.has(field)) {
            faults.add(at.refused(field, "These fields are required: [%s]".formatted(field), "Add it"));
        }
    }

    private void exactlyOne(String one, String other) {
        if (state.has(one) == state.has(other)) {
            faults.add(at.refused(one, "Exactly one of %s and %s is needed".formatted(one, other), "Keep one"));
        }
    }

    private void task() {
        required("Resource");
        var arn = state.textIf("Resource").orElse("");
        var resource = Resource.of(arn);
        if (resource.isEmpty() && state.has("Resource")) {
            faults.add(at.refused(
                    "Resource",
                    "'%s' is not here".formatted(arn),
                    "There is "
                            + Stream.of(Resource.values()).map(Resource::arn).toList()));
        }
        state.nodeIf("Arguments").ifPresent(this::arguments);
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
        fields(arguments, SEND_MESSAGE, "Arguments/");
        for (var field : List.of("QueueUrl", "MessageBody")) {
            if (!arguments.has(field)) {
                faults.add(at.refused(
                        "Arguments", "The field '%s' is required but was missing".formatted(field), "Add it"));
            }
        }
    }

    private void timeouts() {
        for (var field : List.of("TimeoutSeconds", "HeartbeatSeconds")) {
            var expression = state.textIf(field).filter(Template::isExpression).isPresent();
            var number = state.numberIf(field)
                    .filter(s -> s > 0 && s <= TaskWork.LONGEST_SECONDS)
                    .isPresent();
            if (state.has(field) && !expression && !number) {
                faults.add(at.refused(
                        field,
                        "It must be a positive whole number or an expression",
                        "Write 3600, or \"{% $wait %}\""));
            }
        }
        var timeout = state.numberIf("TimeoutSeconds");
        var heartbeat = state.numberIf("HeartbeatSeconds");
        if (timeout.isPresent() && heartbeat.isPresent() && heartbeat.get() >= timeout.get()) {
            faults.add(at.refused("HeartbeatSeconds", "It must be less than TimeoutSeconds", "Make it smaller"));
        }
    }

    private void rules() {
        required("Choices");
        if (state.has("Choices") && state.list("Choices").isEmpty()) {
            faults.add(at.refused("Choices", "It has no rule", "Add one, with Condition and Next"));
        }
        entries("Choices", Set.of("Condition", "Next", "Assign", "Output", "Comment"), List.of("Condition", "Next"));
    }

    private void retriers() {
        var known = Set.of(
                "ErrorEquals",
                "IntervalSeconds",
                "MaxAttempts",
                "BackoffRate",
                "MaxDelaySeconds",
                "JitterStrategy",
                "Comment");
        entries("Retry", known, List.of("ErrorEquals"));
        new ErrorNames(at, state, faults).check("Retry");
    }

    private void catchers() {
        entries("Catch", Set.of("ErrorEquals", "Next", "Assign", "Output", "Comment"), List.of("ErrorEquals", "Next"));
        new ErrorNames(at, state, faults).check("Catch");
    }

    private void entries(String list, Set<String> known, List<String> needed) {
        var index = 0;
        for (var entry : state.list(list)) {
            var where = list + "[" + index++ + "]";
            if (!(entry instanceof Map<?, ?>)) {
                faults.add(at.refused(where, "It must be an object", "There is " + DefinitionFaults.sorted(known)));
                continue;
            }
            var node = Node.of(entry);
            fields(node, known, where + "/");
            needed.stream()
                    .filter(field -> !node.has(field))
                    .forEach(field -> faults.add(
                            at.refused(where, "These fields are required: [%s]".formatted(field), "Add it")));
        }
    }
}
