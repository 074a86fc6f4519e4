package latchkey.ticket;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import latchkey.catalog.AppId;
import latchkey.people.PersonId;

/** A place in a list where a ticket stands. Written in the same transaction as the ticket, so no list is behind it. */
public record ListEntry(Shelf shelf, Instant since) {

    /** The open tickets of all apps are spread over so many partitions; likewise the closed ones of a month. */
    public static final int SHARDS = 4;

    /** One list. */
    public sealed interface Shelf {

        /** The requester's own. */
        record Mine(PersonId person, boolean open) implements Shelf {}

        /** What waits for a person asked by name. */
        record AskedPerson(PersonId person) implements Shelf {}

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
            ticket.open().ifPresent(step -> addAsked(entries, step));
        } else {
            ticket.actors().forEach(actor -> entries.add(new ListEntry(new Shelf.ActedOn(actor.id()), since)));
        }
        return entries;
    }

    private static void addAsked(Set<ListEntry> entries, OpenStep step) {
        if (step.byRole()) {
            entries.add(new ListEntry(new Shelf.AskedItAdmins(), step.since()));
        } else {
            step.asked()
                    .forEach(person -> entries.add(new ListEntry(new Shelf.AskedPerson(person.id()), step.since())));
        }
    }
}
