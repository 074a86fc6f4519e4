package latchkey.web.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.people.PersonRef;
import latchkey.ticket.Answer;
import latchkey.ticket.PastStep;
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
        /** The ticket ended before anybody had to answer it. */
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
     * @param asked who was or is asked; of a step to come nobody yet (A12)
     * @param answered who has answered
     * @param since when it opened
     * @param answer how it ended
     */
    public record Step(
            StepRef ref,
            State state,
            List<PersonRef> asked,
            List<PersonRef> answered,
            Optional<Instant> since,
            Optional<Answer> answer) {}

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
        return ticket.past(ref)
                .map(Progress::past)
                .or(() -> ticket.open()
                        .filter(open -> ticket.isOpen() && open.ref().equals(ref))
                        .map(open -> new Step(
                                ref,
                                State.CURRENT,
                                open.asked(),
                                List.of(),
                                Optional.of(open.since()),
                                Optional.empty())))
                .orElseGet(() -> new Step(
                        ref,
                        ticket.isOpen() ? State.UPCOMING : State.SKIPPED,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Step past(PastStep past) {
        return new Step(
                past.ref(),
                past.by().isPresent() ? State.DONE : State.SKIPPED,
                past.asked(),
                past.by().stream().toList(),
                Optional.of(past.since()),
                Optional.of(past.answer()));
    }
}
