package latchkey.web.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import latchkey.catalog.App;
import latchkey.catalog.Catalog;
import latchkey.catalog.CatalogChanges;
import latchkey.catalog.CatalogFile;
import latchkey.catalog.CatalogTree;
import latchkey.catalog.Groups;
import latchkey.catalog.Unasked;
import latchkey.people.Fault;
import latchkey.people.PersonId;
import latchkey.runtime.Json;
import latchkey.store.AuditEntry.What;
import latchkey.store.Audits;
import latchkey.store.Catalogs;
import latchkey.store.Lists;
import latchkey.store.Stale;
import latchkey.store.Table;
import latchkey.store.Write;
import latchkey.ticket.ListEntry.Shelf;
import latchkey.ticket.Via;
import org.jspecify.annotations.Nullable;

/** Says what a new catalog would change, and puts it in the place of the one before, with who did it. */
public final class Curating {

    /** The manifest, one item of at most 400 KB, names each. */
    private static final int MOST_APPS = 2_000;

    /** A ticket carries its workflow to every list that it stands in, all in one transaction of at most 4 MB. */
    private static final int LONGEST_APP = 40_000;

    /** Of so many changed apps the open tickets are counted, one query each. */
    private static final int MOST_COUNTED = 200;

    private final Catalogs catalogs;
    private final Audits audits;
    private final Lists lists;
    private final Named named;
    private final BooleanSupplier publishesSsoApps;

    /** @param publishesSsoApps whether the workspace publishes what IT provisions by itself (R52) */
    public Curating(Catalogs catalogs, Audits audits, Lists lists, Named named, BooleanSupplier publishesSsoApps) {
        this.catalogs = catalogs;
        this.audits = audits;
        this.lists = lists;
        this.named = named;
        this.publishesSsoApps = publishesSsoApps;
    }

    /** What a whole file would change. */
    public Plan plan(Catalog now, @Nullable Object tree) {
        var file = CatalogFile.read(tree, named.in(tree));
        return file.faults().isEmpty() ? plan(now, CatalogChanges.applied(now, file)) : Plan.faulty(now, file.faults());
    }

    Plan plan(Catalog now, Catalog wanted) {
        var after = publishesSsoApps.getAsBoolean() ? Unasked.published(now, wanted) : wanted;
        var tree = named.tree(List.of(now, after));
        var changes = CatalogChanges.between(now, after, tree);
        var faults = tooMuch(after, tree);
        if (!Audits.holds(changes)) {
            faults.add(new Fault("", "%,d changes".formatted(changes.size()), "fewer changes at once"));
        }
        if (!faults.isEmpty()) {
            return Plan.faulty(now, faults);
        }
        var pinned = pinned(now, after);
        return new Plan(after, changes, pinned.count(), pinned.more(), List.of());
    }

    /**
     * Does what was planned, where there is something to do.
     *
     * @throws Stale where somebody else has changed the catalog meanwhile
     */
    void swap(Plan plan, Asker asker, Via via, String subject, List<Write> more) {
        if (!plan.changes().isEmpty()) {
            var writes = new ArrayList<>(more);
            writes.addAll(audits.entries(asker.person().ref(), via, What.CATALOG, subject, plan.changes()));
            catalogs.replace(asker.catalog(), plan.after(), writes);
        }
    }

    private static List<Fault> tooMuch(Catalog after, CatalogTree tree) {
        var faults = new ArrayList<Fault>();
        if (after.apps().size() > MOST_APPS) {
            faults.add(new Fault(
                    "apps",
                    "%,d apps".formatted(after.apps().size()),
                    "at most %,d, those that are not published included".formatted(MOST_APPS)));
        }
        int members = after.groups().members().values().stream()
                .mapToInt(List<PersonId>::size)
                .sum();
        if (members > Groups.MOST_MEMBERSHIPS) {
            faults.add(new Fault(
                    "groups",
                    "%,d members".formatted(members),
                    "at most %,d in all".formatted(Groups.MOST_MEMBERSHIPS)));
        }
        for (var app : after.apps().values()) {
            int length = Json.write(tree.of(app)).length();
            if (length > LONGEST_APP) {
                faults.add(new Fault(
                        "apps." + app.id(),
                        "%,d characters".formatted(length),
                        "at most %,d, rules and steps included".formatted(LONGEST_APP)));
            }
        }
        return faults;
    }

    private Table.Counted pinned(Catalog now, Catalog after) {
        var changed = after.apps().values().stream()
                .filter(app -> changesWorkflow(now.apps().get(app.id().value()), app))
                .map(App::id)
                .toList();
        var counted = lists.count(changed.stream()
                .limit(MOST_COUNTED)
                .<Shelf>map(app -> new Shelf.OfApp(app, true))
                .toList());
        return new Table.Counted(counted.count(), counted.more() || changed.size() > MOST_COUNTED);
    }

    private static boolean changesWorkflow(@Nullable App was, App is) {
        return was != null && !was.workflow().equals(is.workflow());
    }
}
