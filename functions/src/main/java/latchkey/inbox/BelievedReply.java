package latchkey.inbox;

import java.time.InstantSource;
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
import latchkey.store.HeldMail;
import latchkey.store.Letter;
import latchkey.store.Replies.Received;
import latchkey.store.ReplyAddresses.ReplyAddress;
import latchkey.store.Store;
import latchkey.ticket.Action;
import latchkey.ticket.By;
import latchkey.ticket.Commenting;
import latchkey.ticket.Dates;
import latchkey.ticket.Deciding;
import latchkey.ticket.Evidence;
import latchkey.ticket.OpenStep;
import latchkey.ticket.Outcome;
import latchkey.ticket.Refusal;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;
import latchkey.ticket.Words;

/** What a mail says, once it is known whose it is: a decision, a comment, or nothing. It is answered once. */
record BelievedReply(
        Store store, InstantSource clock, Log log, Received received, ReplyAddress to, Person owner, Ticket ticket) {

    private static final String MAILED_NO_MORE =
            "You have mailed very many comments on this request today, so this one and the next are not mailed to the others. They can read them on the page.";

    void accept(Mail mail, Address from, Notification.Verdicts verdicts, String sha256, String rule) {
        if (!owner.active()) {
            store.replies().note(received, List.of());
            return;
        }
        if (!maySee() || longOver()) {
            store.replies()
                    .answer(
                            received,
                            new Letter.Note(
                                    owner.id(),
                                    "You cannot write to this request any more, so your mail was not kept."));
            return;
        }
        var evidence = verdicts.evidence(from, sha256, rule);
        switch (mail.text()) {
            case MailText.Missing() -> nothing("Your mail has no text, so nothing was recorded.");
            case MailText.Plain _, MailText.Html _, MailText.Both _ -> read(NewText.of(mail), evidence);
        }
    }

    /** It may be the owner's, and is not proven to be: it waits for their word. One that says nothing is not kept. */
    void hold(Mail mail, Address from, Notification.Verdicts verdicts, String sha256) {
        var kept = owner.active() && maySee() && !longOver()
                ? held(NewText.of(mail), verdicts.evidence(from, sha256, HeldMail.RULE))
                : Optional.<HeldMail>empty();
        kept.ifPresentOrElse(
                held -> {
                    var notes = new Notes(owner, ticket);
                    store.replies().hold(received, held, notes.unsure(), notes.tooMany());
                },
                () -> store.replies().note(received, List.of()));
    }

    private Optional<HeldMail> held(NewText text, Evidence evidence) {
        var decision = intent(text).filter(Intent.Decision.class::isInstance).map(Intent.Decision.class::cast);
        var words = decision.map(Intent.Decision::remark).orElseGet(() -> Kept.of(text.text()));
        return decision.isEmpty() && words.isBlank()
                ? Optional.empty()
                : Optional.of(new HeldMail(
                        evidence.sha256().substring(0, 32),
                        ticket.id(),
                        owner.id(),
                        clock.instant(),
                        words.substring(0, Math.min(words.length(), Words.LONGEST)),
                        decision.map(one -> new HeldMail.Decision(
                                action(one.verdict(), asked().orElseThrow().stage()), asked().orElseThrow())),
                        with(evidence, decision.map(Intent.Decision::line).orElse(""))));
    }

    private Optional<StepRef> asked() {
        return to.mail().decides() && ticket.workflow().byMail() ? to.step() : Optional.empty();
    }

    private Optional<Intent> intent(NewText text) {
        return asked().map(step -> text.intent(step.stage()));
    }

    private boolean maySee() {
        return ticket.visibleTo(owner, received.loaded().catalog().managedBy(owner));
    }

    /** Check 6: do the words decide, and does this address? Check 7 is the ticket's own. */
    private void read(NewText text, Evidence evidence) {
        var words = Kept.of(text.text());
        if (words.isBlank()) {
            nothing("There is nothing new in your mail above the quoted one, so nothing was recorded.");
            return;
        }
        var asked = asked();
        var intent = intent(text);
        if (asked.isPresent() && intent.isPresent() && intent.get() instanceof Intent.Decision decision) {
            decide(decision, asked.get(), evidence);
        } else if (!new InstructedReply(this, evidence).accept(text.instruction())) {
            comment(words, commentReceipt(text, intent), evidence);
        }
    }

    private void decide(Intent.Decision decision, StepRef step, Evidence evidence) {
        var by = By.mail(owner, with(evidence, decision.line()), received.receiptAllowed());
        var action = action(decision.verdict(), step.stage());
        switch (new Deciding(
                        action,
                        decision.remark(),
                        Optional.of(step),
                        by,
                        received.loaded().catalog(),
                        received.loaded().roster(),
                        clock.instant())
                .on(ticket)) {
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
            answer(sentence(why) + " Nothing was recorded. Reply “Deny: your reason”.", Optional.of(step));
        } else {
            besides(decision.remark(), receipt(sentence(why), Optional.empty()), evidence);
        }
    }

    /** What was said besides something that changes nothing is kept. */
    void besides(String remark, Letter.Receipt receipt, Evidence evidence) {
        if (remark.isBlank()) {
            store.replies().answer(received, receipt);
        } else {
            var kept = receipt.sentence() + " What you wrote besides was kept as a comment.";
            comment(
                    remark,
                    Optional.of(new Letter.Receipt(
                            receipt.to(), receipt.ticket(), kept, receipt.asksAgain(), receipt.handOnTo())),
                    evidence);
        }
    }

    String sentence(Refusal why) {
        return why.sentence(new Dates(received.settings().timeZone()));
    }

    private void comment(String words, Optional<Letter.Receipt> more, Evidence evidence) {
        var receipt = received.tellsOfTheMost() ? Optional.of(mailedNoMore(more)) : more;
        var by = By.mail(owner, evidence, received.receiptAllowed() && receipt.isEmpty());
        switch (new Commenting(words, by, clock.instant(), received.commentMailed()).on(ticket)) {
            case Outcome.Done done -> store.replies().record(received, ticket, done, receipt.map(letter -> letter));
            case Outcome.Refused(var why) -> answer(sentence(why), Optional.empty());
        }
    }

    private Letter.Receipt mailedNoMore(Optional<Letter.Receipt> more) {
        return more.map(letter -> receipt(letter.sentence() + " " + MAILED_NO_MORE, letter.asksAgain()))
                .orElseGet(() -> receipt("Kept as a comment. " + MAILED_NO_MORE, Optional.empty()));
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
                && open.filter(step -> text.intent(step.stage()) instanceof Intent.Decision)
                        .isPresent()) {
            return Optional.of(
                    receipt("Kept as a comment: that mail asked for no decision. To decide, reply to this one.", open));
        }
        return Optional.empty();
    }

    private void nothing(String sentence) {
        answer(sentence, Optional.empty());
    }

    private void answer(String sentence, Optional<StepRef> asksAgain) {
        store.replies().answer(received, receipt(sentence, asksAgain));
    }

    Letter.Receipt receipt(String sentence, Optional<StepRef> asksAgain) {
        return new Letter.Receipt(owner.id(), ticket.id(), sentence, asksAgain);
    }

    private boolean longOver() {
        return ticket.end().filter(end -> !end.takesReplies(clock.instant())).isPresent();
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

    static Evidence with(Evidence evidence, String line) {
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
