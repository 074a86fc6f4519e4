package latchkey.feedback;

import java.time.Instant;
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
        switch (kind) {
            case "Bounce" -> bounced(event.get("bounce"), Sent.of(event.get("mail")));
            case "Complaint" -> {
                var sent = Sent.of(event.get("mail"));
                recipients(event.get("complaint"), "complainedRecipients")
                        .forEach(to -> mark(to, "complained about", sent));
            }
            default -> log.info("feedback-ignored", "kind", kind);
        }
    }

    private void bounced(@Nullable Object bounce, Sent sent) {
        boolean permanent = bounce instanceof Map<?, ?> map && "Permanent".equals(map.get("bounceType"));
        if (permanent) {
            recipients(bounce, "bouncedRecipients").forEach(to -> mark(to, "sent back", sent));
        } else {
            log.info("bounce-transient");
        }
    }

    private void mark(Address to, String what, Sent sent) {
        var told = "%s %s %s".formatted(sent.id(), what, to);
        var marked = Retried.times(() -> {
            var person = store.reading().byAddress(to);
            return new Marked(
                    person.isPresent(),
                    person.flatMap(known -> store.people().unreachable(known, told, clock.instant())));
        });
        log.warn("address-unreachable", "known", marked.known(), "because", what);
        if (!marked.known() || marked.since().isPresent()) {
            sent.about().ifPresent(ticket -> warn(ticket, to, what, marked.since()));
        }
    }

    /** @param since empty where mail reaches the person again since this was told the first time */
    private record Marked(boolean known, Optional<Instant> since) {}

    /**
     * Once a ticket, for as long as mail does not reach them: the warning goes to the IT Admins, and where it is one of them
     * whom it does not reach, that mail comes back too.
     */
    private void warn(TicketId id, Address to, String what, Optional<Instant> since) {
        var cause = "%s %s %s".formatted(to, what, since.map(Object::toString).orElse(""));
        switch (store.warnings()
                .put(id, cause, ticket -> "Mail to %s was %s.%s".formatted(to, what, waits(ticket, to)))) {
            case NEW -> log.warn("ticket-warning", "ticket", id, "because", what);
            case KNOWN -> log.info("feedback-ignored", "ticket", id, "because", "it was told before");
            case NO_TICKET -> log.warn("feedback-ignored", "ticket", id, "because", "the ticket is gone");
        }
    }

    private static String waits(Ticket ticket, Address to) {
        return ticket.open()
                .filter(step ->
                        step.asked().stream().anyMatch(person -> person.email().equals(to)))
                .map(step -> " They are asked for %s.".formatted(step.ref()))
                .orElse("");
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
