package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import latchkey.people.PersonId;
import latchkey.ticket.Action;
import latchkey.ticket.TicketId;

/**
 * Mails that wait for their owner's word. Each stands beside the events of its ticket, so that the ticket's page finds it
 * with the one query that it makes anyway.
 */
public final class HeldMails {

    private static final Duration LIFE = Duration.ofDays(30);

    private final Table table;
    private final InstantSource clock;

    HeldMails(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** The mail, where it waits for that person; for everybody else it is not there. */
    public Optional<HeldMail> find(TicketId ticket, String id, PersonId owner) {
        return table.get(Key.held(ticket, id))
                .filter(doc -> waits(doc, clock.instant()))
                .map(HeldMails::read)
                .filter(mail -> mail.owner().equals(owner));
    }

    /** It is recorded, and waits no longer; for the transaction that records it. */
    public static Write done(HeldMail mail) {
        return new Write.DeleteOnce(Key.held(mail.ticket(), mail.id()));
    }

    /** It was not theirs, or is not wanted any more. */
    public void drop(HeldMail mail) {
        table.writeOne(new Write.DeleteAlways(Key.held(mail.ticket(), mail.id())));
    }

    static Write write(HeldMail mail) {
        var doc = Doc.write()
                .with("ticket", mail.ticket().value())
                .with("held", mail.id())
                .with("owner", mail.owner().value())
                .with("at", mail.at())
                .with("words", mail.words())
                .maybe("decision", mail.decision(), one -> decision(one).asValue())
                .with("evidence", EventItem.evidence(mail.evidence()))
                .maybe("expires", Optional.of(mail.at().plus(LIFE)), Write::expires);
        return Write.fresh(Key.held(mail.ticket(), mail.id()), doc);
    }

    static boolean waits(Doc doc, Instant now) {
        return now.getEpochSecond() < doc.number("expires");
    }

    static HeldMail read(Doc doc) {
        return new HeldMail(
                doc.text("held"),
                new TicketId(doc.text("ticket")),
                new PersonId(doc.text("owner")),
                doc.instant("at"),
                doc.text("words"),
                doc.maybeDoc("decision").map(HeldMails::decision),
                EventItem.evidence(doc.doc("evidence")));
    }

    private static Doc decision(HeldMail.Decision decision) {
        return Doc.write().with("action", decision.action().word()).with("step", TicketItem.step(decision.step()));
    }

    private static HeldMail.Decision decision(Doc doc) {
        var action = doc.text("action");
        return new HeldMail.Decision(
                Action.of(action).orElseThrow(() -> TicketItem.unknown("action", action)),
                TicketItem.step(doc.doc("step")));
    }
}
