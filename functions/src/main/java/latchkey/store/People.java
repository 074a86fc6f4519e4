package latchkey.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * Mail to the person came back.
     *
     * @param told names what was told; told again it marks nobody, who may have answered since
     * @return since when mail does not reach them; empty where it does again
     * @throws Stale where somebody else has changed the person meanwhile
     */
    public Optional<Instant> unreachable(Person person, String told, Instant now) {
        var mark = Key.seen(Hash.of("feedback " + told));
        if (table.get(mark).isPresent()) {
            return person.unreachable();
        }
        var writes = new ArrayList<Write>();
        writes.add(Seen.write(mark, now));
        if (person.unreachable().isEmpty()) {
            writes.add(changing(person.unreachableSince(now)));
        }
        table.write(writes);
        return person.unreachable().or(() -> Optional.of(now));
    }

    /** For the transaction of a command from which one sees that mail reaches the person; mostly nothing. */
    static List<Write> reached(Person person) {
        return person.unreachable().isPresent() ? List.of(changing(person.reachable())) : List.of();
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
