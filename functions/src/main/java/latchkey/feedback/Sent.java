package latchkey.feedback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.ticket.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * The mail that an event of SES is about.
 *
 * @param id SES's own
 * @param about the ticket, where it is about one
 */
record Sent(String id, Optional<TicketId> about) {

    /** @throws IllegalArgumentException where it has no id, as every mail in an event of SES has */
    static Sent of(@Nullable Object mail) {
        if (mail instanceof Map<?, ?> map && map.get("messageId") instanceof String id) {
            return new Sent(id, map.get("headers") instanceof List<?> headers ? ticket(headers) : Optional.empty());
        }
        throw new IllegalArgumentException("An event of SES names its mail by mail.messageId, got: " + mail);
    }

    /** The ticket stands in a header of every mail that is about one. */
    private static Optional<TicketId> ticket(List<?> headers) {
        for (var header : headers) {
            if (header instanceof Map<?, ?> one
                    && "X-Latchkey-Ticket".equalsIgnoreCase(String.valueOf(one.get("name")))
                    && TicketId.isOne(String.valueOf(one.get("value")))) {
                return Optional.of(new TicketId(String.valueOf(one.get("value"))));
            }
        }
        return Optional.empty();
    }
}
