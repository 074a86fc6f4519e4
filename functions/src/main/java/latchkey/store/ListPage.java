package latchkey.store;

import java.util.List;
import java.util.Optional;
import latchkey.ticket.Ticket;

/**
 * A page of a list; it may be shorter than asked for, even empty, while {@code next} is there.
 *
 * @param next where the list goes on
 */
public record ListPage(List<Ticket> tickets, Optional<String> next) {
    public ListPage {
        tickets = List.copyOf(tickets);
    }
}
