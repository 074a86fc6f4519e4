package latchkey.store;

import java.util.ArrayList;
import java.util.List;
import latchkey.people.Settings;

/** Writes the settings: one item, guarded by its version. */
public final class Workspace {

    private final Table table;

    Workspace(Table table) {
        this.table = table;
    }

    /**
     * @param more what is stored in the same transaction: the audit
     * @throws Stale where somebody else has saved them meanwhile
     */
    public void save(Settings next, List<Write> more) {
        var writes = new ArrayList<>(more);
        writes.add(Write.guarded(Key.settings(), SettingsItem.write(next), next.version() - 1));
        table.write(writes);
    }
}
