package latchkey.ticket;

import java.time.Instant;
import java.util.Optional;
import latchkey.people.PlainText;

/**
 * Somebody who may see the ticket says something. It never changes where the ticket stands (R18), ended or not (R16).
 *
 * @param mailed whether the others get it by mail; on the page it stands in any case
 */
public record Commenting(String text, By by, Instant now, boolean mailed) {

    public Commenting(String text, By by, Instant now) {
        this(text, by, now, true);
    }

    public Outcome on(Ticket ticket) {
        var words = PlainText.clean(text);
        if (words.isBlank()) {
            return new Outcome.Refused(new Refusal.Missing("text", "Write something first."));
        }
        return Words.tooLong("text", words)
                .<Outcome>map(Outcome.Refused::new)
                .orElseGet(() -> commented(ticket, words));
    }

    private Outcome commented(Ticket ticket, String words) {
        var others = ticket.associated().stream()
                .filter(person -> mailed && !by.person().is(person))
                .filter(person -> !ticket.circle().muted().contains(person.id()));
        var notices = Change.tell(MailKind.COMMENT, others);
        return new Change(ticket, now)
                .by(by, Event.Kind.COMMENTED, Optional.empty(), words, notices, Optional.empty())
                .done(ticket.with(ticket.circle().withCommenter(by.person())));
    }
}
