package latchkey.web.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.catalog.Pass;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;
import latchkey.ticket.Answer;
import latchkey.ticket.OpenStep;
import latchkey.ticket.PastStep;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;

/** How far a ticket is: every step in its order (R11). */
public record Progress(List<Step> steps) {

    public Progress {
        steps = List.copyOf(steps);
    }

    /** Where a step stands. */
    public enum State {
        DONE("done"),
        CURRENT("current"),
        UPCOMING("upcoming"),
        /** Nobody has to answer it: the ticket ended before, or a rule has approved already. */
        SKIPPED("skipped");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * One step.
     *
     * @param pass how many must approve: any, all or a number
     * @param needed how many that are; 1 for a step that is not open
     * @param asked who was or is asked; of a step to come nobody yet (A12)
     * @param answered who has answered
     * @param away until when those are away who have sent an absence note
     * @param since when it opened
     * @param answer how it ended
     */
    public record Step(
            StepRef ref,
            State state,
            String pass,
            int needed,
            List<PersonRef> asked,
            List<PersonRef> answered,
            Map<PersonId, LocalDate> away,
            Optional<Instant> since,
            Optional<Answer> answer) {

        /** Who has not answered yet. */
        public List<PersonRef> awaited() {
            return asked.stream().filter(person -> !answered.contains(person)).toList();
        }
    }

    public static Progress of(Ticket ticket) {
        return new Progress(
                ticket.steps().stream().map(ref -> step(ticket, ref)).toList());
    }

    /** Where an open ticket stands: the step that waits, or the one that is about to. */
    public Optional<StepRef> now() {
        return steps.stream()
                .filter(step -> step.state() == State.CURRENT)
                .findFirst()
                .or(() -> steps.stream()
                        .filter(step -> step.state() == State.UPCOMING)
                        .findFirst())
                .map(Step::ref);
    }

    public Optional<String> stage() {
        return now().map(ref -> ref.stage().word());
    }

    private static Step step(Ticket ticket, StepRef ref) {
        var pass = ref.stage() == Stage.APPROVAL
                ? ticket.workflow().steps().get(ref.step() - 1).pass()
                : Pass.any();
        return ticket.past(ref)
                .map(past -> past(past, pass))
                .or(() -> ticket.open()
                        .filter(open -> ticket.isOpen() && open.ref().equals(ref))
                        .map(open -> open(open, pass)))
                .orElseGet(() -> new Step(
                        ref,
                        ticket.isOpen() && !ticket.skips(ref) ? State.UPCOMING : State.SKIPPED,
                        pass.word(),
                        1,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Step open(OpenStep open, Pass pass) {
        return new Step(
                open.ref(),
                State.CURRENT,
                pass.word(),
                open.needed(),
                open.asked(),
                open.answered(),
                open.places().stream()
                        .filter(place -> place.away().isPresent())
                        .collect(Collectors.toMap(
                                place -> place.person().id(),
                                place -> place.away().orElseThrow())),
                Optional.of(open.since()),
                Optional.empty());
    }

    private static Step past(PastStep past, Pass pass) {
        return new Step(
                past.ref(),
                past.by().isPresent() ? State.DONE : State.SKIPPED,
                pass.word(),
                1,
                past.asked(),
                past.answered(),
                Map.of(),
                Optional.of(past.since()),
                Optional.of(past.answer()));
    }
}
