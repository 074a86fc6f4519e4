package latchkey.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;
import latchkey.ticket.Warning;

/** Puts a warning on a ticket, once for each cause: the message that leads to it may come twice. */
public final class Warnings {

    private final Reading reading;
    private final Tickets tickets;
    private final InstantSource clock;

    Warnings(Reading reading, Tickets tickets, InstantSource clock) {
        this.reading = reading;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** What came of it. */
    public enum Put {
        NEW,
        /** The same cause was told before. */
        KNOWN,
        /** There is no such ticket. */
        NO_TICKET
    }

    /**
     * @param cause what happened, by an id of its own; not by words that depend on how far the ticket is
     * @param words what is to be said of the ticket as it is now
     */
    public Put put(TicketId id, String cause, Function<Ticket, String> words) {
        var mark = Key.seen(Hash.of("warning " + id + " " + cause));
        return Retried.times(() -> reading.marked(id, mark)
                .map(read -> read.there() ? Put.KNOWN : warn(read, words, mark))
                .orElse(Put.NO_TICKET));
    }

    private Put warn(Reading.Marked read, Function<Ticket, String> words, Key mark) {
        var now = clock.instant();
        var warning = new Warning(words.apply(read.ticket()), now);
        tickets.save(
                Optional.of(read.ticket()), warning.on(read.ticket(), read.roster()), List.of(Seen.write(mark, now)));
        return Put.NEW;
    }
}
