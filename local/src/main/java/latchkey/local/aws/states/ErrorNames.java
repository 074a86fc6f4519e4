package latchkey.local.aws.states;

import java.util.List;
import java.util.Map;
import latchkey.local.aws.states.DefinitionFaults.Fault;

/** The names of errors in the Retry and Catch of one state: spelt as AWS spells them, and States.ALL alone and last. */
record ErrorNames(Place at, Node state, List<Fault> faults) {

    void check(String list) {
        var entries = state.list(list);
        for (var i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Map<?, ?> entry) {
                check(list + "[" + i + "]/ErrorEquals", Node.of(entry).texts("ErrorEquals"), i == entries.size() - 1);
            }
        }
    }

    private void check(String field, List<String> names, boolean last) {
        if (names.isEmpty()) {
            faults.add(at.refused(field, "It names no error", "Name one, such as States.Timeout"));
        }
        if (names.contains(StateFailure.ALL) && (names.size() > 1 || !last)) {
            faults.add(at.refused(field, "States.ALL must stand alone and last", "Move it to the end, by itself"));
        }
        for (var name : names) {
            if (name.startsWith("States.") && !StateFailure.NAMES.contains(name)) {
                faults.add(at.taken(field, "No error is named " + name, "There is " + StateFailure.NAMES));
            }
        }
    }
}
