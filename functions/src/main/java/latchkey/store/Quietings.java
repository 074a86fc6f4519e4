package latchkey.store;

import java.time.Duration;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.ticket.Muting;
import latchkey.ticket.TicketId;

/** Stops the mails about comments on one ticket for one person, by the link that stands in such a mail. */
public final class Quietings {

    /** As long as comments are taken: a year for the request, and a year after its end. */
    private static final Duration LIFE = Duration.ofDays(730);

    private final Tokens tokens;
    private final Reading reading;
    private final Tickets tickets;

    Quietings(Tokens tokens, Reading reading, Tickets tickets) {
        this.tokens = tokens;
        this.reading = reading;
        this.tickets = tickets;
    }

    /** A new link, for one mail: it is good once the write is done. */
    public Issued issue(PersonId person, TicketId ticket) {
        var plain = tokens.fresh();
        var doc = Doc.write().with("person", person.value()).with("ticket", ticket.value());
        return new Issued(
                plain,
                Tokens.issue(
                        plain, Tokens.Purpose.QUIET, tokens.clock().instant().plus(LIFE), doc));
    }

    /** Whether the link is one of ours, and its person and ticket are still there for each other. */
    public boolean isGood(String plain) {
        return owned(plain).isPresent();
    }

    /** It stays good: used again, it changes nothing more. */
    public boolean stop(String plain) {
        return Retried.times(() -> {
            var owned = owned(plain);
            owned.filter(one -> !one.ticket().quietFor(one.person())).ifPresent(this::stop);
            return owned.isPresent();
        });
    }

    private void stop(Owned owned) {
        var done = new Muting(owned.person(), true, tokens.clock().instant()).on(owned.ticket());
        tickets.save(Optional.of(owned.ticket()), done, java.util.List.of());
    }

    private Optional<Owned> owned(String plain) {
        return tokens.find(plain, Tokens.Purpose.QUIET)
                .map(doc ->
                        reading.load(new PersonId(doc.text("person")), Optional.of(new TicketId(doc.text("ticket")))))
                .flatMap(Quietings::owned);
    }

    private static Optional<Owned> owned(Loaded loaded) {
        return loaded.person()
                .flatMap(person -> loaded.ticket()
                        .filter(ticket ->
                                ticket.visibleTo(person, loaded.catalog().managedBy(person)))
                        .map(ticket -> new Owned(person, ticket)));
    }

    /** @param plain stands in the mail alone; {@code write} keeps its hash */
    public record Issued(String plain, Write write) {}

    private record Owned(Person person, latchkey.ticket.Ticket ticket) {}
}
