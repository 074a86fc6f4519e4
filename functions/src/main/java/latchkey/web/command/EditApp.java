package latchkey.web.command;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import latchkey.catalog.App;
import latchkey.catalog.Catalog;
import latchkey.catalog.CatalogFile;
import latchkey.people.Fault;
import latchkey.runtime.Json;
import latchkey.store.Hash;
import latchkey.store.Lists;
import latchkey.store.Retried;
import latchkey.ticket.ListEntry.Shelf;
import latchkey.ticket.Via;
import latchkey.web.http.EntityTag;
import org.jspecify.annotations.Nullable;

/** Changes one app of the catalog, as far as the person may (R4, R46). */
public final class EditApp {

    /** What is the App Admins' (R46); everything else is the IT Admins'. */
    public static final Set<String> OF_APP_ADMINS =
            Set.of("description", "launch", "licences", "approval", "denial-reason", "remind", "escalate", "expire");

    private final Desk desk;
    private final Curating curating;
    private final Named named;
    private final Lists lists;
    private final Via via;

    public EditApp(Desk desk, Curating curating, Named named, Lists lists, Via via) {
        this.desk = desk;
        this.curating = curating;
        this.named = named;
        this.lists = lists;
        this.via = via;
    }

    /** What came of it; only with {@link Saved} and {@link Deleted} something has changed. */
    public sealed interface Result {

        /** @param fresh whether the app was not there before */
        record Saved(Plan plan, App app, boolean fresh) implements Result {}

        record Deleted() implements Result {}

        record Faulty(List<Fault> faults) implements Result {}

        /** @param keys what only an IT Admin may change; empty where it is the whole app */
        record ItAdminsOnly(List<String> keys) implements Result {}

        /** The app is another than the one that was looked at. */
        record Meanwhile() implements Result {}

        record HasTickets(int open) implements Result {}

        record NotThere() implements Result {}
    }

    /** The apps that the person administers, by id (R4). */
    public List<App> of(Asker asker) {
        return asker.catalog().apps().values().stream()
                .filter(app -> asker.administers(app.id()))
                .toList();
    }

    public Optional<App> find(Asker asker, String id) {
        return Optional.ofNullable(asker.catalog().apps().get(id)).filter(app -> asker.administers(app.id()));
    }

    /** As the file has it. */
    public List<Map<String, Object>> trees(List<App> apps) {
        var tree = named.treeOf(apps);
        return apps.stream().map(tree::of).toList();
    }

    public Map<String, Object> tree(App app) {
        return trees(List.of(app)).getFirst();
    }

    /** Tells two states of an app apart. */
    public static EntityTag tag(Map<String, Object> tree) {
        return new EntityTag(Hash.of(Json.write(tree)).substring(0, 20));
    }

    /**
     * Puts the app as the tree says.
     *
     * @param ifMatch the tags of the app that it may replace; empty where there must be none
     */
    public Result put(Asker first, String id, @Nullable Object tree, Optional<String> ifMatch) {
        return again(first, asker -> put(asker, id, tree, ifMatch, asker.catalog()));
    }

    private Result put(Asker asker, String id, @Nullable Object tree, Optional<String> ifMatch, Catalog now) {
        var was = find(asker, id);
        var before = was.map(this::tree);
        if (was.isEmpty() && (now.apps().containsKey(id) || !asker.person().itAdmin())) {
            return new Result.NotThere();
        }
        if (!ifMatch.map(tags ->
                        before.map(EditApp::tag).filter(tag -> tag.isIn(tags)).isPresent())
                .orElse(was.isEmpty())) {
            return new Result.Meanwhile();
        }
        var read = read(id, tree, now);
        if (!read.faults().isEmpty()) {
            return new Result.Faulty(read.faults());
        }
        var app = read.apps().getFirst();
        var others = before.map(known -> others(asker, known, tree(app))).orElse(List.of());
        return others.isEmpty() ? save(asker, now, app, was.isEmpty()) : new Result.ItAdminsOnly(others);
    }

    /** What the tree says of the app, with every fault of it; nothing is changed. */
    public CatalogFile read(Asker asker, String id, @Nullable Object tree) {
        return read(id, tree, asker.catalog());
    }

    private CatalogFile read(String id, @Nullable Object tree, Catalog now) {
        var read = CatalogFile.app(tree, named.in(tree), now.groups());
        var faults = new ArrayList<>(read.faults());
        if (read.apps().stream().anyMatch(app -> !app.id().value().equals(id))) {
            faults.add(new Fault("id", read.apps().getFirst().id().value(), id + ", as in the address"));
        }
        return new CatalogFile(read.apps(), read.groups(), faults);
    }

    private Result save(Asker asker, Catalog now, App app, boolean fresh) {
        var apps = new TreeMap<>(now.apps());
        apps.put(app.id().value(), app);
        var plan = curating.plan(now, new Catalog(apps, now.groups(), now.version() + 1));
        if (!plan.faults().isEmpty()) {
            return new Result.Faulty(plan.faults());
        }
        curating.swap(plan, asker, via, app.id().value(), List.of());
        return new Result.Saved(
                plan, Objects.requireNonNull(plan.after().apps().get(app.id().value())), fresh);
    }

    /** What an App Admin changes that is not theirs. */
    private static List<String> others(Asker asker, Map<String, Object> before, Map<String, Object> after) {
        var keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(_ -> !asker.person().itAdmin())
                .filter(key -> !OF_APP_ADMINS.contains(key))
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .sorted()
                .toList();
    }

    /** Takes the app out of the catalog for ever. Its tickets stay. */
    public Result delete(Asker first, String id, String ifMatch) {
        return again(
                first,
                asker -> find(asker, id).map(app -> delete(asker, app, ifMatch)).orElseGet(Result.NotThere::new));
    }

    private Result delete(Asker asker, App app, String ifMatch) {
        if (!asker.person().itAdmin()) {
            return new Result.ItAdminsOnly(List.of());
        }
        if (!tag(tree(app)).isIn(ifMatch)) {
            return new Result.Meanwhile();
        }
        int open = lists.count(List.of(new Shelf.OfApp(app.id(), true))).count();
        if (open > 0) {
            return new Result.HasTickets(open);
        }
        var now = asker.catalog();
        var apps = new TreeMap<>(now.apps());
        apps.remove(app.id().value());
        var plan = curating.plan(now, new Catalog(apps, now.groups(), now.version() + 1));
        if (!plan.faults().isEmpty()) {
            return new Result.Faulty(plan.faults());
        }
        curating.swap(plan, asker, via, app.id().value(), List.of());
        return new Result.Deleted();
    }

    /** Where another app was changed in the same moment, reads and decides again: also who the person is by now. */
    private Result again(Asker first, Function<Asker, Result> decide) {
        var known = new AtomicReference<>(Optional.of(first));
        return Retried.times(() -> known.getAndSet(Optional.empty())
                .or(() -> desk.asker(first.session(), Optional.empty()))
                .map(decide)
                .orElseGet(Result.NotThere::new));
    }
}
