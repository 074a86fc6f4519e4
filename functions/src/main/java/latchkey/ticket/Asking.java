package latchkey.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Person;

/**
 * The state machine asks for a step: for the first time, again after a time-out, or again after a restart. The record
 * comes before the signal: a step that is already answered answers the new token at once.
 */
public record Asking(StepRef ref, StepToken token, Instant now) {

    /** What the stage function does about it. */
    public sealed interface Result {

        /** Store it. */
        record Recorded(Outcome.Done done) implements Result {}

        /** Nothing to store: the answer is known, the token waits for it. */
        record AnswerNow(Answer answer) implements Result {}

        /** A message that was overtaken or came twice. */
        record Stale() implements Result {}
    }

    /** Whether the people to ask must be looked up before {@link #on}: the step opens, or escalates. */
    public boolean asksOthers(Ticket ticket) {
        return ticket.isOpen()
                && ticket.past(ref).isEmpty()
                && ticket.open().map(open -> escalates(ticket, open)).orElse(true);
    }

    /**
     * @param asked who is to be asked; {@link Asked#NOBODY} where {@link #asksOthers} needs none
     * @param itAdmins likewise, as they are now
     * @throws IllegalStateException where another step is open: the machine and the ticket disagree, somebody must look
     */
    public Result on(Ticket ticket, Asked asked, List<Person> itAdmins) {
        if (token.generation() < ticket.generation()) {
            return new Result.Stale();
        }
        var past = ticket.past(ref);
        if (past.isPresent()) {
            return new Result.AnswerNow(past.get().answer());
        }
        if (ticket.end().isPresent()) {
            return new Result.AnswerNow(answer(ticket.end().get().how()));
        }
        return ticket.open().map(open -> again(ticket, open, itAdmins)).orElseGet(() -> open(ticket, asked, itAdmins));
    }

    private Result open(Ticket ticket, Asked asked, List<Person> itAdmins) {
        var change = new Change(ticket, now)
                .system(
                        Event.Kind.ASKED,
                        Optional.of(ref),
                        "",
                        Change.tell(MailKind.ASK, asked.places().stream().map(Place::person)),
                        Optional.empty());
        asked.warnings()
                .forEach(warning -> change.system(
                        Event.Kind.WARNING,
                        Optional.of(ref),
                        warning,
                        Change.tell(MailKind.NEWS, itAdmins.stream().map(Person::ref)),
                        Optional.empty()));
        return new Result.Recorded(
                change.done(ticket.opened(new OpenStep(ref, asked.places(), asked.needed(), List.of(), now, token))));
    }

    private Result again(Ticket ticket, OpenStep open, List<Person> itAdmins) {
        if (!open.ref().equals(ref)) {
            throw new IllegalStateException(
                    "%s: the machine asks for %s while %s is open".formatted(ticket.id(), ref, open.ref()));
        }
        if (token.compareTo(open.token()) <= 0) {
            return new Result.Stale();
        }
        var change = new Change(ticket, now);
        if (asksThemNothingNew(open.token())) {
            return new Result.Recorded(change.done(ticket.opened(open.with(token))));
        }
        if (ticket.workflow().expiresAt(token.attempt())) {
            return new Result.Recorded(expired(ticket, open, change));
        }
        var joined = escalates(ticket, open)
                ? Asked.joined(
                        open.places(),
                        Asked.able(ticket, itAdmins).map(Place::itAdmin).toList())
                : open.places();
        return new Result.Recorded(
                joined.size() > open.places().size()
                        ? escalated(ticket, open, joined, change)
                        : reminded(ticket, open, change));
    }

    /** IT provisions in any case, so only the other steps go up to them. */
    private boolean escalates(Ticket ticket, OpenStep open) {
        return ref.stage() != Stage.PROVISIONING
                && token.generation() == open.token().generation()
                && ticket.workflow().escalatesBetween(open.token().attempt(), token.attempt());
    }

    /** The IT Admins are asked too; whoever was asked before is reminded. */
    private Outcome.Done escalated(Ticket ticket, OpenStep open, List<Place> joined, Change change) {
        var more = joined.subList(open.places().size(), joined.size()).stream().map(Place::person);
        return change.system(
                        Event.Kind.ESCALATED,
                        Optional.of(ref),
                        "",
                        Stream.concat(
                                Change.tell(MailKind.ESCALATION, more),
                                Change.tell(MailKind.REMINDER, open.awaited().stream())),
                        Optional.empty())
                .done(ticket.opened(open.with(joined).with(token)));
    }

    /** The same attempt once more; or a restarted workflow that finds its people asked: it takes the step over, in silence. */
    private boolean asksThemNothingNew(StepToken before) {
        return token.generation() > before.generation() || token.attempt() == before.attempt();
    }

    private Outcome.Done reminded(Ticket ticket, OpenStep open, Change change) {
        return change.system(
                        Event.Kind.REMINDED,
                        Optional.of(ref),
                        "",
                        Change.tell(MailKind.REMINDER, open.awaited().stream()),
                        Optional.empty())
                .done(ticket.opened(open.with(token)));
    }

    private Outcome.Done expired(Ticket ticket, OpenStep open, Change change) {
        var told = Stream.concat(Stream.of(ticket.requester()), ticket.actors().stream());
        Optional<Signal> signal = Optional.of(new Signal.Reply(token.value(), ref, Answer.EXPIRED));
        var after = ticket.passed(open.over(Answer.EXPIRED, open.answered(), now))
                .ended(new End(Ending.EXPIRED, now, Optional.empty(), Optional.empty()));
        return change.system(Event.Kind.EXPIRED, Optional.of(ref), "", Change.tell(MailKind.NEWS, told), signal)
                .done(after);
    }

    /** A ticket that ended before this step was asked for: the word with which the machine closes. */
    private Answer answer(Ending how) {
        return switch (how) {
            case WITHDRAWN -> Answer.WITHDRAWN;
            case EXPIRED -> Answer.EXPIRED;
            case DENIED -> Action.at(ref.stage()).getLast().answer();
            case GRANTED, RESOLVED -> Action.at(ref.stage()).getFirst().answer();
        };
    }
}
