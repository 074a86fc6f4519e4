package latchkey.store;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import latchkey.ticket.Event;
import latchkey.ticket.ListEntry;
import latchkey.ticket.Outcome;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;

/** Tickets, their timelines and their places in lists. */
public final class Tickets {

    /** How many events come with a ticket. */
    public static final int EVENTS = 200;

    private final Table table;
    private final InstantSource clock;

    public Tickets(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    public Optional<Ticket> find(TicketId id) {
        return table.get(Key.ticket(id)).map(TicketItem::read);
    }

    /** The ticket with its newest events, or those before {@code cursor}: one query. */
    public Optional<TicketPage> page(TicketId id, Optional<String> cursor) {
        if (cursor.filter(place -> !place.startsWith(Key.EVENTS) && !place.startsWith(Key.HELD))
                .isPresent()) {
            throw new Lists.BadCursor();
        }
        var rows = table.query(
                Key.ticketPartition(id), new Table.Range(false, cursor), EVENTS + (cursor.isEmpty() ? 1 : 0));
        var ticket = cursor.isEmpty()
                ? rows.rows().stream()
                        .filter(row -> row.has("workflow"))
                        .findFirst()
                        .map(TicketItem::read)
                : find(id);
        var events = new ArrayList<Event>();
        rows.rows().stream().filter(Tickets::isEvent).map(EventItem::read).forEach(events::add);
        Collections.reverse(events);
        return ticket.map(found -> new TicketPage(found, events, rows.next(), held(rows.rows())));
    }

    /**
     * Stores what a command changed: the ticket, its events, its places in lists, and what else belongs to the command.
     *
     * @param before the ticket as it was decided upon; empty for a new one
     * @throws Stale where somebody else stored the ticket first
     */
    public void save(Optional<Ticket> before, Outcome.Done done, List<Write> more) {
        var writes = new ArrayList<>(more);
        writes.addAll(writes(before, done));
        table.write(writes);
    }

    /** What {@link #save} stores, for a transaction in which more goes than one ticket. */
    public List<Write> writes(Optional<Ticket> before, Outcome.Done done) {
        var ticket = done.ticket();
        var doc = TicketItem.write(ticket);
        var writes = new ArrayList<Write>();
        writes.add(Write.guarded(
                Key.ticket(ticket.id()), doc, before.map(Ticket::version).orElse(0L)));
        done.events().forEach(event -> writes.add(Write.fresh(Key.event(event.id()), EventItem.write(event))));
        writes.addAll(lists(before, ticket, doc));
        if (done.events().stream().anyMatch(Event::starts)) {
            writes.add(Write.always(Key.unstarted(ticket.id()), Doc.write().with("at", clock.instant())));
        }
        return writes;
    }

    /** Tickets whose workflow was not seen to begin, and since when they wait: what {@link #started} takes away. */
    public List<Unstarted> unstarted() {
        return table.query("UNSTARTED", Table.Range.OLDEST, 1_000).rows().stream()
                .map(row -> new Unstarted(new TicketId(row.text(Key.SK)), row.instant("at")))
                .toList();
    }

    /** Its workflow has begun: the first step is asked for, or somebody saw it run. */
    public static Write started(TicketId id) {
        return new Write.DeleteAlways(Key.unstarted(id));
    }

    public void start(TicketId id) {
        table.writeOne(started(id));
    }

    private List<HeldMail> held(List<Doc> rows) {
        return rows.stream()
                .filter(row -> row.text(Key.SK).startsWith(Key.HELD))
                .filter(row -> HeldMails.waits(row, clock.instant()))
                .map(HeldMails::read)
                .toList();
    }

    private static boolean isEvent(Doc row) {
        return row.text(Key.SK).startsWith(Key.EVENTS);
    }

    private static List<Write> lists(Optional<Ticket> before, Ticket ticket, Doc doc) {
        var now = ListEntry.of(ticket);
        var writes = new ArrayList<Write>();
        now.forEach(entry -> writes.add(Write.always(key(entry, ticket.id()), doc)));
        var gone = new HashSet<>(before.map(ListEntry::of).orElse(java.util.Set.of()));
        gone.removeAll(now);
        gone.forEach(entry -> writes.add(new Write.DeleteAlways(key(entry, ticket.id()))));
        return writes;
    }

    private static Key key(ListEntry entry, TicketId id) {
        return new Key(Key.shelf(entry.shelf()), Lists.place(entry.since(), id));
    }

    /** A workflow that may never have been started. */
    public record Unstarted(TicketId ticket, java.time.Instant since) {}
}
