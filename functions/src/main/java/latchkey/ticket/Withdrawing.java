package latchkey.ticket;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.PlainText;

/** The requester takes the request back, at any stage (R12). The people asked now are told. */
public record Withdrawing(String comment, By by, Instant now) {

    public Outcome on(Ticket ticket) {
        if (!ticket.requestedBy(by.person())) {
            return new Outcome.Refused(new Refusal.NotYours());
        }
        if (ticket.end().isPresent()) {
            return new Outcome.Refused(new Refusal.AlreadyEnded(ticket.end().get()));
        }
        return Words.tooLong("comment", PlainText.clean(comment))
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> withdrawn(ticket));
    }

    private Outcome withdrawn(Ticket ticket) {
        var text = PlainText.clean(comment);
        var asked = Stream.concat(
                        ticket.open().stream().flatMap(step -> step.asked().stream()),
                        ticket.circle().helpers().stream())
                .filter(person -> !by.person().is(person));
        var signal = ticket.open().map(step -> step.reply(Answer.WITHDRAWN));
        return new Change(ticket, now)
                .by(
                        by,
                        Event.Kind.WITHDRAWN,
                        ticket.open().map(OpenStep::ref),
                        text,
                        Change.tell(MailKind.NEWS, asked),
                        signal)
                .done(ticket.withdrawn(
                        new End(Ending.WITHDRAWN, now, Optional.of(by.person().ref()), Words.present(text))));
    }
}
