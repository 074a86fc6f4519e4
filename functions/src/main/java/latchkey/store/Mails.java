package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.ticket.Event;
import latchkey.ticket.MailKind;
import latchkey.ticket.StepRef;

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

    /** The event that a mail is about, and whom it goes to; empty where either is gone. */
    public Optional<About> about(String pk, String sk, Optional<PersonId> to) {
        var key = new Key(pk, sk);
        var keys = new ArrayList<>(List.of(key));
        to.map(Key::person).ifPresent(keys::add);
        var found = tokens.table().getAll(keys);
        var person =
                to.flatMap(id -> Optional.ofNullable(found.get(Key.person(id)))).map(PersonItem::read);
        return Optional.ofNullable(found.get(key))
                .map(doc -> doc.has("letter")
                        ? new About(Optional.empty(), Optional.of(Letters.read(doc)), person)
                        : new About(Optional.of(EventItem.read(doc)), Optional.empty(), person));
    }

    /**
     * Takes the mail for sending.
     *
     * @param holder the queue's id of the message that wants it sent. The same message comes again only when its former
     *     holder has ended, for a queue hides it longer than the courier may run; so it takes its own lease over at once
     * @return empty where it was sent already
     * @throws Stale where another sender holds it
     */
    public Optional<Lease> lease(String mail, String to, MailKind kind, String holder) {
        var key = key(mail, to, kind);
        var now = tokens.clock().instant();
        var known = tokens.table().get(key);
        if (known.filter(doc -> doc.has("sent")).isPresent()) {
            return Optional.empty();
        }
        if (known.filter(doc -> now.isBefore(doc.instant("until"))
                        && !doc.text("holder").equals(holder))
                .isPresent()) {
            throw new Stale(
                    "Another sender holds this mail",
                    new IllegalStateException("leased until " + known.map(doc -> doc.text("until"))));
        }
        long version = known.map(doc -> doc.number("version")).orElse(0L);
        tokens.table().write(List.of(Write.guarded(key, item(now, version + 1, holder), version)));
        return Optional.of(new Lease(mail, to, kind, holder, version + 1));
    }

    /** It has gone out under that id of SES's. */
    public void sent(Lease lease, String messageId) {
        var doc = item(tokens.clock().instant(), lease.version() + 1, lease.holder())
                .with("sent", messageId);
        tokens.table().write(List.of(Write.guarded(key(lease.mail(), lease.to(), lease.kind()), doc, lease.version())));
    }

    /** It has not gone out, and may be tried again at once. */
    public void release(Lease lease) {
        var doc = item(tokens.clock().instant().minus(LEASE), lease.version() + 1, lease.holder());
        tokens.table().write(List.of(Write.guarded(key(lease.mail(), lease.to(), lease.kind()), doc, lease.version())));
    }

    private static Key key(String mail, String to, MailKind kind) {
        return new Key("MAIL#" + mail, to + "#" + kind.word());
    }

    private static Doc item(Instant now, long version, String holder) {
        return Doc.write()
                .with("until", now.plus(LEASE))
                .with("version", version)
                .with("holder", holder)
                .maybe("expires", Optional.of(now.plus(REMEMBERED)), Write::expires);
    }

    /** What a mail is about: an event of a ticket, or a letter. */
    public record About(Optional<Event> event, Optional<Letter> letter, Optional<Person> to) {

        /** The step that the mail asks for, where it asks. */
        public Optional<StepRef> step() {
            return event.flatMap(Event::step);
        }
    }

    /** The right to send one mail. */
    public record Lease(String mail, String to, MailKind kind, String holder, long version) {}
}
