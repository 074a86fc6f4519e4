package latchkey.ticket;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.catalog.Catalog;
import latchkey.people.PlainText;
import latchkey.people.Roster;

/**
 * Somebody answers a step (R20, R42). Nobody acts on an own request (A7), and nobody who is not asked.
 *
 * @param comment stands on the action itself (R21)
 * @param meant the step that was answered, where the door knows it: another one open now is too late
 * @param catalog as it is now: who has lost the group or role as which they are asked decides no more, also before anybody
 *     has looked at the ticket again
 * @param roster as it is now
 */
public record Deciding(
        Action action, String comment, Optional<StepRef> meant, By by, Catalog catalog, Roster roster, Instant now) {

    public Outcome on(Ticket ticket) {
        return refusal(ticket).<Outcome>map(Outcome.Refused::new).orElseGet(() -> decided(ticket));
    }

    private Optional<Refusal> refusal(Ticket ticket) {
        return notOpen(ticket).or(() -> notTheirs(ticket)).or(() -> unfit(ticket));
    }

    private Optional<Refusal> notOpen(Ticket ticket) {
        if (ticket.end().isPresent()) {
            boolean involved = ticket.pastOf(by.person()).findAny().isPresent();
            return Optional.of(
                    involved ? new Refusal.AlreadyEnded(ticket.end().get()) : new Refusal.NotAsked(Optional.empty()));
        }
        boolean meantIsOpen = ticket.open()
                .map(OpenStep::ref)
                .filter(open -> meant.map(open::equals).orElse(true))
                .isPresent();
        return meantIsOpen ? Optional.empty() : Optional.of(overOrNotAsked(ticket));
    }

    private Optional<Refusal> notTheirs(Ticket ticket) {
        var open = ticket.open().orElseThrow();
        if (ticket.requestedBy(by.person()) && !(ticket.fallsBackTo(by.person().id()) && isAlone())) {
            return Optional.of(new Refusal.OwnRequest());
        }
        if (open.answered().stream().anyMatch(by.person()::is)) {
            return Optional.of(new Refusal.AnsweredAlready(open.ref()));
        }
        if (!open.asks(by.person())) {
            return Optional.of(overOrNotAsked(ticket));
        }
        if (open.awaitedPlaces()
                .filter(place -> place.of(by.person()))
                .noneMatch(place -> place.isHeldBy(by.person(), ticket, open.ref(), catalog))) {
            return Optional.of(new Refusal.NotAsked(Optional.empty()));
        }
        return action.stage() == open.ref().stage() ? Optional.empty() : Optional.of(wrongStage(ticket, open));
    }

    /** Whether there is truly nobody else by now (A7). */
    private boolean isAlone() {
        return roster.itAdmins().stream().allMatch(by.person().id()::equals);
    }

    private Optional<Refusal> unfit(Ticket ticket) {
        var text = PlainText.clean(comment);
        if (text.isBlank() && action.needsReason(ticket.workflow().reasonRequired())) {
            return Optional.of(new Refusal.ReasonNeeded(action));
        }
        return Words.tooLong("comment", text);
    }

    private Refusal wrongStage(Ticket ticket, OpenStep open) {
        return ticket.pastOf(by.person())
                .filter(step -> step.ref().stage() == action.stage())
                .findFirst()
                .<Refusal>map(Deciding::over)
                .orElseGet(() -> new Refusal.NotThisAction(action, open.ref()));
    }

    private Refusal overOrNotAsked(Ticket ticket) {
        return ticket.pastOf(by.person())
                .filter(step -> meant.map(step.ref()::equals).orElse(step.ref().stage() == action.stage()))
                .findFirst()
                .map(Deciding::over)
                .orElseGet(() -> neverAsked(ticket));
    }

    /** Who is asked now, but meant a step that is not open, is too late; everybody else is not asked. */
    private Refusal neverAsked(Ticket ticket) {
        boolean askedNow = !ticket.actionsOf(by.person()).isEmpty();
        return meant.filter(_ -> askedNow)
                .<Refusal>map(Refusal.AnotherStep::new)
                .orElseGet(() -> new Refusal.NotAsked(ticket.open()));
    }

    private static Refusal over(PastStep step) {
        return step.by()
                .<Refusal>map(person -> new Refusal.AlreadyDecided(person, step.at(), step.answer()))
                .orElseGet(() -> new Refusal.AnotherStep(step.ref()));
    }

    private Outcome decided(Ticket ticket) {
        var open = ticket.open().orElseThrow();
        return action == Action.APPROVE && !open.passesWithOneMore()
                ? approvedInPart(ticket, open)
                : over(ticket, open);
    }

    /** One of several approvals (A1): the step stays open for the others, and the workflow hears nothing. */
    private Outcome approvedInPart(Ticket ticket, OpenStep open) {
        return new Change(ticket, now)
                .by(
                        by,
                        Event.Kind.APPROVED,
                        Optional.of(open.ref()),
                        PlainText.clean(comment),
                        Change.tell(MailKind.NEWS, Stream.of(ticket.requester())),
                        Optional.empty())
                .done(ticket.opened(open.answeredBy(by.person().ref())));
    }

    private Outcome over(Ticket ticket, OpenStep open) {
        var text = PlainText.clean(comment);
        var actor = by.person().ref();
        var answered = open.answeredBy(actor).answered();
        var after = ticket.passed(open.over(action.answer(), answered, now));
        Optional<Signal> signal = Optional.of(open.reply(action.answer()));
        boolean last = action == Action.ASSIGNED;
        boolean ends = last || !action.positive();
        var told = last
                ? Stream.<Notice>empty()
                : ends ? everyoneWhoActed(after) : Change.tell(MailKind.NEWS, Stream.of(ticket.requester()));
        var change = new Change(ticket, now).by(by, Event.Kind.of(action), Optional.of(open.ref()), text, told, signal);
        if (last) {
            change.system(Event.Kind.GRANTED, Optional.empty(), "", everyoneWhoActed(after), Optional.empty());
        }
        return change.done(
                ends
                        ? after.ended(new End(
                                last ? Ending.GRANTED : Ending.DENIED, now, Optional.of(actor), Words.present(text)))
                        : after);
    }

    /** The requester, and whoever had acted; not again the person who just did. */
    private Stream<Notice> everyoneWhoActed(Ticket ticket) {
        var people = Stream.concat(Stream.of(ticket.requester()), ticket.actors().stream());
        return Change.tell(
                MailKind.NEWS, people.filter(person -> !by.person().is(person) || ticket.requestedBy(by.person())));
    }
}
