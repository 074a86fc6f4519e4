package latchkey.ticket;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.people.Roster;

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

    /** Whether the people to ask must be looked up before {@link #on}. */
    public boolean opens(Ticket ticket) {
        return ticket.isOpen() && ticket.open().isEmpty() && ticket.past(ref).isEmpty();
    }

    /** @throws IllegalStateException where another step is open: the machine and the ticket disagree, somebody must look */
    public Result on(Ticket ticket, Asked asked, Roster roster) {
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
        return ticket.open().map(open -> again(ticket, open)).orElseGet(() -> open(ticket, asked, roster));
    }

    private Result open(Ticket ticket, Asked asked, Roster roster) {
        var people = asked.people().stream().map(Person::ref).toList();
        var change = new Change(ticket, now)
                .system(
                        Event.Kind.ASKED,
                        Optional.of(ref),
                        "",
                        Change.tell(MailKind.ASK, people.stream()),
                        Optional.empty());
        asked.warnings()
                .forEach(warning -> change.system(
                        Event.Kind.WARNING,
                        Optional.of(ref),
                        warning,
                        roster.itAdmins().stream().map(id -> new Notice(id, MailKind.NEWS)),
                        Optional.empty()));
        return new Result.Recorded(change.done(ticket.opened(new OpenStep(ref, people, asked.byRole(), now, token))));
    }

    private Result again(Ticket ticket, OpenStep open) {
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
        return new Result.Recorded(
                ticket.workflow().expiresAt(token.attempt())
                        ? expired(ticket, open, change)
                        : reminded(ticket, open, change));
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
                        Change.tell(MailKind.REMINDER, open.asked().stream()),
                        Optional.empty())
                .done(ticket.opened(open.with(token)));
    }

    private Outcome.Done expired(Ticket ticket, OpenStep open, Change change) {
        var told = Stream.concat(Stream.of(ticket.requester()), ticket.actors().stream());
        Optional<Signal> signal = Optional.of(new Signal.Reply(token.value(), ref, Answer.EXPIRED));
        var after = ticket.passed(new PastStep(ref, open.asked(), open.since(), Answer.EXPIRED, Optional.empty(), now))
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
            case GRANTED -> Action.at(ref.stage()).getFirst().answer();
        };
    }
}
