package latchkey.courier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.runtime.Batch;
import latchkey.runtime.Json;
import latchkey.runtime.Log;
import latchkey.store.Letter;
import latchkey.store.Mails;
import latchkey.store.ReplyAddresses.ReplyAddress;
import latchkey.store.Store;
import latchkey.store.TicketPage;
import latchkey.ticket.Event;
import latchkey.ticket.MailKind;
import latchkey.ticket.OpenStep;
import latchkey.ticket.StepRef;
import latchkey.ticket.TicketId;

/** One mail to one person because of one event: looks up what it is about, writes it, sends it once. */
final class Courier {

    private final Store store;
    private final Post post;
    private final SlowDown slowDown;
    private final String publicAddress;
    private final Log log;

    Courier(Store store, Post post, SlowDown slowDown, String publicAddress, Log log) {
        this.store = store;
        this.post = post;
        this.slowDown = slowDown;
        this.publicAddress = publicAddress;
        this.log = log;
    }

    void accept(Batch.Message message) {
        var body = Json.object(message.body());
        var kind = kind(body);
        var person =
                Optional.ofNullable(body.get("person")).map(Object::toString).map(PersonId::new);
        var about = store.mails().about(text(body, "pk"), text(body, "sk"), person);
        if (about.isEmpty()) {
            log.warn("mail-dropped", "because", "what it was about is gone", "mail", kind.word());
            return;
        }
        var name = text(body, "pk") + "/" + text(body, "sk");
        slowDown.unlessTooFast(message, () -> deliver(kind, about.get(), name, message.id()));
    }

    private void deliver(MailKind kind, Mails.About about, String name, String holder) {
        if (about.letter().isPresent() && about.letter().get() instanceof Letter.SignInLink link) {
            once(name, link.to().value(), kind, holder, () -> signIn(link));
            return;
        }
        var to = about.to().filter(Person::active);
        if (about.letter().isPresent() && about.letter().get() instanceof Letter.Note note) {
            to.ifPresent(person -> once(name, person.id().value(), kind, holder, () -> note(person, note)));
            return;
        }
        var page = store.tickets().page(ticket(about), Optional.empty());
        if (to.isEmpty() || page.isEmpty()) {
            log.info(
                    "mail-dropped",
                    "because",
                    to.isEmpty() ? "the person is not active" : "the ticket is gone",
                    "mail",
                    kind.word());
            return;
        }
        if (kind.decides() && !stillOpen(about, page.get())) {
            log.info(
                    "mail-dropped",
                    "because",
                    "the step is over",
                    "mail",
                    kind.word(),
                    "ticket",
                    page.get().ticket().id());
            return;
        }
        once(name, to.get().id().value(), kind, holder, () -> aboutTicket(kind, about, page.get(), to.get(), name));
    }

    private Post.Outgoing signIn(Letter.SignInLink link) {
        var issued = store.signIns().issue(link);
        return Post.Outgoing.plain(link.to(), MailKind.SIGN_IN, SignInMail.of(publicAddress, issued));
    }

    private Post.Outgoing note(Person to, Letter.Note note) {
        var content = new Written.Content(
                false, "Your reply was not recorded", note.sentence(), List.of(), List.of(), List.of(), List.of());
        return Post.Outgoing.plain(to.email(), MailKind.RECEIPT, Written.of(content));
    }

    private Post.Outgoing aboutTicket(MailKind kind, Mails.About about, TicketPage page, Person to, String name) {
        var ticket = page.ticket();
        var token = store.replyAddresses()
                .issue(new ReplyAddress(to.id(), ticket.id(), kind, kind.decides() ? step(about) : Optional.empty()));
        var link = publicAddress + "/tickets/" + ticket.id();
        var mail = about.letter().isPresent() && about.letter().get() instanceof Letter.Receipt receipt
                ? new ReceiptMail(page, to, receipt, link).written()
                : new TicketMail(page, about.event().orElseThrow(), kind, to, link).written();
        var event = about.event()
                .map(Event::id)
                .map(Object::toString)
                .orElse(name.substring(name.indexOf('#') + 1, name.indexOf('/')));
        return new Post.Outgoing(
                to.email(), kind, mail, Optional.of(token), Optional.of(ticket.id()), Optional.of(event));
    }

    private void once(
            String name, String to, MailKind kind, String holder, java.util.function.Supplier<Post.Outgoing> write) {
        var lease = store.mails().lease(name, to, kind, holder);
        if (lease.isEmpty()) {
            log.info("mail-sent-before", "mail", kind.word());
            return;
        }
        try {
            var outgoing = write.get();
            var messageId = post.send(outgoing);
            log.info(
                    "mail-sent",
                    "mail",
                    kind.word(),
                    "ticket",
                    outgoing.ticket().map(TicketId::value).orElse(""),
                    "messageId",
                    messageId);
            store.mails().sent(lease.get(), messageId);
        } catch (Post.NotSent e) {
            store.mails().release(lease.get());
            throw e;
        }
    }

    private static boolean stillOpen(Mails.About about, TicketPage page) {
        return page.ticket().isOpen() && page.ticket().open().map(OpenStep::ref).equals(step(about));
    }

    private static Optional<StepRef> step(Mails.About about) {
        return about.letter().isPresent() && about.letter().get() instanceof Letter.Receipt receipt
                ? receipt.asksAgain()
                : about.step();
    }

    private static TicketId ticket(Mails.About about) {
        return about.letter().isPresent() && about.letter().get() instanceof Letter.Receipt receipt
                ? receipt.ticket()
                : about.event().orElseThrow().ticket();
    }

    private static MailKind kind(Map<String, ?> body) {
        var word = text(body, "mail");
        return MailKind.of(word).orElseThrow(() -> new IllegalArgumentException("No kind of mail is called " + word));
    }

    private static String text(Map<String, ?> body, String name) {
        return Optional.ofNullable(body.get(name))
                .map(Object::toString)
                .orElseThrow(() -> new IllegalArgumentException("A courier message has no “%s”".formatted(name)));
    }
}
