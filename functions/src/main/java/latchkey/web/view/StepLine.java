package latchkey.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonRef;
import latchkey.ticket.Answer;
import latchkey.ticket.Dates;
import latchkey.web.view.Progress.State;

/**
 * One step of a ticket in words.
 *
 * @param said how it stands, as a sentence without its time
 */
public record StepLine(String name, State state, String said, Optional<Instant> since, boolean yes) {

    static StepLine of(Progress.Step step, int approvals, Person looks) {
        boolean yes = step.answer()
                .filter(answer ->
                        answer == Answer.APPROVED || answer == Answer.PROVISIONED || answer == Answer.ASSIGNED)
                .isPresent();
        return new StepLine(name(step, approvals), step.state(), said(step, looks), step.since(), yes);
    }

    public boolean isCurrent() {
        return state == State.CURRENT;
    }

    /** The class of the line, which gives it its mark. */
    public String mark() {
        return state == State.DONE && !yes ? "no" : state.word();
    }

    /** What the mark means, for those who do not see it. */
    public String stateWords() {
        return switch (state) {
            case DONE -> yes ? "done" : "ended here";
            case CURRENT -> "now";
            case UPCOMING -> "to come";
            case SKIPPED -> "not needed";
        };
    }

    private static String name(Progress.Step step, int approvals) {
        return switch (step.ref().stage()) {
            case APPROVAL ->
                approvals == 1 ? "Approval" : "Approval %d".formatted(step.ref().step());
            case PROVISIONING -> "IT sets it up";
            case ASSIGNMENT -> "Assignment";
        };
    }

    private static String said(Progress.Step step, Person looks) {
        return switch (step.state()) {
            case DONE ->
                "%s %s"
                        .formatted(
                                list(deciders(step), looks, "and"),
                                done(step.answer().orElseThrow()));
            case CURRENT -> waiting(step, looks);
            case UPCOMING -> "To come";
            case SKIPPED -> step.answer().map(StepLine::done).orElse("Not needed any more");
        };
    }

    /** All who approved; of a no the one who said it. */
    private static List<PersonRef> deciders(Progress.Step step) {
        boolean yes = step.answer().filter(Answer.APPROVED::equals).isPresent();
        return yes ? step.answered() : List.of(step.answered().getLast());
    }

    /** Of several who must approve, who has and how many are needed; all of them are named. */
    private static String waiting(Progress.Step step, Person looks) {
        var awaited = step.awaited();
        if (awaited.isEmpty()) {
            return "Nobody can be asked at the moment; IT knows";
        }
        if (step.needed() < 2) {
            return "Waiting for " + awaited(step, looks, "or");
        }
        boolean everybody = awaited.size() == step.needed() - step.answered().size();
        var so = step.answered().isEmpty()
                ? "%d must approve".formatted(step.needed())
                : "%s approved, %d of %d"
                        .formatted(
                                list(step.answered(), looks, "and"),
                                step.answered().size(),
                                step.needed());
        return "Waiting for %s (%s)".formatted(awaited(step, looks, everybody ? "and" : "or"), so);
    }

    /** Each with the day until which they are away, if their mail program has said so. */
    private static String awaited(Progress.Step step, Person looks, String word) {
        return joined(
                step.awaited().stream()
                        .map(person -> name(person, looks)
                                + Optional.ofNullable(step.away().get(person.id()))
                                        .map(until -> " (away until %s)".formatted(Dates.day(until)))
                                        .orElse(""))
                        .toList(),
                word);
    }

    private static String done(Answer answer) {
        return switch (answer) {
            case APPROVED -> "approved";
            case DENIED -> "denied";
            case PROVISIONED -> "set it up";
            case CANNOT_PROVISION -> "could not set it up";
            case ASSIGNED -> "assigned it";
            case CANNOT_ASSIGN -> "could not assign it";
            case WITHDRAWN -> "Withdrawn before it was decided";
            case EXPIRED -> "Not answered in time";
        };
    }

    private static String list(List<PersonRef> people, Person looks, String word) {
        return joined(people.stream().map(person -> name(person, looks)).toList(), word);
    }

    private static String name(PersonRef person, Person looks) {
        return looks.is(person) ? "you" : person.name();
    }

    private static String joined(List<String> names, String word) {
        int last = names.size() - 1;
        return last == 0
                ? names.getFirst()
                : String.join(", ", names.subList(0, last)) + " " + word + " " + names.get(last);
    }
}
