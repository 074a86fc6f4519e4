package latchkey.ticket;

import java.time.Instant;
import java.util.Optional;
import latchkey.people.Roster;

/**
 * A workflow is over before its ticket is: it failed, was stopped, or ended without the ticket's last word. The IT Admins
 * hear of it, and can start it again ({@link Restarting}).
 *
 * @param generation of the workflow that is over
 * @param what happened, as a sentence
 */
public record Stopping(int generation, String what, Instant now) {

    /** Empty where it matters no more: the ticket has ended, another workflow was begun since, or it is known. */
    public Optional<Outcome.Done> on(Ticket ticket, Roster roster) {
        return ticket.isOpen()
                        && ticket.generation() == generation
                        && ticket.stopped().isEmpty()
                ? Optional.of(new Warning(what + " An IT Admin can restart it on the page.", now)
                        .on(ticket.stoppedAt(now), roster))
                : Optional.empty();
    }
}
