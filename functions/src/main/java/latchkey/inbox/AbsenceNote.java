package latchkey.inbox;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.reply.Absence;
import latchkey.reply.Mail;
import latchkey.store.Store;
import latchkey.ticket.BeingAway;
import latchkey.ticket.By;
import latchkey.ticket.Outcome;

/**
 * An absence note to an ask. The ticket says until when its owner is away, where the note is theirs beyond doubt: from their
 * own address and authenticated.
 */
record AbsenceNote(Store store, InstantSource clock) {

    Optional<LocalDate> until(Mail mail) {
        return Absence.until(mail, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** False where the ticket stays as it is. */
    boolean accept(
            Notification.Received received, Mail mail, Address from, String sha256, Arrived at, LocalDate until) {
        var done = at.owner().active()
                        && at.owner().writesFrom(from)
                        && at.to().isNamedIn(mail)
                        && at.belief(received, mail, from) instanceof Belief.Level.Believed(var rule)
                ? new BeingAway(
                                until,
                                By.mail(at.owner(), received.verdicts().evidence(from, sha256, rule), false),
                                clock.instant())
                        .on(at.ticket())
                : Optional.<Outcome.Done>empty();
        done.ifPresentOrElse(
                noted -> store.replies().notice(at.loaded(), at.ticket(), noted),
                () -> store.replies().note(at.loaded(), List.of()));
        return done.isPresent();
    }
}
