package latchkey.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Settings;
import latchkey.ticket.Event;
import latchkey.ticket.MailKind;
import latchkey.ticket.Outcome;
import latchkey.ticket.Ticket;

/**
 * What a mail that came in does to the table: with the ticket's change, if any, stands the mark that the mail was seen
 * and the count of receipts. The same mail twice is one mail.
 */
public final class Replies {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration A_DAY = Duration.ofDays(1);

    /** Receipts for one person about one ticket in 10 minutes. What comes later is recorded all the same. */
    private static final int MOST_RECEIPTS = 5;

    /**
     * Comments by mail of one person on one ticket that are mailed to the others in a day. Two programs that answer every mail
     * and do not say that they are programs would otherwise feed each other for ever. What comes later is recorded all the same.
     */
    private static final int MOST_MAILED = 20;

    /** Mails held for one person on one ticket in a day; anybody who knows a reply address can send them. */
    private static final int MOST_HELD = 5;

    private final Tokens tokens;
    private final Reading reading;
    private final Tickets tickets;

    Replies(Tokens tokens, Reading reading, Tickets tickets) {
        this.tokens = tokens;
        this.reading = reading;
        this.tickets = tickets;
    }

    /**
     * Everything to decide upon, in one batch. An answer to a receipt gets no other receipt: that is how two programs
     * would begin to talk.
     *
     * @param to where it was sent
     * @param identity what makes the mail itself: ticket, From and Message-ID
     */
    public Received load(ReplyAddresses.ReplyAddress to, String identity) {
        var owner = to.person();
        var ticket = to.ticket();
        var now = tokens.clock().instant();
        var seen = Key.seen(Hash.of(identity));
        var receipts = Rates.key("receipts " + owner + " " + ticket, WINDOW, now);
        var notes = Rates.key("notes " + owner + " " + ticket, A_DAY, now);
        var held = Rates.key("held " + owner + " " + ticket, A_DAY, now);
        var mailed = Rates.key("mailed " + owner + " " + ticket, A_DAY, now);
        var more = reading.load(owner, Optional.of(ticket), List.of(seen, receipts, notes, held, mailed));
        return new Received(
                more.loaded(),
                more.loaded().settings(),
                more.items().containsKey(seen),
                seen,
                receipts,
                to.mail() == MailKind.RECEIPT ? MOST_RECEIPTS : Rates.count(more.items(), receipts),
                notes,
                Rates.count(more.items(), notes),
                held,
                Rates.count(more.items(), held),
                mailed,
                Rates.count(more.items(), mailed));
    }

    /**
     * Stores the change, and that this mail was seen. It is its owner's, and answers one of ours: so mail reaches them.
     *
     * @param receipt what its writer is told; empty where that is among the events' notices
     */
    public void record(Received mail, Ticket before, Outcome.Done done, Optional<Letter> receipt) {
        var writes = answering(mail);
        receipt.filter(letter -> mail.receiptAllowed()).ifPresent(letter -> writes.add(letter(letter)));
        if (done.events().stream().anyMatch(Replies::isMailed)) {
            writes.add(Rates.more(
                    mail.mailedKey(), mail.mailed(), A_DAY, tokens.clock().instant()));
        }
        tickets.save(Optional.of(before), done, writes);
    }

    private static boolean isMailed(Event event) {
        return event.kind() == Event.Kind.COMMENTED
                && event.notices().stream().anyMatch(notice -> notice.mail() == MailKind.COMMENT);
    }

    /** Nothing changes on the ticket; its writer, the owner as above, is told why, unless they had enough receipts. */
    public void answer(Received mail, Letter receipt) {
        var writes = answering(mail);
        if (mail.receiptAllowed()) {
            writes.add(letter(receipt));
        }
        tokens.table().write(writes);
    }

    /** Nothing changes on the ticket; these people hear of it, once a day and ticket. */
    public void note(Received mail, List<Letter> letters) {
        var writes = seen(mail, false);
        if (mail.notes() == 0 && !letters.isEmpty()) {
            writes.add(Rates.more(mail.notesKey(), 0, A_DAY, tokens.clock().instant()));
            letters.forEach(letter -> writes.add(letter(letter)));
        }
        tokens.table().write(writes);
    }

    /**
     * Nothing changes on the ticket: the mail waits for its owner's word, and they hear of it, of five a day and ticket. Of the
     * next nothing is kept, which they hear too; of any more they hear no longer, so that two programs do not talk for ever.
     */
    public void hold(Received mail, HeldMail held, Letter waits, Letter tooMany) {
        var writes = seen(mail, false);
        if (mail.held() <= MOST_HELD) {
            writes.add(Rates.more(
                    mail.heldKey(), mail.held(), A_DAY, tokens.clock().instant()));
            writes.add(letter(mail.held() < MOST_HELD ? waits : tooMany));
        }
        if (mail.held() < MOST_HELD) {
            writes.add(HeldMails.write(held));
        }
        tokens.table().write(writes);
    }

    private Write letter(Letter letter) {
        return Letters.write(tokens.fresh(), letter, tokens.clock().instant());
    }

    private List<Write> answering(Received mail) {
        var writes = seen(mail, mail.receiptAllowed());
        mail.loaded().person().map(People::reached).ifPresent(writes::addAll);
        return writes;
    }

    private List<Write> seen(Received mail, boolean receipt) {
        var now = tokens.clock().instant();
        var writes = new ArrayList<Write>();
        writes.add(Seen.write(mail.seenKey(), now));
        if (receipt) {
            writes.add(Rates.more(mail.receiptsKey(), mail.receipts(), WINDOW, now));
        }
        return writes;
    }

    /**
     * @param settings say whose mail is believed
     * @param seen whether this very mail was dealt with before
     */
    public record Received(
            Loaded loaded,
            Settings settings,
            boolean seen,
            Key seenKey,
            Key receiptsKey,
            long receipts,
            Key notesKey,
            long notes,
            Key heldKey,
            long held,
            Key mailedKey,
            long mailed) {

        /** Whether one more receipt may go out. */
        public boolean receiptAllowed() {
            return receipts < MOST_RECEIPTS;
        }

        /** Whether one more comment of theirs is mailed to the others. */
        public boolean commentMailed() {
            return mailed < MOST_MAILED;
        }
    }
}
