package latchkey.people;

import java.util.ArrayList;
import java.util.List;

/** Who the IT Admins are, nobody who has left among them: one small item, so that a step can be opened without a search. */
public record Roster(List<PersonId> itAdmins, long version) {

    public static final Roster EMPTY = new Roster(List.of(), 0);

    public Roster {
        itAdmins = List.copyOf(itAdmins);
    }

    public Roster with(PersonId itAdmin) {
        if (itAdmins.contains(itAdmin)) {
            return this;
        }
        var more = new ArrayList<>(itAdmins);
        more.add(itAdmin);
        return new Roster(more, version + 1);
    }

    public Roster without(PersonId itAdmin) {
        if (!itAdmins.contains(itAdmin)) {
            return this;
        }
        return new Roster(itAdmins.stream().filter(id -> !id.equals(itAdmin)).toList(), version + 1);
    }

    /** As it must be with this person as they are now. */
    public Roster after(Person person) {
        return person.administers() ? with(person.id()) : without(person.id());
    }
}
