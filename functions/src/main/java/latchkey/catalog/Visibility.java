package latchkey.catalog;

import java.util.List;
import latchkey.people.Person;

/**
 * Who may see an app and ask for it (R48): whoever is in one of the departments or one of the groups; everybody where none
 * are named.
 */
public record Visibility(List<String> departments, List<GroupId> groups) {

    public static final Visibility EVERYBODY = new Visibility(List.of(), List.of());

    public Visibility {
        departments = List.copyOf(departments);
        groups = List.copyOf(groups);
    }

    public boolean includes(Person person, Groups now) {
        return equals(EVERYBODY)
                || departments.stream().anyMatch(person.department()::equalsIgnoreCase)
                || groups.stream().anyMatch(group -> now.of(group).contains(person.id()));
    }
}
