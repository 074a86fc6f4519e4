package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import latchkey.people.PersonId;
import latchkey.ticket.TicketId;

/**
 * How much mail one person's replies about one ticket have brought about on one day (UTC). It is one item, so that all limits
 * cost one key of the batch that is read anyway, and one write of the transaction that counts.
 *
 * @param version as it was read; guards the write
 * @param window the ten minutes of the day that {@code receiptsNow} counts
 * @param receipts all of the day
 * @param notes whether and how often the owner heard of mail that is not taken for theirs
 * @param held mails that wait for the owner's word, and one more where they heard that no further one is kept
 * @param mailed comments that were mailed to the others, and one more where the author heard that no further one is
 */
record Tally(Key key, long version, long window, long receiptsNow, long receipts, long notes, long held, long mailed) {

    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration WINDOW = Duration.ofMinutes(10);

    static Key key(PersonId owner, TicketId ticket, Instant now) {
        return Rates.key("replies " + owner + " " + ticket, A_DAY, now);
    }

    /** @param found nothing where none of it happened yet */
    static Tally read(Key key, Optional<Doc> found, Instant now) {
        long window = now.getEpochSecond() / WINDOW.toSeconds();
        return found.map(doc -> new Tally(
                        key,
                        doc.number("version"),
                        window,
                        doc.number("window") == window ? doc.number("receiptsNow") : 0,
                        doc.number("receipts"),
                        doc.number("notes"),
                        doc.number("held"),
                        doc.number("mailed")))
                .orElseGet(() -> new Tally(key, 0, window, 0, 0, 0, 0, 0));
    }

    Tally oneMoreReceipt() {
        return new Tally(key, version, window, receiptsNow + 1, receipts + 1, notes, held, mailed);
    }

    Tally oneMoreNote() {
        return new Tally(key, version, window, receiptsNow, receipts, notes + 1, held, mailed);
    }

    Tally oneMoreHeld() {
        return new Tally(key, version, window, receiptsNow, receipts, notes, held + 1, mailed);
    }

    Tally oneMoreMailed() {
        return new Tally(key, version, window, receiptsNow, receipts, notes, held, mailed + 1);
    }

    Write write(Instant now) {
        return Write.guarded(
                key,
                Doc.write()
                        .with("version", version + 1)
                        .with("window", window)
                        .with("receiptsNow", receiptsNow)
                        .with("receipts", receipts)
                        .with("notes", notes)
                        .with("held", held)
                        .with("mailed", mailed)
                        .maybe("expires", Optional.of(now.plus(A_DAY.multipliedBy(2))), Write::expires),
                version);
    }
}
