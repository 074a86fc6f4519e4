package latchkey.web.view;

import java.util.List;
import latchkey.people.Fault;
import latchkey.people.PeoplePlan.Change;

/**
 * What a file would change, before it does.
 *
 * @param tag names exactly these changes; empty before anything was planned
 * @param changes the first of them
 * @param more how many others there are
 */
public record ImportPlan(String text, String tag, int people, List<Change> changes, int more, List<Fault> faults) {

    public static final int MOST_SHOWN = 300;

    public ImportPlan {
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    public static ImportPlan empty() {
        return new ImportPlan("", "", 0, List.of(), 0, List.of());
    }

    public boolean applicable() {
        return faults.isEmpty() && !changes.isEmpty();
    }
}
