package latchkey.store;

import java.time.Duration;
import java.util.Optional;
import latchkey.people.PersonId;
import latchkey.ticket.MailKind;
import latchkey.ticket.StepRef;
import latchkey.ticket.TicketId;

/** The token of a reply address: whose it is, about which ticket, from which mail. It is never spent. */
public final class ReplyAddresses {

    /** An execution ends within a year, and comments are taken for another year after that. */
    private static final Duration LIFE = Duration.ofDays(730);

    private final Tokens tokens;

    ReplyAddresses(Tokens tokens) {
        this.tokens = tokens;
    }

    /** A new one, for one mail: it is good once the write is done. */
    public Issued issue(ReplyAddress to) {
        var plain = tokens.fresh();
        var doc = Doc.write()
                .with("person", to.person().value())
                .with("ticket", to.ticket().value())
                .with("mail", to.mail().word())
                .maybe("step", to.step(), step -> TicketItem.step(step).asValue());
        var expires = tokens.clock().instant().plus(LIFE);
        return new Issued(plain, Tokens.issue(plain, Tokens.Purpose.REPLY, expires, doc));
    }

    public Optional<ReplyAddress> find(String plain) {
        return tokens.find(plain, Tokens.Purpose.REPLY).map(doc -> {
            var mail = doc.text("mail");
            return new ReplyAddress(
                    new PersonId(doc.text("person")),
                    new TicketId(doc.text("ticket")),
                    MailKind.of(mail).orElseThrow(() -> TicketItem.unknown("kind of mail", mail)),
                    doc.maybeDoc("step").map(TicketItem::step));
        });
    }

    /** @param plain stands in the mail alone; {@code write} keeps its hash */
    public record Issued(String plain, Write write) {}

    /** @param step what the mail asked for; a reply to another mail decides nothing */
    public record ReplyAddress(PersonId person, TicketId ticket, MailKind mail, Optional<StepRef> step) {}
}
