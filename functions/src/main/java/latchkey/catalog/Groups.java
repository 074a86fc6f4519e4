package latchkey.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import latchkey.people.PersonId;

/** Who is in which group now. A workflow names groups; their people are looked up when a step opens (A12). */
public record Groups(Map<String, List<PersonId>> members) {

    public static final Groups NONE = new Groups(Map.of());

    /** So that a step that asks a group stays far below the table's 400 KB an item. */
    public static final int MOST_MEMBERS = 200;

    /** In all groups together, somebody in two counted twice: they stand in one item of the table. */
    public static final int MOST_MEMBERSHIPS = 20_000;

    public static final int MOST_GROUPS = 1_000;

    public Groups {
        var sorted = new TreeMap<String, List<PersonId>>();
        members.forEach((group, people) -> sorted.put(group, List.copyOf(people)));
        members = Collections.unmodifiableMap(sorted);
    }

    /** Nobody where there is no such group. */
    public List<PersonId> of(GroupId group) {
        return members.getOrDefault(group.value(), List.of());
    }

    public Set<GroupId> withMember(PersonId person) {
        return members.entrySet().stream()
                .filter(group -> group.getValue().contains(person))
                .map(group -> new GroupId(group.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
