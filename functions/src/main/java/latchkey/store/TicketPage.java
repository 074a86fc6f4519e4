package latchkey.store;

import java.util.List;
import java.util.Optional;
import latchkey.ticket.Event;
import latchkey.ticket.Ticket;

/**
 * A ticket with a part of its timeline.
 *
 * @param events oldest first
 * @param next where older ones are
 */
public record TicketPage(Ticket ticket, List<Event> events, Optional<String> next) {
    public TicketPage {
        events = List.copyOf(events);
    }
}
