package latchkey.local.aws.states;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which variables may have been assigned when a state is entered, by whatever way. */
final class VariableFlow {

    private final Map<String, Set<String>> before = new HashMap<>();
    private final Set<String> assigned = new HashSet<>();

    /** @param outer the variables of the scopes around, which are there from the start */
    VariableFlow(Node group, Set<String> outer) {
        var states = group.node("States");
        for (var name : states.fields().keySet()) {
            assigned.addAll(Edge.assignedBy(states.node(name)));
        }
        group.textIf("StartAt")
                .filter(states::has)
                .ifPresentOrElse(
                        start -> before.put(start, new HashSet<>(outer)),
                        () -> states.fields().keySet().forEach(name -> before.put(name, all(outer))));
        var changed = true;
        while (changed) {
            changed = false;
            for (var name : Set.copyOf(before.keySet())) {
                if (states.has(name)) {
                    changed |= spread(name, states.node(name));
                }
            }
        }
    }

    private boolean spread(String name, Node state) {
        var changed = false;
        for (var edge : Edge.of(state)) {
            var known = before.get(edge.target());
            if (known == null) {
                known = new HashSet<>();
                before.put(edge.target(), known);
                changed = true;
            }
            changed |= known.addAll(before(name));
            changed |= known.addAll(edge.assigned());
        }
        return changed;
    }

    /** Where nobody can say what comes first, anything may have been assigned. */
    private Set<String> all(Set<String> outer) {
        var all = new HashSet<>(outer);
        all.addAll(assigned);
        return all;
    }

    /** What the states of this scope assign, whether they are reached or not. */
    Set<String> assigned() {
        return Set.copyOf(assigned);
    }

    Set<String> before(String state) {
        return Set.copyOf(before.getOrDefault(state, Set.of()));
    }
}
