package latchkey.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import latchkey.catalog.App;
import latchkey.catalog.Catalog;
import latchkey.catalog.Groups;
import latchkey.catalog.Losses;
import latchkey.people.PersonId;

/**
 * The catalog, content-addressed: an app stands under the hash of what it is, and one manifest says which hashes are in
 * force. Reading it is one query, and none while the manifest's version stays the same.
 */
public final class Catalogs {

    /** An app that is in no manifest any more is kept for readers that are under way, then forgotten. */
    private static final Duration ORPHANS_LIVE = Duration.ofDays(7);

    private static final int CHUNK = 25;
    private static final int PAGE = 1_000;

    private final Table table;
    private final InstantSource clock;
    private final AtomicReference<Catalog> kept = new AtomicReference<>(Catalog.EMPTY);

    public Catalogs(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** The catalog as it is. */
    public Catalog now() {
        return of(table.get(Key.catalogManifest()));
    }

    /** The catalog of that manifest; {@code manifest} comes with the batch that a command reads anyway. */
    Catalog of(Optional<Doc> manifest) {
        long version = manifest.map(doc -> doc.number("version")).orElse(0L);
        var known = kept.get();
        if (known.version() == version) {
            return known;
        }
        var read = read();
        kept.set(read);
        return read;
    }

    /** Without anything besides. */
    public void replace(Catalog before, Catalog next) {
        replace(before, next, List.of());
    }

    /**
     * Puts this catalog in the place of the one before it, by its version. Only what changed is written; the manifest is
     * swapped last, so that readers see all of it or nothing. From whom something is taken, for them no ticket waits.
     *
     * @param before as it is
     * @param next of the version after that
     * @param more what is stored with the swap: who changed what
     * @throws Stale where somebody else has changed the catalog meanwhile
     */
    public void replace(Catalog before, Catalog next, List<Write> more) {
        if (next.version() != before.version() + 1) {
            throw new IllegalArgumentException("After version %d of the catalog comes the next, got %d"
                    .formatted(before.version(), next.version()));
        }
        var rows = rows();
        var inForce = rows.stream()
                .filter(row -> row.has("hashes"))
                .findFirst()
                .map(Catalogs::inForce)
                .orElse(Set.of());
        var there = rows.stream()
                .filter(row -> inForce.contains(row.text(Key.SK)))
                .collect(Collectors.toMap(row -> row.text(Key.SK), Function.identity()));
        var parts = new LinkedHashMap<Key, Doc>();
        for (var part : parts(next).entrySet()) {
            parts.put(place(part.getKey(), part.getValue(), there, next.version()), part.getValue());
        }
        chunked(parts.entrySet().stream()
                .filter(part -> !there.containsKey(part.getKey().sk()))
                .map(part -> Write.always(part.getKey(), part.getValue()))
                .toList());
        var swap = new ArrayList<>(more);
        swap.add(Write.guarded(Key.catalogManifest(), manifest(parts.keySet(), next.version()), before.version()));
        var losses = Losses.between(before, next);
        if (!losses.isEmpty()) {
            swap.add(Departures.write(new Departure.FromCatalog(losses), clock.instant()));
        }
        table.write(swap);
        forget(rows, parts.keySet());
    }

    /** Each app and the groups, under the beginning of the key. */
    private static Map<Key, Doc> parts(Catalog catalog) {
        var parts = new LinkedHashMap<Key, Doc>();
        for (var app : catalog.apps().values()) {
            parts.put(Key.catalogApp(app.id().value(), ""), AppItem.write(app));
        }
        var groups = Doc.write();
        catalog.groups()
                .members()
                .forEach((group, people) ->
                        groups.texts(group, people.stream().map(PersonId::value).toList()));
        parts.put(Key.catalogGroups(""), Doc.write().with("groups", groups));
        return parts;
    }

    /**
     * Where the part stands already in the catalog in force; otherwise a new place, even if an older catalog had the same
     * part: what no manifest names is being forgotten, and must not be taken up again.
     */
    private static Key place(Key begins, Doc doc, Map<String, Doc> there, long version) {
        var same = there.values().stream()
                .filter(row -> row.text(Key.SK).startsWith(begins.sk())
                        && row.without(Key.PK, Key.SK).equals(doc.values()))
                .findFirst();
        return same.map(Catalogs::key)
                .orElseGet(() -> new Key(
                        begins.pk(),
                        begins.sk() + Hash.of(version + " " + doc.values()).substring(0, 32)));
    }

    private void forget(List<Doc> rows, Set<Key> now) {
        var expires = Optional.of(clock.instant().plus(ORPHANS_LIVE));
        chunked(rows.stream()
                .filter(row -> !row.has("hashes") && !row.has("expires"))
                .filter(row -> !now.contains(key(row)))
                .map(row -> Write.always(key(row), row.copy().maybe("expires", expires, Write::expires)))
                .toList());
    }

    private void chunked(List<Write> writes) {
        for (int from = 0; from < writes.size(); from += CHUNK) {
            table.write(writes.subList(from, Math.min(from + CHUNK, writes.size())));
        }
    }

    private Catalog read() {
        var rows = rows();
        var manifest = rows.stream().filter(row -> row.has("hashes")).findFirst();
        var parts = manifest.map(Catalogs::inForce).orElse(Set.of());
        var apps = new HashMap<String, App>();
        var groups = Groups.NONE;
        int found = 0;
        for (var row : rows) {
            if (!parts.contains(row.text(Key.SK))) {
                continue;
            }
            found++;
            if (row.has("groups") && !row.has("id")) {
                groups = groups(row.doc("groups"));
            } else {
                apps.put(row.text("id"), AppItem.read(row));
            }
        }
        if (found != parts.size()) {
            throw new Stale(
                    "The catalog changed while it was read",
                    new IllegalStateException("%d of %d parts found".formatted(found, parts.size())));
        }
        return new Catalog(
                apps, groups, manifest.map(doc -> doc.number("version")).orElse(0L));
    }

    private static Groups groups(Doc doc) {
        var members = new HashMap<String, List<PersonId>>();
        doc.values()
                .keySet()
                .forEach(group -> members.put(
                        group, doc.texts(group).stream().map(PersonId::new).toList()));
        return new Groups(members);
    }

    private List<Doc> rows() {
        var rows = new ArrayList<Doc>();
        var range = Table.Range.OLDEST;
        while (true) {
            var page = table.query(Key.catalogManifest().pk(), range, PAGE);
            rows.addAll(page.rows());
            if (page.next().isEmpty()) {
                return rows;
            }
            range = new Table.Range(true, page.next());
        }
    }

    private static Key key(Doc row) {
        return new Key(row.text(Key.PK), row.text(Key.SK));
    }

    /** The hash of each app and of the groups. */
    private static Doc manifest(Set<Key> parts, long version) {
        var hashes = Doc.write();
        var doc = Doc.write();
        for (var part : parts) {
            var names = part.sk().split("#", -1);
            if (names.length == 3) {
                hashes.with(names[1], names[2]);
            } else {
                doc.with("groups", names[1]);
            }
        }
        return doc.with("hashes", hashes).with("version", version);
    }

    /** The sort keys of the items that the manifest names. */
    private static Set<String> inForce(Doc manifest) {
        var keys = new HashSet<String>();
        manifest.doc("hashes")
                .values()
                .forEach((app, hash) -> keys.add(Key.catalogApp(app, hash.s()).sk()));
        manifest.maybeText("groups").map(Key::catalogGroups).map(Key::sk).ifPresent(keys::add);
        return keys;
    }
}
