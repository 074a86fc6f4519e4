package latchkey.web.view;

import static latchkey.web.Harbour.FIRST;
import static latchkey.web.Harbour.HUGO;
import static latchkey.web.Harbour.MARA;
import static latchkey.web.Harbour.PRIYA;
import static latchkey.web.Harbour.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import latchkey.ticket.Action;
import latchkey.ticket.By;
import latchkey.ticket.Outcome;
import latchkey.ticket.Withdrawing;
import latchkey.web.Harbour;
import latchkey.web.view.Progress.State;
import latchkey.web.view.Progress.Step;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressTest {

    private static final Harbour.Story NEW = Harbour.requested("I build the harbour project");

    @Test
    void all_is_to_come_before_the_first_step_opens() {
        var progress = Progress.of(NEW.ticket());

        assertThat(progress.steps()).extracting(Step::state).containsOnly(State.UPCOMING);
        assertThat(progress.now()).contains(FIRST);
    }

    @Test
    void steps_are_done_current_and_to_come() {
        var progress = Progress.of(NEW.asked(FIRST, PRIYA)
                .decided(Action.APPROVE, By.web(PRIYA), "")
                .asked(SECOND, HUGO)
                .ticket());

        assertThat(progress.steps())
                .extracting(Step::state)
                .containsExactly(State.DONE, State.CURRENT, State.UPCOMING, State.UPCOMING);
        assertThat(progress.steps().getLast().asked())
                .as("nobody is asked yet (A12)")
                .isEmpty();
        assertThat(progress.now()).contains(SECOND);
    }

    @Test
    void after_a_denial_the_rest_is_not_needed() {
        var progress = Progress.of(NEW.asked(FIRST, PRIYA)
                .decided(Action.DENY, By.web(PRIYA), "No")
                .ticket());

        assertThat(progress.steps())
                .extracting(Step::state)
                .containsExactly(State.DONE, State.SKIPPED, State.SKIPPED, State.SKIPPED);
        assertThat(progress.now()).isEmpty();
    }

    @Test
    void a_withdrawn_step_was_answered_by_nobody() {
        var asked = NEW.asked(FIRST, PRIYA).ticket();
        var withdrawn = (Outcome.Done) new Withdrawing("", By.web(MARA), Harbour.NOW).on(asked);

        var first = Progress.of(withdrawn.ticket()).steps().getFirst();

        assertThat(first.state()).isEqualTo(State.SKIPPED);
        assertThat(first.answered()).isEmpty();
        assertThat(first.asked()).containsExactly(PRIYA.ref());
        assertThat(TicketCard.of(withdrawn.ticket(), MARA).action()).isEqualTo(Optional.empty());
    }
}
