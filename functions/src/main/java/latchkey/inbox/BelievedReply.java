package latchkey.inbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.reply.Intent;
import latchkey.reply.Kept;
import latchkey.reply.Mail;
import latchkey.reply.MailText;
import latchkey.reply.NewText;
import latchkey.reply.Verdict;
import latchkey.runtime.Log;
import latchkey.store.Letter;
import latchkey.store.Replies.Received;
import latchkey.store.ReplyAddresses.ReplyAddress;
import latchkey.store.Store;
import latchkey.ticket.Action;
import latchkey.ticket.By;
import latchkey.ticket.Commenting;
import latchkey.ticket.Deciding;
import latchkey.ticket.End;
import latchkey.ticket.Evidence;
import latchkey.ticket.OpenStep;
import latchkey.ticket.Outcome;
import latchkey.ticket.Refusal;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;

/** What a mail says, once it is known whose it is: a decision, a comment, or nothing. It is answered once. */
record BelievedReply(
        Store store, InstantSource clock, Log log, Received received, ReplyAddress to, Person owner, Ticket ticket) {

    /** A reply address takes comments for so long after the ticket's end. */
    private static final Duration AFTER_THE_END = Duration.ofDays(365);

    void accept(Mail mail, Address from, Notification.Verdicts verdicts, String sha256, String rule) {
        if (!owner.active()) {
            store.replies().note(received, List.of());
            return;
        }
        if (!ticket.visibleTo(owner, received.loaded().catalog().managedBy(owner)) || longOver()) {
            store.replies()
                    .answer(
                            received,
                            new Letter.Note(
                                    owner.id(),
                                    "You cannot write to this request any more, so your mail was not kept."));
            return;
        }
        var evidence = new Evidence(
                from.value(), verdicts.spf(), verdicts.dkim(), verdicts.dmarc(), verdicts.spam(), sha256, "", rule);
        switch (mail.text()) {
            case MailText.Missing(var html) ->
                nothing(
                        html
                                ? "Your mail has no plain text, only HTML, so nothing of it was read. Please send it as plain text, or use the page."
                                : "Your mail has no text, so nothing was recorded.");
            case MailText.Plain plain -> read(NewText.of(plain.text()), evidence);
        }
    }

    /** Check 6: do the words decide, and does this address? Check 7 is the ticket's own. */
    private void read(NewText text, Evidence evidence) {
        var words = Kept.of(text.text());
        if (words.isBlank()) {
            nothing("There is nothing new in your mail above the quoted one, so nothing was recorded.");
            return;
        }
        var asked = to.mail().decides() && ticket.workflow().byMail() ? to.step() : Optional.<StepRef>empty();
        var intent = asked.map(step -> Intent.of(text, step.stage()));
        if (asked.isPresent() && intent.isPresent() && intent.get() instanceof Intent.Decision decision) {
            decide(decision, asked.get(), evidence);
        } else {
            comment(words, commentReceipt(text, intent), evidence);
        }
    }

    private void decide(Intent.Decision decision, StepRef step, Evidence evidence) {
        var by = By.mail(owner, with(evidence, decision.line()), received.receiptAllowed());
        var action = action(decision.verdict(), step.stage());
        switch (new Deciding(action, decision.remark(), Optional.of(step), by, clock.instant()).on(ticket)) {
            case Outcome.Done done -> store.replies().record(received, ticket, done, Optional.empty());
            case Outcome.Refused(var why) -> refused(why, decision, step, evidence);
        }
    }

    /** Too late, or not theirs: what was said besides is kept as a comment. A missing reason is asked for. */
    private void refused(Refusal why, Intent.Decision decision, StepRef step, Evidence evidence) {
        log.info(
                "reply-refused",
                "ticket",
                ticket.id(),
                "because",
                why.getClass().getSimpleName());
        if (why instanceof Refusal.ReasonNeeded) {
            answer(
                    why.sentence() + " Nothing was recorded. Reply with “deny”, and the reason on the next line.",
                    Optional.of(step));
        } else if (decision.remark().isBlank()) {
            answer(why.sentence(), Optional.empty());
        } else {
            comment(
                    decision.remark(),
                    Optional.of(receipt(
                            why.sentence() + " What you wrote besides was kept as a comment.", Optional.empty())),
                    evidence);
        }
    }

    private void comment(String words, Optional<Letter.Receipt> receipt, Evidence evidence) {
        var by = By.mail(owner, evidence, received.receiptAllowed() && receipt.isEmpty());
        switch (new Commenting(words, by, clock.instant()).on(ticket)) {
            case Outcome.Done done -> store.replies().record(received, ticket, done, receipt.map(letter -> letter));
            case Outcome.Refused(var why) -> answer(why.sentence(), Optional.empty());
        }
    }

    /** Empty where the plain “kept as a comment” is right; otherwise what this person should know besides. */
    private Optional<Letter.Receipt> commentReceipt(NewText text, Optional<Intent> intent) {
        var open = ticket.open()
                .filter(step ->
                        ticket.isOpen() && step.asks(owner) && ticket.workflow().byMail())
                .map(OpenStep::ref);
        if (intent.filter(BelievedReply::cannot).isPresent()) {
            return Optional.of(receipt(
                    "Kept as a comment: it decides nothing. If it cannot be done, say so on the page, with the reason.",
                    Optional.empty()));
        }
        if (intent.isEmpty()
                && open.filter(step -> Intent.of(text, step.stage()) instanceof Intent.Decision)
                        .isPresent()) {
            return Optional.of(
                    receipt("Kept as a comment: that mail asked for no decision. To decide, reply to this one.", open));
        }
        return Optional.empty();
    }

    /** Somebody else has answered the owner's mail: the owner hears from where, a colleague one sentence. */
    List<Letter> somebodyElse(Address from, Optional<Person> colleague) {
        var letters = new ArrayList<Letter>();
        letters.add(receipt(
                "%s answered a mail that was for you. Nothing was recorded. If they should decide, ask an IT Admin to re-assign the request."
                        .formatted(from),
                Optional.empty()));
        colleague.ifPresent(person -> letters.add(
                new Letter.Note(person.id(), "That mail was for somebody else, so your answer was not recorded.")));
        return letters;
    }

    /** A mail in the owner's name that is not proven to be theirs. */
    List<Letter> notProven(boolean failed) {
        var why = failed
                ? "It failed the check of its sender, so it may be forged."
                : "Your mail domain does not say whether it is genuine.";
        return List.of(receipt(
                "A mail in your name came in for this request. %s Nothing was recorded. If it was yours, please answer on the page."
                        .formatted(why),
                Optional.empty()));
    }

    private void nothing(String sentence) {
        answer(sentence, Optional.empty());
    }

    private void answer(String sentence, Optional<StepRef> asksAgain) {
        store.replies().answer(received, receipt(sentence, asksAgain));
    }

    private Letter.Receipt receipt(String sentence, Optional<StepRef> asksAgain) {
        return new Letter.Receipt(owner.id(), ticket.id(), sentence, asksAgain);
    }

    private boolean longOver() {
        return ticket.end()
                .map(End::at)
                .filter(at -> at.plus(AFTER_THE_END).isBefore(clock.instant()))
                .isPresent();
    }

    private static boolean cannot(Intent intent) {
        return intent instanceof Intent.Comment(var why, var line) && why == Intent.Why.CANNOT_BY_MAIL;
    }

    private static Action action(Verdict verdict, Stage stage) {
        return switch (verdict) {
            case APPROVE -> Action.APPROVE;
            case DENY -> Action.DENY;
            case DONE -> Action.at(stage).getFirst();
        };
    }

    private static Evidence with(Evidence evidence, String line) {
        return new Evidence(
                evidence.from(),
                evidence.spf(),
                evidence.dkim(),
                evidence.dmarc(),
                evidence.spam(),
                evidence.sha256(),
                line,
                evidence.rule());
    }
}
