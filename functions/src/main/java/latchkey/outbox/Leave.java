package latchkey.outbox;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import latchkey.runtime.Log;
import latchkey.store.Departure;
import latchkey.store.Departures;
import latchkey.ticket.TicketId;

/**
 * Somebody has left the company, or a role in which they are asked: each open ticket that waits for them, or is theirs, is
 * to be looked at again.
 */
final class Leave {

    private final Supplier<Departures> departures;
    private final Queue stageQueue;
    private final Log log;

    /** @param departures asked for only when somebody leaves: no other work of this function reads the table */
    Leave(Supplier<Departures> departures, Queue stageQueue, Log log) {
        this.departures = departures;
        this.stageQueue = stageQueue;
        this.log = log;
    }

    void accept(Departure departure) {
        departures.get().tickets(departure, tickets -> {
            stageQueue.send(tickets.stream().map(Leave::message).toList());
            log.info("tickets-to-reconsider", "tickets", tickets.size());
        });
    }

    private static Map<String, Object> message(TicketId ticket) {
        var message = new LinkedHashMap<String, Object>();
        message.put("version", 1);
        message.put("do", "reconsider");
        message.put("ticket", ticket.value());
        return message;
    }
}
