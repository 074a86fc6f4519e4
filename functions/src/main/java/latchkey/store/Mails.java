package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Settings;
import latchkey.ticket.Event;
import latchkey.ticket.MailKind;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;

/**
 * Mail that is to be sent, is being sent, or was. SES knows no idempotency, so a mail is leased before it is sent and
 * marked afterwards: a crash between may send it twice, never not at all.
 */
public final class Mails {

    /** Longer than the courier may run; a lease that is over belonged to one that crashed. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    private static final Duration REMEMBERED = Duration.ofDays(60);

    private final Tokens tokens;

    Mails(Tokens tokens) {
        this.tokens = tokens;
    }

    /** All that a mail is about, in one batch; empty where its event or letter is gone. */
    public Optional<About> about(String pk, String sk, Optional<PersonId> to, MailKind kind) {
        var key = new Key(pk, sk);
        var ticket = Key.ticketOf(key);
        var mail = to.map(id -> new Mail(Mail.about(pk, sk), id.value(), kind).key());
        var keys = new ArrayList<>(List.of(key, Key.settings()));
        ticket.ifPresent(keys::add);
        mail.ifPresent(keys::add);
        to.map(Key::person).ifPresent(keys::add);
        var found = tokens.table().getAll(keys);
        return Optional.ofNullable(found.get(key))
                .map(doc -> new About(
                        doc.has("letter") ? Optional.empty() : Optional.of(EventItem.read(doc)),
                        doc.has("letter") ? Optional.of(Letters.read(doc)) : Optional.empty(),
                        found(found, ticket).map(TicketItem::read),
                        found(found, to.map(Key::person)).map(PersonItem::read),
                        found(found, Optional.of(Key.settings()))
                                .map(SettingsItem::read)
                                .orElse(Settings.USUAL)
                                .timeZone(),
                        Taken.of(found(found, mail))));
    }

    /** How far a mail is whose reader {@link #about} did not know. */
    public Taken taken(Mail mail) {
        return Taken.of(tokens.table().get(mail.key()));
    }

    /**
     * Takes the mail for sending, and makes good what stands in it.
     *
     * @param holder takes over at once what an earlier delivery of its own message holds: that one has ended, for a queue
     *     hides a message longer than the courier may run
     * @param more the tokens in the mail
     * @throws Stale where another sender holds it, or has taken it meanwhile
     * @throws IllegalStateException where this delivery has come twice and its other one is at work. It must not be put back
     *     sooner than its queue does: a later delivery takes over, and the one at work must have ended by then
     */
    public Lease lease(Mail mail, Holder holder, Taken taken, List<Write> more) {
        var now = tokens.clock().instant();
        boolean held = now.isBefore(taken.until()) && !holder.follows(taken.holder());
        if (held && !taken.sent() && taken.holder().message().equals(holder.message())) {
            throw new IllegalStateException("This delivery has come twice, and its other one is sending the mail");
        }
        if (taken.sent() || held) {
            throw new Stale(
                    "Another sender holds this mail", new IllegalStateException("leased until " + taken.until()));
        }
        var lease = new Lease(mail, holder, taken.version() + 1);
        var write = Write.guarded(mail.key(), item(now, lease.version(), holder), taken.version());
        if (more.isEmpty()) {
            tokens.table().writeOne(write);
        } else {
            var writes = new ArrayList<>(more);
            writes.add(write);
            tokens.table().write(writes);
        }
        return lease;
    }

    /**
     * It has gone out under that id of SES's. Other deliveries that try to take the mail in this moment must not keep that
     * from being noted, or it would go out again; so it is tried up to five times.
     */
    public void sent(Lease lease, String messageId) {
        var doc = item(tokens.clock().instant(), lease.version() + 1, lease.holder())
                .with("sent", messageId);
        var write = Write.guarded(lease.mail().key(), doc, lease.version());
        Retried.times(() -> {
            try {
                tokens.table().writeOne(write);
            } catch (Stale e) {
                if (!taken(lease.mail()).sent()) {
                    throw e;
                }
            }
            return lease;
        });
    }

    /** It has not gone out, and may be tried again at once. */
    public void release(Lease lease) {
        var doc = item(tokens.clock().instant().minus(LEASE), lease.version() + 1, lease.holder());
        tokens.table().writeOne(Write.guarded(lease.mail().key(), doc, lease.version()));
    }

    private static Optional<Doc> found(Map<Key, Doc> found, Optional<Key> key) {
        return key.flatMap(at -> Optional.ofNullable(found.get(at)));
    }

    private static Doc item(Instant now, long version, Holder holder) {
        return Doc.write()
                .with("until", now.plus(LEASE))
                .with("version", version)
                .with("holder", holder.message())
                .with("receives", holder.receives())
                .maybe("expires", Optional.of(now.plus(REMEMBERED)), Write::expires);
    }

    /**
     * One mail.
     *
     * @param about its event or letter
     * @param to the reader's id, or address where it goes to nobody who is known
     */
    public record Mail(String about, String to, MailKind kind) {

        public static String about(String pk, String sk) {
            return pk + "/" + sk;
        }

        Key key() {
            return new Key("MAIL#" + about, to + "#" + kind.word());
        }
    }

    /**
     * How far a mail was when it was looked at.
     *
     * @param until when its lease ends; long ago where there is none
     */
    public record Taken(long version, Instant until, Holder holder, boolean sent) {

        static final Taken NEVER = new Taken(0, Instant.MIN, new Holder("", 0), false);

        static Taken of(Optional<Doc> item) {
            return item.map(doc ->
                            new Taken(doc.number("version"), doc.instant("until"), Holder.of(doc), doc.has("sent")))
                    .orElse(NEVER);
        }
    }

    /**
     * What a mail is about: an event of a ticket, or a letter.
     *
     * @param ticket of the event, as it is now
     * @param zone in which moments are told
     * @param taken how far the mail is
     */
    public record About(
            Optional<Event> event,
            Optional<Letter> letter,
            Optional<Ticket> ticket,
            Optional<Person> to,
            ZoneId zone,
            Taken taken) {

        /** The letter, where it is an answer to a reply. */
        public Optional<Letter.Receipt> receipt() {
            return letter.filter(Letter.Receipt.class::isInstance).map(Letter.Receipt.class::cast);
        }

        /** The step that the mail asks for, where it asks. */
        public Optional<StepRef> step() {
            var receipt = receipt();
            return receipt.isPresent() ? receipt.get().asksAgain() : event.flatMap(Event::step);
        }

        /** The ticket that it tells of; a sign-in link and a note tell of none. */
        public Optional<TicketId> ticketId() {
            return receipt().map(Letter.Receipt::ticket).or(() -> event.map(Event::ticket));
        }
    }

    /**
     * Who wants a mail sent: a delivery of a message.
     *
     * @param message the queue's id of it
     * @param receives how often the queue has handed it out
     */
    public record Holder(String message, int receives) {

        /** The very same delivery, come twice, does not follow itself. */
        private boolean follows(Holder held) {
            return held.message().equals(message) && held.receives() < receives;
        }

        private static Holder of(Doc held) {
            return new Holder(held.text("holder"), held.has("receives") ? (int) held.number("receives") : 0);
        }
    }

    /** The right to send one mail. */
    public record Lease(Mail mail, Holder holder, long version) {}
}
