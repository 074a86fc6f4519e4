package latchkey.store;

import java.util.ArrayList;
import java.util.List;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.Roster;

/** Writes people: the person, their addresses and the roster of IT Admins in one transaction. */
public final class People {

    private final Table table;

    public People(Table table) {
        this.table = table;
    }

    /** Somebody new. @throws Stale where an address is somebody's already */
    public void add(Person person, Roster roster) {
        table.write(adding(person, roster));
    }

    /** @throws Stale where somebody else has changed the person meanwhile */
    public void change(Person person) {
        table.write(List.of(changing(person)));
    }

    /** For the transaction of a command from which one sees that mail reaches the person; mostly nothing. */
    static List<Write> reached(Person person) {
        return person.unreachable().isPresent() ? List.of(changing(person.reachable())) : List.of();
    }

    /** Makes the person an IT Admin, or one no longer, with the roster in the same transaction. */
    static List<Write> administering(Person person, boolean itAdmin, Roster roster) {
        var after = itAdmin ? roster.with(person.id()) : roster.without(person.id());
        var writes = new ArrayList<Write>();
        writes.add(changing(person.administering(itAdmin)));
        if (!after.equals(roster)) {
            writes.add(Write.guarded(Key.roster(), PersonItem.write(after), roster.version()));
        }
        return writes;
    }

    private static Write changing(Person person) {
        return Write.guarded(Key.person(person.id()), PersonItem.write(person), person.version() - 1);
    }

    static List<Write> adding(Person person, Roster roster) {
        var writes = new ArrayList<Write>();
        writes.add(Write.fresh(Key.person(person.id()), PersonItem.write(person)));
        writes.add(address(person, person.email()));
        person.aliases().forEach(alias -> writes.add(address(person, alias)));
        if (person.itAdmin()) {
            var more = roster.with(person.id());
            writes.add(Write.guarded(Key.roster(), PersonItem.write(more), roster.version()));
        }
        return writes;
    }

    private static Write address(Person person, Address address) {
        return Write.fresh(
                Key.address(address), Doc.write().with("person", person.id().value()));
    }
}
