package latchkey.web.command;

import java.util.List;
import latchkey.catalog.Catalog;
import latchkey.catalog.CatalogChanges.Change;
import latchkey.people.Fault;

/**
 * What a new catalog would change.
 *
 * @param after the catalog as it would be; as it is, where there are faults
 * @param changes none where there are faults: then nothing would change
 * @param pinned how many open tickets keep the workflow that they were made with (R3)
 * @param more whether there are more of them than were counted
 */
public record Plan(Catalog after, List<Change> changes, int pinned, boolean more, List<Fault> faults) {

    public Plan {
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    static Plan faulty(Catalog now, List<Fault> faults) {
        return new Plan(now, List.of(), 0, false, faults);
    }
}
