package latchkey.ticket;

import java.time.Instant;
import java.util.Optional;
import latchkey.people.PlainText;

/** A help ticket is answered: its requester says so, or one of those whom it asks (A5). */
public record Resolving(String comment, By by, Instant now) {

    public Outcome on(Ticket ticket) {
        if (ticket.end().isPresent()) {
            return new Outcome.Refused(new Refusal.AlreadyEnded(ticket.end().get()));
        }
        if (!ticket.resolvableBy(by.person())) {
            return new Outcome.Refused(new Refusal.NotToResolve(ticket.isHelp()));
        }
        return Words.tooLong("comment", PlainText.clean(comment))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> resolved(ticket));
    }

    private Outcome resolved(Ticket ticket) {
        var text = PlainText.clean(comment);
        var others = ticket.associated().stream().filter(person -> !by.person().is(person));
        return new Change(ticket, now)
                .by(
                        by,
                        Event.Kind.RESOLVED,
                        Optional.empty(),
                        text,
                        Change.tell(MailKind.NEWS, others),
                        Optional.empty())
                .done(ticket.ended(
                        new End(Ending.RESOLVED, now, Optional.of(by.person().ref()), Words.present(text))));
    }
}
