package latchkey.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import latchkey.people.Address;
import latchkey.people.Fault;
import latchkey.people.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A catalog as a file: reads all of it, and says every fault at once.
 *
 * @param apps those without a fault
 * @param groups likewise
 */
public record CatalogFile(List<App> apps, Groups groups, List<Fault> faults) {

    public CatalogFile {
        apps = List.copyOf(apps);
        faults = List.copyOf(faults);
    }

    /**
     * @param tree the file's maps and lists
     * @param people whose address it is
     */
    public static CatalogFile read(@Nullable Object tree, Function<Address, Optional<PersonId>> people) {
        var faults = new ArrayList<Fault>();
        var file = Node.root(tree, faults).of(Set.of("apps", "groups"));
        var names = new Names(people, groups(file.at("groups"), new Names(people, Groups.NONE)));
        var list = file.at("apps");
        if (!list.isThere()) {
            list.fault("a list of apps");
        }
        var apps = new ArrayList<App>();
        var ids = new HashSet<String>();
        for (var node : list.each()) {
            int before = faults.size();
            var app = new AppReader(names, node.of(AppReader.KEYS)).read();
            var id = node.at("id").maybeText(60).orElse("");
            if (AppId.isOne(id) && !ids.add(id)) {
                node.at("id").fault("an id that no other app has");
            }
            app.filter(_ -> faults.size() == before).ifPresent(apps::add);
        }
        return new CatalogFile(apps, names.groups(), faults);
    }

    /**
     * One app by itself; the paths of its faults begin in it.
     *
     * @param groups that it may name
     */
    public static CatalogFile app(@Nullable Object tree, Function<Address, Optional<PersonId>> people, Groups groups) {
        var faults = new ArrayList<Fault>();
        var node = Node.root(tree, faults).of(AppReader.KEYS);
        var app = new AppReader(new Names(people, groups), node).read();
        return new CatalogFile(app.filter(_ -> faults.isEmpty()).stream().toList(), groups, faults);
    }

    private static Groups groups(Node node, Names names) {
        var groups = new LinkedHashMap<String, List<PersonId>>();
        for (Map.Entry<String, Node> entry : node.entries().entrySet()) {
            var members = names.people(entry.getValue());
            if (!GroupId.isOne(entry.getKey())) {
                entry.getValue().fault("a group called as security or on-call: a-z, 0-9 and -");
            } else if (members.size() > Groups.MOST_MEMBERS) {
                entry.getValue().fault("at most %d people".formatted(Groups.MOST_MEMBERS));
            } else {
                groups.put(entry.getKey(), members);
            }
        }
        int memberships = groups.values().stream().mapToInt(List::size).sum();
        if (groups.size() > Groups.MOST_GROUPS || memberships > Groups.MOST_MEMBERSHIPS) {
            node.fault("at most %,d groups, with %,d people in all of them together"
                    .formatted(Groups.MOST_GROUPS, Groups.MOST_MEMBERSHIPS));
        }
        return new Groups(groups);
    }
}
