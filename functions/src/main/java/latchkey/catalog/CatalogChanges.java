package latchkey.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a new catalog would change, one value a line, in the order of their paths. */
public final class CatalogChanges {

    private CatalogChanges() {}

    /**
     * One value that changes.
     *
     * @param path such as {@code apps.kiln.approval.steps[0].ask[1]}
     * @param from empty where there was nothing
     * @param to empty where there will be nothing
     */
    public record Change(String path, Optional<String> from, Optional<String> to) {}

    /**
     * An app that the new file leaves out is unpublished, never deleted. A group that it leaves out is gone, but for one that
     * such an app still names: without it the catalog would be no file that can be read.
     */
    public static Catalog applied(Catalog now, CatalogFile file) {
        var apps = new TreeMap<String, App>();
        now.apps().values().forEach(app -> apps.put(app.id().value(), app.unpublished()));
        file.apps().forEach(app -> apps.put(app.id().value(), app));
        return new Catalog(apps, groups(now.groups(), file.groups(), apps.values()), now.version() + 1);
    }

    private static Groups groups(Groups before, Groups next, Collection<App> apps) {
        var members = new TreeMap<>(next.members());
        apps.stream().flatMap(App::groups).forEach(group -> members.putIfAbsent(group.value(), before.of(group)));
        return new Groups(members);
    }

    public static List<Change> between(Catalog before, Catalog after, CatalogTree tree) {
        var from = flat(tree, before);
        var to = flat(tree, after);
        var paths = new TreeSet<>(from.keySet());
        paths.addAll(to.keySet());
        return paths.stream()
                .map(path -> new Change(path, Optional.ofNullable(from.get(path)), Optional.ofNullable(to.get(path))))
                .filter(change -> !change.from().equals(change.to()))
                .toList();
    }

    private static Map<String, String> flat(CatalogTree tree, Catalog catalog) {
        var flat = new TreeMap<String, String>();
        flatten("groups", tree.of(catalog.groups()), flat);
        catalog.apps().values().forEach(app -> flatten("apps." + app.id(), tree.of(app), flat));
        return flat;
    }

    private static void flatten(String path, Object value, Map<String, String> flat) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, one) -> flatten(path + "." + key, one, flat));
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    flatten(path + "[" + i + "]", list.get(i), flat);
                }
            }
            default -> flat.put(path, value.toString());
        }
    }
}
