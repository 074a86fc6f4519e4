package latchkey.store;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;
import latchkey.ticket.Warning;

/** Puts a warning on a ticket, once for each sentence: the message that leads to it may come twice. */
public final class Warnings {

    private final Reading reading;
    private final Tickets tickets;
    private final InstantSource clock;

    Warnings(Reading reading, Tickets tickets, InstantSource clock) {
        this.reading = reading;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * @param words what is to be said of the ticket as it is now
     * @return whether it was new
     */
    public boolean put(TicketId id, Function<Ticket, String> words) {
        return Retried.times(() -> reading.workflowed(id)
                .filter(read -> !said(id, words.apply(read.ticket())))
                .map(read -> {
                    var warning = new Warning(words.apply(read.ticket()), clock.instant());
                    tickets.save(Optional.of(read.ticket()), warning.on(read.ticket(), read.roster()), List.of());
                    return true;
                })
                .orElse(false));
    }

    private boolean said(TicketId id, String sentence) {
        return tickets.page(id, Optional.empty())
                .filter(page -> page.says(sentence))
                .isPresent();
    }
}
