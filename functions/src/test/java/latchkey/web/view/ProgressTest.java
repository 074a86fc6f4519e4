package latchkey.web.view;

import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import latchkey.ticket.Action;
import latchkey.ticket.Story;
import latchkey.web.view.Progress.State;
import latchkey.web.view.Progress.Step;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProgressTest {

    @Test
    void all_is_to_come_before_the_first_step_opens() {
        var progress = Progress.of(Story.of(forge()).ticket());

        assertThat(progress.steps()).extracting(Step::state).containsOnly(State.UPCOMING);
        assertThat(progress.now()).contains(approval(1));
    }

    @Test
    void steps_are_done_current_and_to_come() {
        var progress = Progress.of(Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .asked()
                .ticket());

        assertThat(progress.steps())
                .extracting(Step::state)
                .containsExactly(State.DONE, State.CURRENT, State.UPCOMING, State.UPCOMING);
        assertThat(progress.steps().getLast().asked())
                .as("nobody is asked yet (A12)")
                .isEmpty();
        assertThat(progress.now()).contains(approval(2));
    }

    @Test
    void after_a_denial_the_rest_is_not_needed() {
        var progress = Progress.of(
                Story.of(forge()).asked().does(PRIYA, Action.DENY, "No").ticket());

        assertThat(progress.steps())
                .extracting(Step::state)
                .containsExactly(State.DONE, State.SKIPPED, State.SKIPPED, State.SKIPPED);
        assertThat(progress.now()).isEmpty();
    }

    @Test
    void a_withdrawn_step_was_answered_by_nobody() {
        var withdrawn = Story.of(forge()).asked().withdraws(MARA, "");

        var first = Progress.of(withdrawn.ticket()).steps().getFirst();

        assertThat(first.state()).isEqualTo(State.SKIPPED);
        assertThat(first.answered()).isEmpty();
        assertThat(first.asked()).containsExactly(PRIYA.ref());
        assertThat(TicketCard.of(withdrawn.ticket(), MARA).action()).isEqualTo(Optional.empty());
    }
}
