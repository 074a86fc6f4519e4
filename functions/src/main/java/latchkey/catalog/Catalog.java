package latchkey.catalog;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import latchkey.people.Person;
import latchkey.people.Role;

/** All apps and groups, as they stood at one version of the catalog. */
public record Catalog(Map<String, App> apps, Groups groups, long version) {

    public static final Catalog EMPTY = new Catalog(Map.of(), Groups.NONE, 0);

    public Catalog {
        apps = java.util.Collections.unmodifiableMap(new TreeMap<>(apps));
    }

    /** The app, where this person may know of it. */
    public Optional<App> app(String id, Person asker) {
        return Optional.ofNullable(apps.get(id)).filter(app -> app.visibleTo(asker, groups));
    }

    /** What the person may see, by name. */
    public List<App> appsFor(Person asker) {
        return apps.values().stream()
                .filter(app -> app.visibleTo(asker, groups))
                .sorted(java.util.Comparator.comparing(App::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    public Set<Role> rolesOf(Person person) {
        var roles = EnumSet.of(Role.MEMBER);
        if (person.itAdmin()) {
            roles.add(Role.IT_ADMIN);
        }
        for (var app : apps.values()) {
            if (app.workflow().admins().include(person.id(), groups)) {
                roles.add(Role.APP_ADMIN);
            }
            if (app.approvedBy(person, groups)) {
                roles.add(Role.APPROVER);
            }
        }
        return roles;
    }

    /** The apps whose tickets the person manages as App Admin or approver (R33); IT Admins see all without it. */
    public Set<AppId> managedBy(Person person) {
        return apps.values().stream()
                .filter(app -> app.administeredBy(person, groups) || app.approvedBy(person, groups))
                .map(App::id)
                .collect(Collectors.toUnmodifiableSet());
    }
}
