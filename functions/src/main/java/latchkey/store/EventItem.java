package latchkey.store;

import latchkey.people.PersonId;
import latchkey.ticket.Event;
import latchkey.ticket.EventId;
import latchkey.ticket.Evidence;
import latchkey.ticket.MailKind;
import latchkey.ticket.Notice;
import latchkey.ticket.Signal;
import latchkey.ticket.TicketId;
import latchkey.ticket.Via;

/** An event as an item. {@code stream = event} is what the stream's filter lets through to outbox. */
final class EventItem {

    static final String STREAM = "stream";
    static final String EVENT = "event";

    private EventItem() {}

    static Doc write(Event event) {
        return Doc.write()
                .with(STREAM, EVENT)
                .with("ticket", event.ticket().value())
                .with("number", event.id().number())
                .with("at", event.at())
                .with("kind", event.kind().word())
                .maybe("by", event.by(), TicketItem::personValue)
                .with("via", event.via().word())
                .maybeText("key", event.key())
                .maybeText("comment", event.comment())
                .maybe("step", event.step(), step -> TicketItem.step(step).asValue())
                .maybe(
                        "evidence",
                        event.evidence(),
                        evidence -> evidence(evidence).asValue())
                .list("notices", event.notices(), EventItem::notice)
                .maybe("signal", event.signal(), signal -> signal(signal).asValue());
    }

    static Event read(Doc doc) {
        var kind = doc.text("kind");
        var via = doc.text("via");
        return new Event(
                new EventId(new TicketId(doc.text("ticket")), doc.small("number")),
                doc.instant("at"),
                Event.Kind.of(kind).orElseThrow(() -> TicketItem.unknown("kind of event", kind)),
                doc.maybeDoc("by").map(TicketItem::person),
                Via.of(via).orElseThrow(() -> TicketItem.unknown("door", via)),
                doc.maybeText("key"),
                doc.maybeText("comment"),
                doc.maybeDoc("step").map(TicketItem::step),
                doc.maybeDoc("evidence").map(EventItem::evidence),
                doc.docs("notices").stream().map(EventItem::notice).toList(),
                doc.maybeDoc("signal").map(EventItem::signal));
    }

    static Doc notice(Notice notice) {
        return Doc.write()
                .with("to", notice.to().value())
                .with("mail", notice.mail().word());
    }

    static Notice notice(Doc doc) {
        var mail = doc.text("mail");
        return new Notice(
                new PersonId(doc.text("to")),
                MailKind.of(mail).orElseThrow(() -> TicketItem.unknown("kind of mail", mail)));
    }

    private static Doc signal(Signal signal) {
        return switch (signal) {
            case Signal.Start start ->
                Doc.write()
                        .with("do", "start")
                        .with("generation", start.generation())
                        .with("approvals", start.approvals())
                        .with("sso", start.sso())
                        .numbers("waits", start.waits());
            case Signal.Reply reply ->
                Doc.write()
                        .with("do", "reply")
                        .with("token", reply.token())
                        .with("step", TicketItem.step(reply.step()))
                        .with("answer", reply.answer().word());
        };
    }

    private static Signal signal(Doc doc) {
        return switch (doc.text("do")) {
            case "start" ->
                new Signal.Start(
                        doc.small("generation"), doc.small("approvals"), doc.flag("sso"), doc.numbers("waits"));
            case "reply" ->
                new Signal.Reply(
                        doc.text("token"), TicketItem.step(doc.doc("step")), TicketItem.answer(doc.text("answer")));
            default -> throw TicketItem.unknown("signal", doc.text("do"));
        };
    }

    static Doc evidence(Evidence evidence) {
        return Doc.write()
                .with("from", evidence.from())
                .with("spf", evidence.spf())
                .with("dkim", evidence.dkim())
                .with("dmarc", evidence.dmarc())
                .with("spam", evidence.spam())
                .with("sha256", evidence.sha256())
                .with("line", evidence.line())
                .with("rule", evidence.rule());
    }

    static Evidence evidence(Doc doc) {
        return new Evidence(
                doc.text("from"),
                doc.text("spf"),
                doc.text("dkim"),
                doc.text("dmarc"),
                doc.text("spam"),
                doc.text("sha256"),
                doc.text("line"),
                doc.text("rule"));
    }
}
