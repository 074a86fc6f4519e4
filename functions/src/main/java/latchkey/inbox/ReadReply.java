package latchkey.inbox;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.reply.Automatic;
import latchkey.reply.Mail;
import latchkey.reply.MailReader;
import latchkey.reply.Sender;
import latchkey.reply.Unreadable;
import latchkey.runtime.Log;
import latchkey.store.Hash;
import latchkey.store.ReplyAddresses.ReplyAddress;
import latchkey.store.Retried;
import latchkey.store.Store;

/**
 * Decides whom a mail is from and whether to believe it, in the order of the checks below; what a believed mail says is
 * {@link BelievedReply}'s. Nobody unknown is ever answered.
 */
final class ReadReply {

    /** A mail to more reply addresses than this is no reply. */
    private static final int MOST_TOKENS = 10;

    private final Store store;
    private final RawMails rawMails;
    private final Pattern recipient;
    private final InstantSource clock;
    private final Log log;

    ReadReply(Store store, RawMails rawMails, String inboundDomain, InstantSource clock, Log log) {
        this.store = store;
        this.rawMails = rawMails;
        this.recipient =
                Pattern.compile("reply\\+([0-9a-z]{26})@" + Pattern.quote(inboundDomain.toLowerCase(Locale.ROOT)));
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
            return;
        }
        var addresses = replyAddresses(received);
        if (addresses.isEmpty()) {
            ignored(received, "no living reply address among its recipients");
            return;
        }
        switch (Sender.of(mail)) {
            case Sender.Refused(var why) -> ignored(received, why);
            case Sender.One(var from) ->
                Retried.times(() -> read(received, mail, from, sha256, chosen(addresses, from)));
        }
    }

    /** Check 3: the owner's own address. Check 4: authenticated. Check 5: active, and may see the ticket. */
    private boolean read(Notification.Received received, Mail mail, Address from, String sha256, ReplyAddress to) {
        var identity = to.ticket() + " " + from + " "
                + mail.headers().first("Message-ID").orElse(sha256);
        var loaded = store.replies().load(to, identity);
        if (loaded.seen()) {
            ignored(received, "the same mail was read before");
            return false;
        }
        var owner = loaded.loaded().person();
        var ticket = loaded.loaded().ticket();
        if (owner.isEmpty() || ticket.isEmpty()) {
            ignored(received, "its owner or ticket is gone");
            return false;
        }
        var reply = new BelievedReply(store, clock, log, loaded, to, owner.get(), ticket.get());
        var notes = new Notes(owner.get(), ticket.get());
        var level = new Belief(Set.copyOf(loaded.settings().dkimDomains()))
                .of(
                        received.verdicts(),
                        from,
                        mail.headers().first("Authentication-Results").orElse(""));
        if (!owner.get().writesFrom(from)) {
            store.replies()
                    .note(
                            loaded,
                            level instanceof Belief.Level.Believed
                                    ? notes.somebodyElse(from, colleague(from))
                                    : List.of());
            ignored(received, "it is not from the owner of its reply address");
            return false;
        }
        switch (level) {
            case Belief.Level.Believed(var rule) -> reply.accept(mail, from, received.verdicts(), sha256, rule);
            case Belief.Level.Unsure() -> reply.hold(mail, from, received.verdicts(), sha256);
            case Belief.Level.Disbelieved() -> store.replies().note(loaded, notes.disbelieved());
        }
        log.info("mail-read", "messageId", received.messageId(), "ticket", to.ticket(), "belief", level);
        return true;
    }

    private Optional<Person> colleague(Address from) {
        return store.reading().byAddress(from).filter(Person::active);
    }

    private List<ReplyAddress> replyAddresses(Notification.Received received) {
        var found = new ArrayList<ReplyAddress>();
        received.recipients().stream().limit(MOST_TOKENS).forEach(address -> {
            var match = recipient.matcher(address.strip().toLowerCase(Locale.ROOT));
            if (match.matches()) {
                store.replyAddresses().find(match.group(1)).ifPresent(found::add);
            }
        });
        return found;
    }

    /** Of several, the one whose person is From; otherwise the first. */
    private ReplyAddress chosen(List<ReplyAddress> addresses, Address from) {
        if (addresses.size() == 1) {
            return addresses.getFirst();
        }
        var sender = store.reading().byAddress(from).map(Person::id);
        return addresses.stream()
                .filter(address -> sender.filter(address.person()::equals).isPresent())
                .findFirst()
                .orElseGet(addresses::getFirst);
    }

    private void ignored(Notification.Received received, String why) {
        log.info("mail-ignored", "messageId", received.messageId(), "because", why);
    }
}
