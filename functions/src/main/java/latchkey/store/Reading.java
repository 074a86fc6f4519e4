package latchkey.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Roster;
import latchkey.ticket.TicketId;

/** Reads what a command decides upon: one consistent batch, and the catalog only when it has changed. */
public final class Reading {

    private final Table table;
    private final Catalogs catalogs;

    public Reading(Table table, Catalogs catalogs) {
        this.table = table;
        this.catalogs = catalogs;
    }

    public Loaded load(PersonId who, Optional<TicketId> ticket) {
        return load(who, ticket, List.of()).loaded();
    }

    /** The same, with more items in the one batch: a counter, a mark that a mail was seen. */
    More load(PersonId who, Optional<TicketId> ticket, List<Key> more) {
        var keys = new ArrayList<>(more);
        keys.add(Key.person(who));
        keys.add(Key.roster());
        keys.add(Key.catalogManifest());
        ticket.map(Key::ticket).ifPresent(keys::add);
        var found = table.getAll(keys);
        return new More(
                new Loaded(
                        Optional.ofNullable(found.get(Key.person(who))).map(PersonItem::read),
                        roster(found),
                        catalogs.of(Optional.ofNullable(found.get(Key.catalogManifest()))),
                        ticket.flatMap(id -> Optional.ofNullable(found.get(Key.ticket(id))))
                                .map(TicketItem::read)),
                found);
    }

    /** The ticket, and who the IT Admins are: what the workflow's commands need. */
    public Optional<Workflowed> workflowed(TicketId id) {
        return workflowed(id, table.getAll(List.of(Key.ticket(id), Key.roster())));
    }

    /** The same, and whether that mark is there, in the one batch. */
    Optional<Marked> marked(TicketId id, Key mark) {
        var found = table.getAll(List.of(Key.ticket(id), Key.roster(), mark));
        return workflowed(id, found).map(workflowed -> new Marked(workflowed, found.containsKey(mark)));
    }

    private static Optional<Workflowed> workflowed(TicketId id, Map<Key, Doc> found) {
        return Optional.ofNullable(found.get(Key.ticket(id)))
                .map(doc -> new Workflowed(TicketItem.read(doc), roster(found)));
    }

    /** The people of these ids who are known. */
    public List<Person> people(Collection<PersonId> ids) {
        return ids.isEmpty()
                ? List.of()
                : table.getAll(ids.stream().map(Key::person).toList()).values().stream()
                        .map(PersonItem::read)
                        .sorted(java.util.Comparator.comparing(Person::name))
                        .toList();
    }

    public Roster roster() {
        return table.get(Key.roster()).map(PersonItem::roster).orElse(Roster.EMPTY);
    }

    /** Whose address this is, aliases included. */
    public Optional<Person> byAddress(Address address) {
        return table.get(Key.address(address))
                .map(doc -> new PersonId(doc.text("person")))
                .flatMap(id -> table.get(Key.person(id)))
                .map(PersonItem::read);
    }

    static Roster roster(Map<Key, Doc> found) {
        return Optional.ofNullable(found.get(Key.roster()))
                .map(PersonItem::roster)
                .orElse(Roster.EMPTY);
    }

    /** A ticket and the roster, read together. */
    public record Workflowed(latchkey.ticket.Ticket ticket, Roster roster) {}

    record Marked(Workflowed read, boolean there) {}

    /** What was read besides. */
    record More(Loaded loaded, Map<Key, Doc> items) {}
}
