package latchkey.courier;

import java.util.Optional;
import latchkey.people.Person;
import latchkey.store.TicketPage;
import latchkey.ticket.Dates;
import latchkey.ticket.Event;
import latchkey.ticket.MailKind;
import latchkey.ticket.Story;

/** The mails of a story, written as the courier writes them. */
final class TicketMails {

    static final String LINK = "https://latchkey.demo.example/tickets/AR-7K3M9Q2X";
    static final String REPLY_TO = "reply+0123@inbound.demo.example";

    private TicketMails() {}

    static Written mail(Story story, MailKind kind, Person to) {
        return mail(story, story.newest(), kind, to);
    }

    static Written mail(Story story, Event event, MailKind kind, Person to) {
        return new TicketMail(page(story), event, kind, to, Dates.UTC, LINK, REPLY_TO).written();
    }

    static TicketPage page(Story story) {
        return new TicketPage(story.ticket(), story.events(), Optional.empty());
    }
}
