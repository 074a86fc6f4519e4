package latchkey.ticket;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.catalog.AppId;
import latchkey.catalog.GroupId;
import latchkey.catalog.Workflow;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;

/** A place in a list where a ticket stands. Written in the same transaction as the ticket, so no list is behind it. */
public record ListEntry(Shelf shelf, Instant since) {

    /** The open tickets of all apps are spread over so many partitions; likewise the closed ones of a month. */
    public static final int SHARDS = 4;

    /** So that the transaction that ends a ticket fits; no workflow needs more answers ({@link Workflow#MOST_ANSWERS}). */
    private static final int MOST_ACTORS = Workflow.MOST_ANSWERS + 2;

    /** One list. */
    public sealed interface Shelf {

        /** The requester's own. */
        record Mine(PersonId person, boolean open) implements Shelf {}

        /** What waits for a person asked by name. */
        record AskedPerson(PersonId person) implements Shelf {}

        /** What waits for the people of a group. */
        record AskedGroup(GroupId group) implements Shelf {}

        /** What waits for the IT Admins. */
        record AskedItAdmins() implements Shelf {}

        /** All of an app. */
        record OfApp(AppId app, boolean open) implements Shelf {}

        /** A part of all that are open. */
        record AllOpen(int shard) implements Shelf {}

        /** A part of all that were closed in a month. */
        record AllClosed(YearMonth month, int shard) implements Shelf {}

        /** What a person acted on, and has ended. */
        record ActedOn(PersonId person) implements Shelf {}
    }

    /** Among which part of all tickets it stands. */
    public static int shardOf(TicketId id) {
        return Math.floorMod(id.hashCode(), SHARDS);
    }

    /** Every place where the ticket stands as it is now. */
    public static Set<ListEntry> of(Ticket ticket) {
        var entries = new LinkedHashSet<ListEntry>();
        boolean open = ticket.isOpen();
        var since = ticket.end().map(End::at).orElse(ticket.createdAt());
        int shard = shardOf(ticket.id());
        entries.add(new ListEntry(new Shelf.Mine(ticket.requester().id(), open), since));
        entries.add(new ListEntry(new Shelf.OfApp(ticket.app().id(), open), since));
        entries.add(new ListEntry(
                open
                        ? new Shelf.AllOpen(shard)
                        : new Shelf.AllClosed(YearMonth.from(since.atOffset(ZoneOffset.UTC)), shard),
                since));
        if (open) {
            ticket.open()
                    .ifPresent(step -> step.awaitedPlaces()
                            .forEach(place -> entries.add(new ListEntry(asked(place), step.since()))));
            helpShelves(ticket).forEach(shelf -> entries.add(new ListEntry(shelf, since)));
        } else {
            ticket.actors().stream()
                    .limit(MOST_ACTORS)
                    .forEach(actor -> entries.add(new ListEntry(new Shelf.ActedOn(actor.id()), since)));
        }
        return entries;
    }

    /** Whom a question waits for: App Admins by name, the others in groups or as IT Admins, however many they are. */
    private static Stream<Shelf> helpShelves(Ticket ticket) {
        var admins = ticket.workflow().admins();
        var asked = ticket.circle().helpers().stream().map(PersonRef::id).toList();
        var named = asked.stream().filter(admins.named()::contains).toList();
        var others = named.size() == asked.size()
                ? Stream.<Shelf>empty()
                : Stream.concat(
                        admins.groups().stream().<Shelf>map(Shelf.AskedGroup::new),
                        Stream.of(new Shelf.AskedItAdmins()));
        return Stream.concat(named.stream().<Shelf>map(Shelf.AskedPerson::new), others);
    }

    /** A group and the IT Admins have one entry for all of them. */
    private static Shelf asked(Place place) {
        return switch (place.as()) {
            case Place.As.Named(), Place.As.Substitute() ->
                new Shelf.AskedPerson(place.person().id());
            case Place.As.Member(var group) -> new Shelf.AskedGroup(group);
            case Place.As.ItAdmin() -> new Shelf.AskedItAdmins();
        };
    }
}
