package latchkey.feedback;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.runtime.Json;
import latchkey.runtime.Log;
import latchkey.store.Retried;
import latchkey.store.Store;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;
import org.jspecify.annotations.Nullable;

/**
 * Marks a person whose mail comes back for good (SES: bounceType Permanent, or a complaint), and says so on the ticket
 * that the mail was about: a step never waits unseen for somebody whom mail does not reach.
 */
final class MarkAddress {

    private final Store store;
    private final InstantSource clock;
    private final Log log;

    MarkAddress(Store store, InstantSource clock, Log log) {
        this.store = store;
        this.clock = clock;
        this.log = log;
    }

    void accept(String body) {
        try {
            accept(Json.object(body));
        } catch (Json.NotJson e) {
            // SES says in plain words, once, that it can reach the topic.
            log.info("feedback-ignored", "because", "it is no event");
        }
    }

    private void accept(Map<String, @Nullable Object> event) {
        var kind = String.valueOf(event.get("eventType"));
        var about = ticket(event.get("mail"));
        switch (kind) {
            case "Bounce" -> bounced(event.get("bounce"), about);
            case "Complaint" ->
                recipients(event.get("complaint"), "complainedRecipients")
                        .forEach(to -> mark(to, "complained about", about));
            default -> log.info("feedback-ignored", "kind", kind);
        }
    }

    private void bounced(@Nullable Object bounce, Optional<TicketId> about) {
        boolean permanent = bounce instanceof Map<?, ?> map && "Permanent".equals(map.get("bounceType"));
        if (permanent) {
            recipients(bounce, "bouncedRecipients").forEach(to -> mark(to, "sent back", about));
        } else {
            log.info("bounce-transient");
        }
    }

    private void mark(Address to, String what, Optional<TicketId> about) {
        Retried.times(() -> {
            var person = store.reading().byAddress(to);
            person.filter(known -> known.unreachable().isEmpty())
                    .ifPresent(known -> store.people().change(known.unreachableSince(clock.instant())));
            log.warn("address-unreachable", "known", person.isPresent(), "because", what);
            return person.isPresent();
        });
        about.ifPresent(ticket -> warn(ticket, to, what));
    }

    private void warn(TicketId id, Address to, String what) {
        boolean fresh =
                store.warnings().put(id, ticket -> "Mail to %s was %s.%s".formatted(to, what, waits(ticket, to)));
        log.info("address-warning", "ticket", id, "new", fresh);
    }

    private static String waits(Ticket ticket, Address to) {
        return ticket.open()
                .filter(step ->
                        step.asked().stream().anyMatch(person -> person.email().equals(to)))
                .map(step -> " They are asked for %s.".formatted(step.ref()))
                .orElse("");
    }

    /** The ticket stands in a header of every mail that is about one. */
    private static Optional<TicketId> ticket(@Nullable Object mail) {
        if (mail instanceof Map<?, ?> map && map.get("headers") instanceof List<?> headers) {
            for (var header : headers) {
                if (header instanceof Map<?, ?> one
                        && "X-Latchkey-Ticket".equalsIgnoreCase(String.valueOf(one.get("name")))
                        && TicketId.isOne(String.valueOf(one.get("value")))) {
                    return Optional.of(new TicketId(String.valueOf(one.get("value"))));
                }
            }
        }
        return Optional.empty();
    }

    private static List<Address> recipients(@Nullable Object part, String name) {
        var addresses = new ArrayList<Address>();
        if (part instanceof Map<?, ?> map && map.get(name) instanceof List<?> list) {
            for (var one : list) {
                if (one instanceof Map<?, ?> recipient) {
                    Address.parse(String.valueOf(recipient.get("emailAddress"))).ifPresent(addresses::add);
                }
            }
        }
        return addresses;
    }
}
