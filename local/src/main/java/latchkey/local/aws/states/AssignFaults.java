package latchkey.local.aws.states;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import latchkey.local.aws.states.DefinitionFaults.Fault;

/**
 * The names that a state assigns to (AWS, <em>Passing data between states with variables</em>).
 *
 * @param outer what the scopes around this one assign anywhere
 */
record AssignFaults(Place at, Set<String> outer) {

    private static final int LONGEST = 80;

    private static final Pattern NAME =
            Pattern.compile("\\p{javaUnicodeIdentifierStart}\\p{javaUnicodeIdentifierPart}*");

    List<Fault> all(Node state) {
        var faults = new ArrayList<Fault>();
        check(state, "Assign/", faults);
        for (var list : List.of("Choices", "Catch")) {
            var entries = state.list(list);
            for (var i = 0; i < entries.size(); i++) {
                if (entries.get(i) instanceof Map<?, ?> entry) {
                    check(Node.of(entry), list + "[" + i + "]/Assign/", faults);
                }
            }
        }
        return faults;
    }

    private void check(Node json, String where, List<Fault> faults) {
        json.nodeIf("Assign").stream()
                .flatMap(assign -> assign.fields().keySet().stream())
                .flatMap(name -> wrong(name, where + name))
                .forEach(faults::add);
    }

    private Stream<Fault> wrong(String name, String field) {
        if (outer.contains(name)) {
            return Stream.of(at.refused(
                    field,
                    "A scope around this one has a variable '%s' already".formatted(name),
                    "Give it another name: an inner scope cannot assign to an outer one"));
        }
        if (name.equals("states")) {
            return Stream.of(at.refused(field, "$states is not assigned to", "Give it another name"));
        }
        return NAME.matcher(name).matches() && name.codePointCount(0, name.length()) <= LONGEST
                ? Stream.empty()
                : Stream.of(at.refused(
                        field,
                        "'%s' is no name of a variable".formatted(name),
                        "Write a letter and then letters, digits and _, at most %d".formatted(LONGEST)));
    }
}
