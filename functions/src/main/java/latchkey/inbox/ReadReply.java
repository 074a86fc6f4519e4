package latchkey.inbox;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.reply.Automatic;
import latchkey.reply.Mail;
import latchkey.reply.MailReader;
import latchkey.reply.Sender;
import latchkey.reply.Unreadable;
import latchkey.runtime.Log;
import latchkey.store.Hash;
import latchkey.store.Retried;
import latchkey.store.Store;

/**
 * Decides whom a mail is from and whether to believe it, in the order of the checks below; what a believed mail says is
 * {@link BelievedReply}'s. Nobody unknown is ever answered.
 */
final class ReadReply {

    private final Store store;
    private final RawMails rawMails;
    private final LivingAddresses addresses;
    private final InstantSource clock;
    private final Log log;

    ReadReply(Store store, RawMails rawMails, String inboundDomain, InstantSource clock, Log log) {
        this.store = store;
        this.rawMails = rawMails;
        this.addresses = new LivingAddresses(store, inboundDomain);
        this.clock = clock;
        this.log = log;
    }

    void accept(Notification.Received received) {
        if (!received.verdicts().virus().equals("PASS")
                || received.verdicts().spam().equals("FAIL")) {
            ignored(received, "spam or virus");
            return;
        }
        var raw = rawMails.read(received);
        switch (MailReader.read(raw)) {
            case Unreadable(var why) -> ignored(received, why);
            case Mail mail -> fromSomebody(received, mail, Hash.of(raw));
        }
    }

    /** Check 1: a person's mail. Check 2: a token that lives. */
    private void fromSomebody(Notification.Received received, Mail mail, String sha256) {
        var automatic = Automatic.of(mail, received.source());
        if (automatic.isPresent()) {
            ignored(received, automatic.get().reason());
            if (automatic.get().isByAProgramOfTheirs()) {
                absence(received, mail, sha256);
            }
            return;
        }
        var living = addresses.in(received);
        if (living.isEmpty()) {
            ignored(received, "no living reply address among its recipients");
            return;
        }
        switch (Sender.of(mail)) {
            case Sender.Refused(var why) ->
                Retried.times(() -> arrived(received, mail, "", sha256, living.getFirst())
                        .map(arrived -> uncertain(received, arrived, why)));
            case Sender.One(var from) ->
                Retried.times(() -> arrived(received, mail, from.value(), sha256, addresses.chosen(living, from))
                        .map(arrived -> read(received, mail, from, sha256, arrived)));
        }
    }

    /** A program of theirs may say until when they are away, in answer to an ask; it is never answered. */
    private void absence(Notification.Received received, Mail mail, String sha256) {
        var note = new AbsenceNote(store, clock);
        var until = note.until(mail);
        var asks = until.isEmpty() ? List.<LivingAddress>of() : addresses.deciding(received);
        if (!asks.isEmpty() && Sender.of(mail) instanceof Sender.One(var from)) {
            Retried.times(() -> arrived(received, mail, from.value(), sha256, addresses.chosen(asks, from))
                    .map(at -> note.accept(received, mail, from, sha256, at, until.orElseThrow())));
        }
    }

    /**
     * Empty where it was read before. Its verdict is of what makes a mail the same: a forged copy that comes first does not
     * take the place of the genuine one.
     */
    private Optional<Arrived> arrived(
            Notification.Received received, Mail mail, String from, String sha256, LivingAddress to) {
        var identity = "%s %s %s %s"
                .formatted(
                        to.of().ticket(),
                        from,
                        received.verdicts().dmarc(),
                        mail.headers().first("Message-ID").orElse(sha256));
        var loaded = store.replies().load(to.of(), identity);
        if (loaded.seen()) {
            ignored(received, "the same mail was read before");
            return Optional.empty();
        }
        var owner = loaded.loaded().person();
        var ticket = loaded.loaded().ticket();
        if (owner.isEmpty() || ticket.isEmpty()) {
            ignored(received, "its owner or ticket is gone");
            return Optional.empty();
        }
        return Optional.of(new Arrived(to, loaded, owner.get(), ticket.get()));
    }

    /** Check 3, where nobody can say who wrote it: only a domain that vouches for it makes it worth a word to the owner. */
    private boolean uncertain(Notification.Received received, Arrived at, String why) {
        store.replies()
                .note(
                        at.loaded(),
                        received.verdicts().dmarc().equals("PASS") ? at.notes().uncertain(why) : List.of());
        ignored(received, why);
        return false;
    }

    /** Check 3: the owner's own address. Check 4: authenticated. Check 5: active, and may see the ticket. */
    private boolean read(Notification.Received received, Mail mail, Address from, String sha256, Arrived at) {
        var level = at.belief(received, mail, from);
        boolean believed = level instanceof Belief.Level.Believed;
        if (!at.owner().writesFrom(from)) {
            store.replies()
                    .note(
                            at.loaded(),
                            believed ? at.notes().somebodyElse(from, colleague(from), clock.instant()) : List.of());
            ignored(received, "it is not from the owner of its reply address");
            return false;
        }
        if (believed && !at.to().isNamedIn(mail)) {
            store.replies().note(at.loaded(), at.notes().writtenElsewhere());
            ignored(received, "its To does not name the reply address");
            return false;
        }
        var reply = new BelievedReply(store, clock, log, at.loaded(), at.to().of(), at.owner(), at.ticket());
        switch (level) {
            case Belief.Level.Believed(var rule) -> reply.accept(mail, from, received.verdicts(), sha256, rule);
            case Belief.Level.Unsure() -> reply.hold(mail, from, received.verdicts(), sha256);
            case Belief.Level.Disbelieved() ->
                store.replies().note(at.loaded(), at.notes().disbelieved());
        }
        log.info(
                "mail-read",
                "messageId",
                received.messageId(),
                "ticket",
                at.ticket().id(),
                "belief",
                level);
        return true;
    }

    private Optional<Person> colleague(Address from) {
        return store.reading().byAddress(from).filter(Person::active);
    }

    private void ignored(Notification.Received received, String why) {
        log.info("mail-ignored", "messageId", received.messageId(), "because", why);
    }
}
