package latchkey.ticket;

import java.util.Locale;

/** Names one event: its ticket, and its place on that ticket's timeline, from 1. */
public record EventId(TicketId ticket, int number) {

    public EventId {
        if (number < 1) {
            throw new IllegalArgumentException("A ticket's events are counted from 1, got: " + number);
        }
    }

    @Override
    public String toString() {
        return "%s.%d".formatted(ticket, number).toUpperCase(Locale.ROOT);
    }
}
