package latchkey.local.aws.states;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A way from one state to the next.
 *
 * @param field where the target is named
 * @param assigned the variables that are assigned on this way
 */
record Edge(String field, String target, Set<String> assigned) {

    static List<Edge> of(Node state) {
        var edges = new ArrayList<Edge>();
        var own = assigned(state);
        state.textIf("Next").ifPresent(next -> edges.add(new Edge("Next", next, own)));
        state.textIf("Default").ifPresent(next -> edges.add(new Edge("Default", next, own)));
        addAll(edges, state, "Choices");
        addAll(edges, state, "Catch");
        return edges;
    }

    /** All variables that the state may assign, whichever way it is left. */
    static Set<String> assignedBy(Node state) {
        var all = new HashSet<>(assigned(state));
        of(state).forEach(edge -> all.addAll(edge.assigned()));
        return all;
    }

    private static void addAll(List<Edge> edges, Node state, String list) {
        var index = 0;
        for (var entry : state.list(list)) {
            if (entry instanceof java.util.Map<?, ?>) {
                var node = Node.of(entry);
                var field = list + "[" + index + "]/Next";
                node.textIf("Next").ifPresent(next -> edges.add(new Edge(field, next, assigned(node))));
            }
            index++;
        }
    }

    private static Set<String> assigned(Node json) {
        return json.nodeIf("Assign")
                .map(assign -> Set.copyOf(assign.fields().keySet()))
                .orElseGet(HashSet::new);
    }
}
