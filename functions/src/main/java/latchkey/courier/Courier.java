package latchkey.courier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.runtime.Batch;
import latchkey.runtime.Json;
import latchkey.runtime.Log;
import latchkey.store.Letter;
import latchkey.store.Mails;
import latchkey.store.Mails.About;
import latchkey.store.Mails.Holder;
import latchkey.store.Mails.Mail;
import latchkey.store.Mails.Taken;
import latchkey.store.Quietings;
import latchkey.store.ReplyAddresses.ReplyAddress;
import latchkey.store.Stale;
import latchkey.store.Store;
import latchkey.store.TicketPage;
import latchkey.store.Write;
import latchkey.ticket.Dates;
import latchkey.ticket.Event;
import latchkey.ticket.MailKind;
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
        var pk = text(body, "pk");
        var sk = text(body, "sk");
        var about = store.mails().about(pk, sk, person, kind);
        if (about.isEmpty()) {
            log.info("mail-dropped", "because", "what it was about is gone", "mail", kind.word());
            return;
        }
        var order = new Order(kind, about.get(), Mail.about(pk, sk), new Holder(message.id(), message.receives()));
        slowDown.unlessTooFast(message, () -> deliver(order));
    }

    private void deliver(Order order) {
        var about = order.about();
        if (about.letter().isPresent() && about.letter().get() instanceof Letter.SignInLink link) {
            var mail = order.mail(link.to().value());
            once(order, mail, store.mails().taken(mail), () -> signIn(link));
            return;
        }
        var to = about.to().filter(Person::active);
        if (to.isEmpty()) {
            dropped(order, "the person is not active");
            return;
        }
        var mail = order.mail(to.get().id().value());
        if (about.letter().isPresent() && about.letter().get() instanceof Letter.Note note) {
            once(order, mail, about.taken(), () -> note(to.get(), note));
            return;
        }
        var page = page(order);
        if (page.isEmpty()) {
            dropped(order, "the ticket is gone");
            return;
        }
        var needless = order.kind().decides() ? needless(about, page.get(), to.get()) : Optional.<String>empty();
        needless.ifPresentOrElse(
                because -> dropped(order, because),
                () -> once(order, mail, about.taken(), () -> aboutTicket(order, page.get(), to.get())));
    }

    /** What asks repeats the remark of the action before it, so it needs the timeline; other mails need the ticket alone. */
    private Optional<TicketPage> page(Order order) {
        var about = order.about();
        var id = about.ticketId().orElseThrow();
        if (order.kind().decides()) {
            return store.tickets().page(id, Optional.empty());
        }
        var ticket = about.receipt().isPresent() ? store.tickets().find(id) : about.ticket();
        return ticket.map(found -> new TicketPage(found, List.of(), Optional.empty()));
    }

    private Prepared signIn(Letter.SignInLink link) {
        var issued = store.signIns().issue(link);
        return new Prepared(
                Post.Outgoing.plain(link.to(), MailKind.SIGN_IN, SignInMail.of(publicAddress, issued)),
                issued.writes());
    }

    private static Prepared note(Person to, Letter.Note note) {
        var content = new Written.Content(
                Optional.empty(),
                "Your reply was not recorded",
                note.sentence(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of());
        return new Prepared(Post.Outgoing.plain(to.email(), MailKind.RECEIPT, Written.of(content)), List.of());
    }

    private Prepared aboutTicket(Order order, TicketPage page, Person to) {
        var kind = order.kind();
        var about = order.about();
        var ticket = page.ticket();
        var address = store.replyAddresses()
                .issue(new ReplyAddress(to.id(), ticket.id(), kind, kind.decides() ? about.step() : Optional.empty()));
        var link = publicAddress + "/tickets/" + ticket.id();
        var replyTo = post.replyAddress(address.plain());
        var mail = about.receipt()
                .map(receipt -> new ReceiptMail(page, to, receipt, link, replyTo).written())
                .orElseGet(() -> new TicketMail(
                                page, about.event().orElseThrow(), kind, to, new Dates(about.zone()), link, replyTo)
                        .written());
        var stop = kind == MailKind.COMMENT
                ? Optional.of(store.quietings().issue(to.id(), ticket.id()))
                : Optional.<Quietings.Issued>empty();
        var outgoing = new Post.Outgoing(
                to.email(),
                kind,
                mail,
                Optional.of(ticket.id()),
                Optional.of(event(order)),
                stop.map(issued -> publicAddress + "/quiet/" + issued.plain()));
        var tokens = Stream.concat(Stream.of(address.write()), stop.stream().map(Quietings.Issued::write));
        return new Prepared(outgoing, tokens.toList());
    }

    private void once(Order order, Mail mail, Taken taken, Supplier<Prepared> write) {
        if (taken.sent()) {
            log.info("mail-sent-before", "mail", order.kind().word());
            return;
        }
        var prepared = write.get();
        var lease = store.mails().lease(mail, order.holder(), taken, prepared.tokens());
        try {
            var messageId = post.send(prepared.outgoing());
            log.info(
                    "mail-sent",
                    "mail",
                    order.kind().word(),
                    "ticket",
                    prepared.outgoing().ticket().map(TicketId::value).orElse(""),
                    "messageId",
                    messageId);
            store.mails().sent(lease, messageId);
        } catch (Post.NotSent e) {
            release(lease, e);
            throw e;
        }
    }

    /** Why it was not sent decides how long to wait, so nothing may stand in its place; a lease ends by itself. */
    private void release(Mails.Lease lease, Post.NotSent why) {
        try {
            store.mails().release(lease);
        } catch (Stale e) {
            why.addSuppressed(e);
        }
    }

    private void dropped(Order order, String because) {
        var to = order.about().to().map(person -> person.id().value()).orElse("");
        log.info("mail-dropped", "because", because, "mail", order.kind().word(), "event", event(order), "to", to);
    }

    private static String event(Order order) {
        var name = order.name();
        return order.about()
                .event()
                .map(Event::id)
                .map(Object::toString)
                .orElse(name.substring(name.indexOf('#') + 1, name.indexOf('/')));
    }

    /** Why nobody has to be asked any more. */
    private static Optional<String> needless(About about, TicketPage page, Person to) {
        var ticket = page.ticket();
        var open = ticket.open()
                .filter(step -> ticket.isOpen() && Optional.of(step.ref()).equals(about.step()));
        if (open.isEmpty()) {
            return Optional.of("the step is over");
        }
        return open.get().asks(to) ? Optional.empty() : Optional.of("they have answered, or handed it on");
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

    /**
     * What is to be done.
     *
     * @param name of the event or letter
     * @param holder who wants it sent
     */
    private record Order(MailKind kind, About about, String name, Holder holder) {
        Mail mail(String to) {
            return new Mail(name, to, kind);
        }
    }

    /** A mail, and the tokens in it, which the table does not know yet. */
    private record Prepared(Post.Outgoing outgoing, List<Write> tokens) {}
}
