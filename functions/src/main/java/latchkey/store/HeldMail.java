package latchkey.store;

import java.time.Instant;
import java.util.Optional;
import latchkey.people.PersonId;
import latchkey.ticket.Action;
import latchkey.ticket.Evidence;
import latchkey.ticket.StepRef;
import latchkey.ticket.TicketId;

/**
 * A mail that may be its owner's and is not proven to be: only they see it, and say so or drop it (DESIGN §5, check 4).
 *
 * @param id of the mail on its ticket
 * @param words what becomes the comment, or stands with the decision
 * @param decision what the mail would decide; empty where it is a comment
 * @param evidence goes onto the event once it is confirmed
 */
public record HeldMail(
        String id,
        TicketId ticket,
        PersonId owner,
        Instant at,
        String words,
        Optional<Decision> decision,
        Evidence evidence) {

    /** The rule that stands in the evidence of a mail whose owner has confirmed it. */
    public static final String RULE = "confirmed-on-page";

    /** @param step which the mail that was answered asked for */
    public record Decision(Action action, StepRef step) {}
}
