package latchkey.web.command;

import java.util.Optional;
import latchkey.store.Audits;
import latchkey.store.TicketPage;
import latchkey.store.Tickets;
import latchkey.ticket.TicketId;
import latchkey.ticket.Via;

/** Hands out a ticket with its timeline. Who sees with it why mails were believed is written down (DOORS §2, audit). */
public final class Timelines {

    private final Tickets tickets;
    private final Audits audits;
    private final Via via;

    /** @param via which door it is: the pages or the API */
    public Timelines(Tickets tickets, Audits audits, Via via) {
        this.tickets = tickets;
        this.audits = audits;
        this.via = via;
    }

    /** @param cursor where the page before ended */
    public Optional<TicketPage> page(Asker asker, TicketId id, Optional<String> cursor) {
        var page = tickets.page(id, cursor);
        page.filter(one -> showsEvidence(one, asker))
                .ifPresent(_ -> audits.sawEvidence(asker.person().ref(), via, id));
        return page;
    }

    /** For the answer to a command, which shows none: it is decided before the command is stored. */
    public Optional<TicketPage> withoutEvidence(TicketId id) {
        return tickets.page(id, Optional.empty());
    }

    private static boolean showsEvidence(TicketPage page, Asker asker) {
        return asker.seesEvidenceOf(page.ticket())
                && page.events().stream().anyMatch(event -> event.evidence().isPresent());
    }
}
