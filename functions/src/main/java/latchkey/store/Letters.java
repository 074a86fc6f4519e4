package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.people.PersonId;
import latchkey.ticket.MailKind;
import latchkey.ticket.TicketId;

/** Letters as items; inserted, they come out of the stream like events do. */
final class Letters {

    /** As long as a queue may hold the message about it and somebody replays it: what was promised is sent. */
    static final Duration LIFE = Duration.ofDays(60);

    /** Nobody waits longer for a link. */
    private static final Duration LINK_LIFE = Duration.ofDays(1);

    private Letters() {}

    static Write write(String id, Letter letter, Instant now) {
        var doc = switch (letter) {
            case Letter.SignInLink link ->
                Doc.write()
                        .with("to", link.to().value())
                        .with("target", link.target())
                        .with("browser", link.browser());
            case Letter.Receipt receipt ->
                Doc.write()
                        .with("person", receipt.to().value())
                        .with("ticket", receipt.ticket().value())
                        .with("sentence", receipt.sentence())
                        .maybe(
                                "step",
                                receipt.asksAgain(),
                                step -> TicketItem.step(step).asValue())
                        .maybeText("handOnTo", receipt.handOnTo().map(Address::value));
            case Letter.Note note ->
                Doc.write().with("person", note.to().value()).with("note", note.sentence());
        };
        return Write.fresh(
                Key.letter(id),
                doc.with("letter", letter.mail().word())
                        .with("at", now)
                        .with(EventItem.STREAM, EventItem.EVENT)
                        .maybe(
                                "expires",
                                Optional.of(now.plus(letter.mail() == MailKind.SIGN_IN ? LINK_LIFE : LIFE)),
                                Write::expires));
    }

    static Letter read(Doc doc) {
        if (doc.has("note")) {
            return new Letter.Note(new PersonId(doc.text("person")), doc.text("note"));
        }
        return doc.has("sentence")
                ? new Letter.Receipt(
                        new PersonId(doc.text("person")),
                        new TicketId(doc.text("ticket")),
                        doc.text("sentence"),
                        doc.maybeDoc("step").map(TicketItem::step),
                        doc.maybeText("handOnTo").map(Address::new))
                : new Letter.SignInLink(new Address(doc.text("to")), doc.text("target"), doc.text("browser"));
    }
}
