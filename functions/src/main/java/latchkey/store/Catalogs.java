package latchkey.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import latchkey.catalog.App;
import latchkey.catalog.Catalog;

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

    /**
     * Puts these apps in the place of all that were there.
     *
     * @throws Stale where somebody else has changed the catalog meanwhile
     */
    public void replace(Collection<App> apps) {
        var rows = rows();
        var before = rows.stream().filter(row -> row.has("hashes")).findFirst();
        var now = new LinkedHashMap<String, String>();
        var fresh = new ArrayList<Write>();
        for (var app : apps) {
            var doc = AppItem.write(app);
            var hash = Hash.of(doc.values().toString()).substring(0, 32);
            now.put(app.id().value(), hash);
            fresh.add(Write.always(Key.catalogApp(app.id().value(), hash), doc));
        }
        for (int from = 0; from < fresh.size(); from += CHUNK) {
            table.write(fresh.subList(from, Math.min(from + CHUNK, fresh.size())));
        }
        long version = before.map(doc -> doc.number("version")).orElse(0L);
        table.write(List.of(Write.guarded(Key.catalogManifest(), manifest(now, version + 1), version)));
        forget(rows, now);
    }

    private void forget(List<Doc> rows, Map<String, String> now) {
        var writes = new ArrayList<Write>();
        for (var row : rows) {
            boolean orphan = !row.has("hashes") && !row.text(Key.SK).equals(appKey(row.text("id"), now));
            if (orphan) {
                var key = new Key(row.text(Key.PK), row.text(Key.SK));
                writes.add(Write.always(
                        key,
                        AppItem.write(AppItem.read(row))
                                .maybe("expires", Optional.of(clock.instant().plus(ORPHANS_LIVE)), Write::expires)));
            }
        }
        for (int from = 0; from < writes.size(); from += CHUNK) {
            table.write(writes.subList(from, Math.min(from + CHUNK, writes.size())));
        }
    }

    private Catalog read() {
        var rows = rows();
        var manifest = rows.stream().filter(row -> row.has("hashes")).findFirst();
        var hashes = manifest.map(Catalogs::hashes).orElse(Map.of());
        var apps = new HashMap<String, App>();
        for (var row : rows) {
            if (!row.has("hashes") && row.text(Key.SK).equals(appKey(row.text("id"), hashes))) {
                apps.put(row.text("id"), AppItem.read(row));
            }
        }
        if (apps.size() != hashes.size()) {
            throw new Stale(
                    "The catalog changed while it was read",
                    new IllegalStateException("%d of %d apps found".formatted(apps.size(), hashes.size())));
        }
        return new Catalog(apps, manifest.map(doc -> doc.number("version")).orElse(0L));
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

    private static String appKey(String app, Map<String, String> hashes) {
        return Key.catalogApp(app, hashes.getOrDefault(app, "none")).sk();
    }

    private static Doc manifest(Map<String, String> hashes, long version) {
        var apps = Doc.write();
        hashes.forEach(apps::with);
        return Doc.write().with("hashes", apps).with("version", version);
    }

    private static Map<String, String> hashes(Doc manifest) {
        var hashes = new HashMap<String, String>();
        manifest.doc("hashes").values().forEach((app, hash) -> hashes.put(app, hash.s()));
        return hashes;
    }
}
