package latchkey.catalog;

import java.util.List;
import latchkey.people.PersonId;

/** Whom a workflow names: somebody, or whoever is in a group. */
public sealed interface Party {

    record One(PersonId person) implements Party {}

    record Members(GroupId group) implements Party {}

    /** Who that is today. */
    default List<PersonId> people(Groups groups) {
        return switch (this) {
            case One(var person) -> List.of(person);
            case Members(var group) -> groups.of(group);
        };
    }
}
