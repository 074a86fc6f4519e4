package latchkey.ticket;

import java.time.Instant;
import java.util.Optional;
import latchkey.people.Roster;

/** Something about the workflow went wrong; the IT Admins hear of it, and it stands on the timeline. */
public record Warning(String what, Instant now) {

    public Outcome.Done on(Ticket ticket, Roster roster) {
        var told = roster.itAdmins().stream().map(id -> new Notice(id, MailKind.NEWS));
        return new Change(ticket, now)
                .system(Event.Kind.WARNING, ticket.open().map(OpenStep::ref), what, told, Optional.empty())
                .done(ticket);
    }
}
