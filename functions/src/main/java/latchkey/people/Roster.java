package latchkey.people;

import java.util.ArrayList;
import java.util.List;

/** Who the IT Admins are: one small item, so that a step can be opened without a search. */
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
        return itAdmins.contains(itAdmin)
                ? new Roster(itAdmins.stream().filter(id -> !id.equals(itAdmin)).toList(), version + 1)
                : this;
    }
}
