package latchkey.catalog;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom a new catalog takes something from in which open tickets may ask them. Approvers are not among it: a ticket keeps
 * those that it was made with (R3).
 *
 * @param groups that lose a member
 * @param apps that lose an App Admin, by name or with a group
 */
public record Losses(Set<GroupId> groups, Set<AppId> apps) {

    public Losses {
        groups = Set.copyOf(groups);
        apps = Set.copyOf(apps);
    }

    public static Losses between(Catalog before, Catalog after) {
        var groups = before.groups().members().keySet().stream()
                .map(GroupId::new)
                .filter(group -> !Set.copyOf(after.groups().of(group))
                        .containsAll(before.groups().of(group)))
                .collect(Collectors.toUnmodifiableSet());
        var apps = before.apps().values().stream()
                .filter(app -> losesAdmin(
                        app, Optional.ofNullable(after.apps().get(app.id().value()))))
                .map(App::id)
                .collect(Collectors.toUnmodifiableSet());
        return new Losses(groups, apps);
    }

    /** A group that stays App Admin and loses a member counts as that group. */
    private static boolean losesAdmin(App before, Optional<App> after) {
        var now = after.map(App::workflow).map(Workflow::admins).orElse(Parties.NOBODY);
        return !now.all().containsAll(before.workflow().admins().all());
    }

    public boolean isEmpty() {
        return groups.isEmpty() && apps.isEmpty();
    }
}
