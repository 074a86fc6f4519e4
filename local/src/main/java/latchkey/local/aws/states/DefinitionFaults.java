package latchkey.local.aws.states;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with a state machine's definition, everything at once and without running it. */
public final class DefinitionFaults {

    private static final Set<String> TOP =
            Set.of("Comment", "QueryLanguage", "StartAt", "States", "TimeoutSeconds", "Version");
    private static final Set<String> GROUP = Set.of("Comment", "StartAt", "States", "ProcessorConfig");

    private final List<Fault> faults = new ArrayList<>();

    /** Of all states so far: a name stands for one state in the whole machine. */
    private final Set<String> names = new HashSet<>();

    private DefinitionFaults() {}

    /**
     * One fault.
     *
     * @param refuses whether CreateStateMachine refuses the definition for it; otherwise AWS takes it, and it is wrong all the same
     * @param code AWS's name for this kind of fault
     * @param at where, as AWS writes it: {@code /States/Ask/Next}
     * @param state the state at fault; empty for the machine's own fields
     * @param field the field at fault
     * @param wrong what is wrong
     * @param right what would be right
     */
    public record Fault(
            boolean refuses, String code, String at, String state, String field, String wrong, String right) {

        String asAwsSays() {
            return "%s: %s at %s".formatted(code, wrong, at);
        }

        /** The fault in one line. */
        @Override
        public String toString() {
            return "%s: %s. %s".formatted(at, wrong, right);
        }
    }

    /** Every fault there is; none means that it can be run. */
    public static List<Fault> of(Map<String, @Nullable Object> definition) {
        var check = new DefinitionFaults();
        check.machine(new Node(definition));
        return List.copyOf(check.faults);
    }

    private void machine(Node machine) {
        var at = Place.top();
        unknownFields(machine, TOP, at);
        if (!new FieldKinds(at, faults).hold(machine, "")) {
            return;
        }
        var language = machine.textIf("QueryLanguage").orElse("JSONPath");
        if (!Set.of("JSONPath", "JSONata").contains(language)) {
            faults.add(at.refused(
                    "QueryLanguage", "There is no '%s'".formatted(language), "Write QueryLanguage: JSONata"));
        }
        if (machine.has("Version") && !machine.textIf("Version").equals(Optional.of("1.0"))) {
            faults.add(at.refused("Version", "There is no such version", "Write Version: '1.0', or leave it out"));
        }
        if (machine.has("TimeoutSeconds")
                && machine.numberIf("TimeoutSeconds").filter(s -> s > 0).isEmpty()) {
            faults.add(at.refused(
                    "TimeoutSeconds", "It must be a positive whole number", "Write TimeoutSeconds: 86400, say"));
        }
        group(machine, at, language.equals("JSONata"), Set.of(), Set.of());
    }

    /**
     * @param outerVariables what the scopes around may have assigned before
     * @param outerAssigned what they assign anywhere
     */
    private void group(Node group, Place at, boolean jsonata, Set<String> outerVariables, Set<String> outerAssigned) {
        if (!hasStates(group, at)) {
            return;
        }
        var states = group.node("States");
        var begins = begins(group, at);
        var flow = new VariableFlow(group, outerVariables);
        for (var name : states.fields().keySet()) {
            var state = states.node(name);
            var place = at.state(name);
            if (!names.add(name)) {
                faults.add(place.refused("", "There is another state '%s'".formatted(name), "Give it another name"));
            }
            var before = faults.size();
            faults.addAll(new StateFaults(place, state, jsonata).all());
            faults.addAll(new ExpressionFaults(place, state, flow.before(name)).all());
            faults.addAll(new AssignFaults(place, outerAssigned).all(state));
            if (faults.stream().skip(before).noneMatch(Fault::refuses)) {
                var inner = new HashSet<>(outerVariables);
                inner.addAll(flow.before(name));
                innerGroups(state, place, jsonata, inner, union(outerAssigned, flow.assigned()));
            }
        }
        if (begins) {
            graph(group, at);
        }
    }

    private boolean hasStates(Node group, Place at) {
        var missing = Stream.of("States", "StartAt")
                .filter(field -> !group.has(field))
                .toList();
        if (!missing.isEmpty()) {
            faults.add(at.refused("", "These fields are required: " + missing, "Add them"));
            return false;
        }
        if (group.nodeIf("States").isEmpty()
                || group.node("States").fields().values().stream().anyMatch(state -> !(state instanceof Map))) {
            faults.add(at.refused("States", "Each state must be an object", "Write States: { Name: { Type: … } }"));
            return false;
        }
        return true;
    }

    /** Said first, and without its consequences: from nowhere nothing is reached, and nothing assigned before. */
    private boolean begins(Node group, Place at) {
        var states = group.node("States");
        var startAt = group.textIf("StartAt").orElse("");
        if (!states.has(startAt)) {
            faults.add(at.missing(
                    "StartAt",
                    "No state is named '%s'".formatted(startAt),
                    "There is " + states.fields().keySet()));
        }
        return states.has(startAt);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private void innerGroups(Node state, Place at, boolean jsonata, Set<String> variables, Set<String> outerAssigned) {
        state.nodeIf("ItemProcessor").ifPresent(processor -> {
            var place = at.inner("ItemProcessor");
            unknownFields(processor, GROUP, place);
            var mode = processor
                    .nodeIf("ProcessorConfig")
                    .flatMap(config -> config.textIf("Mode"))
                    .orElse("INLINE");
            if (!mode.equals("INLINE")) {
                faults.add(place.refused(
                        "ProcessorConfig/Mode", "'%s' is not here".formatted(mode), "Write Mode: INLINE"));
            }
            group(processor, place, jsonata, variables, outerAssigned);
        });
        var branches = state.nodes("Branches");
        for (var i = 0; i < branches.size(); i++) {
            var place = at.inner("Branches[" + i + "]");
            unknownFields(branches.get(i), GROUP, place);
            group(branches.get(i), place, jsonata, variables, outerAssigned);
        }
    }

    private void unknownFields(Node json, Set<String> known, Place at) {
        json.fields().keySet().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> faults.add(at.refused(
                        field, "Field '%s' is not supported".formatted(field), "There is " + sorted(known))));
    }

    static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    /** Every target is there, every state is reached, and an end can be reached. */
    private void graph(Node group, Place at) {
        var states = group.node("States");
        var startAt = group.textIf("StartAt").orElse("");
        for (var name : states.fields().keySet()) {
            for (var edge : Edge.of(states.node(name))) {
                if (!states.has(edge.target())) {
                    faults.add(at.state(name)
                            .missing(
                                    edge.field(),
                                    "No state is named '%s'".formatted(edge.target()),
                                    "There is " + states.fields().keySet()));
                }
            }
        }
        var reached = reachedFrom(startAt, states);
        states.fields().keySet().stream()
                .filter(name -> !reached.contains(name))
                .forEach(name -> faults.add(at.state(name)
                        .missing(
                                "", "State '%s' is not reachable".formatted(name), "Name it in a Next, or remove it")));
        if (reached.stream().map(states::node).noneMatch(DefinitionFaults::ends)) {
            faults.add(at.fault(
                    true, "MISSING_END_STATE", "", "No state ends it", "Give one End: true, or Type: Succeed"));
        }
    }

    private static boolean ends(Node state) {
        var type = state.textIf("Type").orElse("");
        return state.flag("End") || type.equals("Succeed") || type.equals("Fail");
    }

    private static Set<String> reachedFrom(String startAt, Node states) {
        var reached = new LinkedHashSet<String>();
        var open = new ArrayList<>(List.of(startAt));
        while (!open.isEmpty()) {
            var name = open.removeLast();
            if (states.has(name) && reached.add(name)) {
                Edge.of(states.node(name)).forEach(edge -> open.add(edge.target()));
            }
        }
        return reached;
    }
}
