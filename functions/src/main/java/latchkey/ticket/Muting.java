package latchkey.ticket;

import java.time.Instant;
import latchkey.people.Person;

/** Somebody wants no more mails about comments on the ticket, or wants them again. Nothing of it stands on the timeline. */
public record Muting(Person person, boolean quiet, Instant now) {

    public Outcome.Done on(Ticket ticket) {
        return new Change(ticket, now).done(ticket.with(ticket.circle().muting(person.id(), quiet)));
    }
}
