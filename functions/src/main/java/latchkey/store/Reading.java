package latchkey.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.catalog.Catalog;
import latchkey.people.Address;
import latchkey.people.Joining;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Roster;
import latchkey.people.Settings;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;

/** Reads what a command decides upon: one consistent batch, and the catalog only when it has changed. */
public final class Reading {

    private final Table table;
    private final Catalogs catalogs;
    private final Joining joining;

    public Reading(Table table, Catalogs catalogs, Joining joining) {
        this.table = table;
        this.catalogs = catalogs;
        this.joining = joining;
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
        keys.add(Key.settings());
        ticket.map(Key::ticket).ifPresent(keys::add);
        var found = table.getAll(keys);
        return new More(
                new Loaded(
                        Optional.ofNullable(found.get(Key.person(who))).map(PersonItem::read),
                        roster(found),
                        catalogs.of(Optional.ofNullable(found.get(Key.catalogManifest()))),
                        settings(found),
                        ticket.flatMap(id -> ticket(id, found))),
                found);
    }

    /** The ticket, who the IT Admins are, and the catalog: what the workflow's commands need. */
    public Optional<Workflowed> workflowed(TicketId id) {
        var found = table.getAll(List.of(Key.ticket(id), Key.roster(), Key.catalogManifest()));
        return ticket(id, found)
                .map(ticket -> new Workflowed(
                        ticket, roster(found), catalogs.of(Optional.ofNullable(found.get(Key.catalogManifest())))));
    }

    /** The ticket, who the IT Admins are, and whether that mark is there. */
    Optional<Marked> marked(TicketId id, Key mark) {
        var found = table.getAll(List.of(Key.ticket(id), Key.roster(), mark));
        return ticket(id, found).map(ticket -> new Marked(ticket, roster(found), found.containsKey(mark)));
    }

    private static Optional<Ticket> ticket(TicketId id, Map<Key, Doc> found) {
        return Optional.ofNullable(found.get(Key.ticket(id))).map(TicketItem::read);
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

    /** Whose addresses these are, aliases included; one batch for 100. Unknown ones are left out. */
    public Map<Address, PersonId> owners(Collection<Address> addresses) {
        var found = table.getAll(addresses.stream().map(Key::address).toList());
        var owners = new HashMap<Address, PersonId>();
        for (var address : addresses) {
            Optional.ofNullable(found.get(Key.address(address)))
                    .ifPresent(doc -> owners.put(address, new PersonId(doc.text("person"))));
        }
        return owners;
    }

    public Settings settings() {
        return settings(table.getAll(List.of(Key.settings())));
    }

    private Settings settings(Map<Key, Doc> found) {
        return settings(found, joining);
    }

    /** Before anybody has saved them, those of the template. */
    static Settings settings(Map<Key, Doc> found, Joining joining) {
        return Optional.ofNullable(found.get(Key.settings()))
                .map(SettingsItem::read)
                .orElseGet(joining::first);
    }

    static Roster roster(Map<Key, Doc> found) {
        return Optional.ofNullable(found.get(Key.roster()))
                .map(PersonItem::roster)
                .orElse(Roster.EMPTY);
    }

    /** A ticket, the roster and the catalog, read together. */
    public record Workflowed(Ticket ticket, Roster roster, Catalog catalog) {}

    record Marked(Ticket ticket, Roster roster, boolean there) {}

    /** What was read besides. */
    record More(Loaded loaded, Map<Key, Doc> items) {}
}
