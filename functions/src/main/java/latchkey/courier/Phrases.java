package latchkey.courier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.catalog.Licence;
import latchkey.people.PersonRef;
import latchkey.ticket.Action;
import latchkey.ticket.Answer;
import latchkey.ticket.OpenStep;
import latchkey.ticket.PastStep;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;

/** Words that several mails about a ticket share. */
final class Phrases {

    private Phrases() {}

    /** The same in every mail of a ticket, so that clients keep them together. */
    static String subject(Ticket ticket) {
        return subject(ticket, "");
    }

    /** To the IT Admins, so that what waits for them stands out among the news of the same ticket. */
    static String stopped(Ticket ticket) {
        return subject(ticket, "Stopped, please restart: ");
    }

    private static String subject(Ticket ticket, String before) {
        return "[%s] %s%s asks for %s%s"
                .formatted(
                        ticket.id(),
                        before,
                        ticket.requester().name(),
                        ticket.isHelp() ? "help with " : "",
                        ticket.app().name());
    }

    /** “Forge (Developer)” */
    static String app(Ticket ticket) {
        return ticket.app().name()
                + ticket.licence().map(Licence::name).map(" (%s)"::formatted).orElse("");
    }

    static String step(Ticket ticket, StepRef ref) {
        int approvals = ticket.workflow().steps().size();
        return switch (ref.stage()) {
            case APPROVAL -> approvals == 1 ? "approval" : "approval %d of %d".formatted(ref.step(), approvals);
            case PROVISIONING -> "provisioning in the single sign-on";
            case ASSIGNMENT -> "assignment in the app";
        };
    }

    /** How far the request is, in one line. */
    static String progress(Ticket ticket) {
        var parts = new ArrayList<String>();
        for (var ref : ticket.steps()) {
            var past = ticket.past(ref);
            var now = ticket.open().map(OpenStep::ref).filter(ref::equals).isPresent();
            parts.add(step(ticket, ref)
                    + past.map(Phrases::how).orElse(now ? ": now" : ticket.skips(ref) ? ": not needed" : ""));
        }
        return "How far it is: " + String.join(" → ", parts) + ".";
    }

    static List<Written.Reply> answers(StepRef ref, boolean reasonRequired) {
        return switch (ref.stage()) {
            case APPROVAL ->
                List.of(
                        new Written.Reply("approve", "it goes on to the next step"),
                        new Written.Reply(
                                "deny",
                                reasonRequired
                                        ? "it ends; write the reason on the next line (needed)"
                                        : "it ends; a reason on the next line helps"));
            case PROVISIONING -> List.of(new Written.Reply("done", "the account is provisioned"));
            case ASSIGNMENT -> List.of(new Written.Reply("done", "access is assigned"));
        };
    }

    /** What to know besides the words. */
    static String otherwise(StepRef ref) {
        var cannot = ref.stage() == Stage.APPROVAL
                ? ""
                : " If it cannot be done, use “%s” on the page."
                        .formatted(Action.at(ref.stage()).getLast().label());
        return "What you write below the word is kept with your answer. Anything else is kept as a comment and decides"
                + " nothing."
                + cannot;
    }

    /** For an ask of a step that one approval does not pass. */
    static String several(OpenStep open) {
        var approved = open.answered().isEmpty() ? "" : " Approved so far: %s.".formatted(names(open.answered()));
        return "It needs %d approvals of those who are asked: %s.%s"
                .formatted(open.needed(), names(open.asked()), approved);
    }

    /** For news of an approval that was not the last. */
    static String stillNeeded(OpenStep open) {
        int approvals = open.needed() - open.answered().size();
        return approvals >= open.awaited().size()
                ? " It waits for %s.".formatted(names(open.awaited()))
                : " It waits for %d more of: %s.".formatted(approvals, names(open.awaited()));
    }

    /** What a reply to a mail that asks for nothing is good for. */
    static String reply(Ticket ticket) {
        if (!ticket.isHelp()) {
            return "Reply to this mail to add a comment that everybody on this request can read.";
        }
        return "Reply to this mail to write to everybody on this question."
                + (ticket.isOpen() ? " Once it is answered, say so on the page." : "");
    }

    /** What else a reply to such a mail can say. */
    static Optional<String> footer(Ticket ticket, boolean asked, boolean requester) {
        if (asked) {
            return Optional.of(
                    "Should somebody else be asked instead of you? Reply “reassign to” and their mail address; nothing changes before you confirm it on the page.");
        }
        return Optional.of(
                        "To take your %s back, reply “withdraw”.".formatted(ticket.isHelp() ? "question" : "request"))
                .filter(sentence -> requester && ticket.isOpen());
    }

    static String names(List<PersonRef> people) {
        return people.isEmpty()
                ? "nobody"
                : people.stream().map(PersonRef::name).collect(Collectors.joining(", "));
    }

    /** An approval is everybody's who gave it, a denial his alone who gave that. */
    private static String how(PastStep step) {
        var by = step.answer() == Answer.APPROVED
                ? Optional.of(names(step.answered()))
                : step.by().map(PersonRef::name);
        return ": %s%s"
                .formatted(
                        step.answer().word().replace('-', ' '),
                        by.map(" by "::concat).orElse(""));
    }
}
