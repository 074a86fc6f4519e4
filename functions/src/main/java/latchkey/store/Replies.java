package latchkey.store;

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
 * and the count of what is sent because of it. The same mail twice is one mail.
 */
public final class Replies {

    /** Receipts for one person about one ticket in ten minutes. What comes later is recorded all the same. */
    private static final int MOST_RECEIPTS = 5;

    /** The same in a day. A receipt that asks again is answered too; a program that does so slowly would never end. */
    private static final int MOST_RECEIPTS_A_DAY = 30;

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
        var now = tokens.clock().instant();
        var seen = Key.seen(Hash.of(identity));
        var today = Tally.key(to.person(), to.ticket(), now);
        var more = reading.load(to.person(), Optional.of(to.ticket()), List.of(seen, today));
        return new Received(
                more.loaded(),
                more.loaded().settings(),
                more.items().containsKey(seen),
                seen,
                to.mail() == MailKind.RECEIPT,
                Tally.read(today, Optional.ofNullable(more.items().get(today)), now));
    }

    /**
     * Stores the change, and that this mail was seen. It is its owner's, and answers one of ours: so mail reaches them.
     *
     * @param receipt what its writer is told; empty where that is among the events' notices
     */
    public void record(Received mail, Ticket before, Outcome.Done done, Optional<Letter> receipt) {
        boolean asksAgain = receipt.filter(letter -> letter.mail().decides()).isPresent() && mail.mayBeAskedAgain();
        var tally = asksAgain ? mail.tally().oneMoreReceipt() : mail.answered();
        if (done.events().stream().anyMatch(Replies::isMailed) || (receipt.isPresent() && mail.tellsOfTheMost())) {
            tally = tally.oneMoreMailed();
        }
        var writes = answering(mail, tally);
        receipt.filter(letter -> asksAgain || mail.receiptAllowed()).ifPresent(letter -> writes.add(letter(letter)));
        tickets.save(Optional.of(before), done, writes);
    }

    private static boolean isMailed(Event event) {
        return event.kind() == Event.Kind.COMMENTED
                && event.notices().stream().anyMatch(notice -> notice.mail() == MailKind.COMMENT);
    }

    /** Stores what a program wrote in its owner's name; nobody hears of it, and it counts for nothing. */
    public void notice(Received mail, Ticket before, Outcome.Done done) {
        tickets.save(Optional.of(before), done, seen(mail, mail.tally()));
    }

    /** Nothing changes on the ticket; its writer, the owner as above, is told why, unless they had enough receipts. */
    public void answer(Received mail, Letter receipt) {
        var writes = answering(mail, mail.answered());
        if (mail.receiptAllowed()) {
            writes.add(letter(receipt));
        }
        tokens.table().write(writes);
    }

    /** Nothing changes on the ticket; these people hear of it, once a day and ticket. */
    public void note(Received mail, List<Letter> letters) {
        boolean told = mail.tally().notes() == 0 && !letters.isEmpty();
        var writes = seen(mail, told ? mail.tally().oneMoreNote() : mail.tally());
        if (told) {
            letters.forEach(letter -> writes.add(letter(letter)));
        }
        tokens.table().write(writes);
    }

    /**
     * Nothing changes on the ticket: the mail waits for its owner's word, and they hear of it, of five a day and ticket. Of the
     * next nothing is kept, which they hear too; of any more they hear no longer, so that two programs do not talk for ever.
     */
    public void hold(Received mail, HeldMail held, Letter waits, Letter tooMany) {
        long before = mail.tally().held();
        var writes = seen(mail, before <= MOST_HELD ? mail.tally().oneMoreHeld() : mail.tally());
        if (before <= MOST_HELD) {
            writes.add(letter(before < MOST_HELD ? waits : tooMany));
        }
        if (before < MOST_HELD) {
            writes.add(HeldMails.write(held));
        }
        tokens.table().write(writes);
    }

    private Write letter(Letter letter) {
        return Letters.write(tokens.fresh(), letter, tokens.clock().instant());
    }

    private List<Write> answering(Received mail, Tally tally) {
        var writes = seen(mail, tally);
        mail.loaded().person().map(People::reached).ifPresent(writes::addAll);
        return writes;
    }

    private List<Write> seen(Received mail, Tally tally) {
        var now = tokens.clock().instant();
        var writes = new ArrayList<Write>();
        writes.add(Seen.write(mail.seenKey(), now));
        if (!tally.equals(mail.tally())) {
            writes.add(tally.write(now));
        }
        return writes;
    }

    /**
     * @param settings say whose mail is believed
     * @param seen whether this very mail was dealt with before
     * @param answersReceipt whether it came to the address of a receipt
     * @param tally what was sent today because of such mails, before this one
     */
    public record Received(
            Loaded loaded, Settings settings, boolean seen, Key seenKey, boolean answersReceipt, Tally tally) {

        /** Whether one more receipt may go out. */
        public boolean receiptAllowed() {
            return !answersReceipt && mayBeAskedAgain();
        }

        /** The same in answer to a receipt too: who decides there, and it does not count, must not think it did. */
        public boolean mayBeAskedAgain() {
            return tally.receiptsNow() < MOST_RECEIPTS && tally.receipts() < MOST_RECEIPTS_A_DAY;
        }

        /** Whether one more comment of theirs is mailed to the others. */
        public boolean commentMailed() {
            return tally.mailed() < MOST_MAILED;
        }

        /** Whether the receipt has to say that their comments are mailed no more: it does so once a day. */
        public boolean tellsOfTheMost() {
            return receiptAllowed() && tally.mailed() == MOST_MAILED;
        }

        private Tally answered() {
            return receiptAllowed() ? tally.oneMoreReceipt() : tally;
        }
    }
}
