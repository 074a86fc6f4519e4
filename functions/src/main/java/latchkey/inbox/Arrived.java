package latchkey.inbox;

import java.util.Set;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.reply.Mail;
import latchkey.store.Replies;
import latchkey.ticket.Ticket;

/** A mail at a living address, with all to decide upon; {@code to} is what its headers should name. */
record Arrived(LivingAddress to, Replies.Received loaded, Person owner, Ticket ticket) {

    Notes notes() {
        return new Notes(owner, ticket);
    }

    Belief.Level belief(Notification.Received received, Mail mail, Address from) {
        return new Belief(Set.copyOf(loaded.settings().dkimDomains()))
                .of(
                        received.verdicts(),
                        from,
                        mail.headers().first("Authentication-Results").orElse(""),
                        mail.headers().first("Received-SPF").orElse(""));
    }
}
