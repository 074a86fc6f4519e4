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
 * @param held mails on it that wait for their owner's word; each is for its owner alone
 */
public record TicketPage(Ticket ticket, List<Event> events, Optional<String> next, List<HeldMail> held) {
    public TicketPage {
        events = List.copyOf(events);
        held = List.copyOf(held);
    }

    public TicketPage(Ticket ticket, List<Event> events, Optional<String> next) {
        this(ticket, events, next, List.of());
    }
}
