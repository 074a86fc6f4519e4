package latchkey.local.aws.states;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.local.aws.states.DefinitionFaults.Fault;

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

    private final Place at;
    private final Node state;
    private final boolean jsonata;
    private final List<Fault> faults = new ArrayList<>();
    private final FieldRules rules;

    StateFaults(Place at, Node state, boolean jsonata) {
        this.at = at;
        this.state = state;
        this.jsonata = jsonata;
        this.rules = new FieldRules(at, state, faults);
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
        if (!new FieldKinds(at, faults).hold(state, "")) {
            return faults;
        }
        language();
        rules.known(state, known(type), "");
        next(type);
        own(type);
        if (RECOVER.contains(type)) {
            retriers();
            catchers();
        }
        return faults;
    }

    private void own(String type) {
        switch (type) {
            case "Task" -> new TaskFaults(at, state, faults).check();
            case "Choice" -> choices();
            case "Wait" -> time();
            case "Parallel" -> rules.required("Branches");
            case "Map" -> map();
            default -> {}
        }
    }

    private void time() {
        exactlyOne("Seconds", "Timestamp");
        rules.literal("Seconds", WaitTime.isSeconds(state.numberIf("Seconds").orElse(null)), "3600");
        rules.literal("Timestamp", WaitTime.instant(state.get("Timestamp")).isPresent(), "2026-11-23T08:00:00Z");
    }

    private void map() {
        rules.required("ItemProcessor");
        rules.literal(
                "MaxConcurrency",
                state.numberIf("MaxConcurrency").filter(n -> n >= 0).isPresent(),
                "10");
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

    private void exactlyOne(String one, String other) {
        if (state.has(one) == state.has(other)) {
            faults.add(at.refused(one, "Exactly one of %s and %s is needed".formatted(one, other), "Keep one"));
        }
    }

    private void choices() {
        rules.required("Choices");
        if (state.has("Choices") && state.list("Choices").isEmpty()) {
            faults.add(at.refused("Choices", "It has no rule", "Add one, with Condition and Next"));
        }
        entries("Choices", Set.of("Condition", "Next", "Assign", "Output", "Comment"), List.of("Condition", "Next"));
    }

    private void retriers() {
        if (entries("Retry", RetryFaults.FIELDS, List.of("ErrorEquals"))) {
            new RetryFaults(at, state, faults).check();
        }
        new ErrorNames(at, state, faults).check("Retry");
    }

    private void catchers() {
        entries("Catch", Set.of("ErrorEquals", "Next", "Assign", "Output", "Comment"), List.of("ErrorEquals", "Next"));
        new ErrorNames(at, state, faults).check("Catch");
    }

    private boolean entries(String list, Set<String> known, List<String> needed) {
        var before = faults.size();
        var index = 0;
        for (var node : state.nodes(list)) {
            var where = list + "[" + index++ + "]";
            rules.known(node, known, where + "/");
            new FieldKinds(at, faults).hold(node, where + "/");
            needed.stream()
                    .filter(field -> !node.has(field))
                    .forEach(field -> faults.add(
                            at.refused(where, "These fields are required: [%s]".formatted(field), "Add it")));
        }
        return faults.size() == before;
    }
}
