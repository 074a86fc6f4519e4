package latchkey.ticket;

import java.time.Instant;
import java.util.Optional;
import latchkey.people.Roster;

/**
 * An IT Admin starts the workflow of a ticket again, after it has stopped. The new one goes on where the ticket stands:
 * it asks for every step from the first, and what is answered is answered at once ({@link Asking}).
 */
public record Restarting(By by, Instant now) {

    public Outcome on(Ticket ticket, Roster roster) {
        if (!by.person().itAdmin()) {
            return new Outcome.Refused(new Refusal.ForItAdmins());
        }
        return ticket.stands()
                ? restarted(ticket, roster)
                : new Outcome.Refused(new Refusal.NothingToRestart(ticket.end()));
    }

    /** A kind of event of its own would be none that readers of timelines know; so it stands with the warning it answers. */
    private Outcome restarted(Ticket ticket, Roster roster) {
        var after = ticket.restarted();
        var others = roster.itAdmins().stream()
                .filter(id -> !id.equals(by.person().id()))
                .map(id -> new Notice(id, MailKind.NEWS));
        return new Change(ticket, now)
                .by(
                        by,
                        Event.Kind.WARNING,
                        ticket.open().map(OpenStep::ref),
                        "The workflow was started again.",
                        others,
                        Optional.of(Submitting.start(after)))
                .done(after);
    }
}
