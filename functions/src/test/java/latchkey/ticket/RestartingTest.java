package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A workflow that stopped before its ticket, and an IT Admin who starts it again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RestartingTest {

    private static final String FAILED = "The workflow of this request stopped (FAILED).";

    private final StepRef first = approval(1);

    @Test
    void a_stopped_workflow_is_a_warning_that_the_it_admins_are_mailed() {
        var story = Story.of(forge()).asked().stops(1, FAILED);

        assertThat(story.ticket().stopped()).contains(story.now());
        assertThat(story.newest().kind()).isEqualTo(Event.Kind.WARNING);
        assertThat(story.newest().comment()).contains(FAILED + " An IT Admin can restart it on the page.");
        assertThat(story.told(Event.Kind.WARNING)).containsExactly("Ines news", "Tomas news");
    }

    @Test
    void it_is_said_once_and_only_of_the_workflow_that_runs_for_an_open_ticket() {
        var stopped = Story.of(forge()).asked().stops(1, FAILED);
        assertThat(stopped.wouldStop(1, FAILED)).as("told twice").isEmpty();
        assertThat(stopped.restarts(INES).wouldStop(1, FAILED)).as("told late").isEmpty();
        assertThat(stopped.wouldStop(2, FAILED)).as("the next one stops too").isPresent();

        var denied = Story.of(forge()).asked().does(PRIYA, Action.DENY, "");
        assertThat(denied.wouldStop(1, FAILED)).as("of an ended ticket").isEmpty();
    }

    @Test
    void an_it_admin_starts_the_next_generation_and_the_others_hear_of_it() {
        var story = Story.of(forge()).asked().stops(1, FAILED).restarts(INES);

        assertThat(story.ticket().generation()).isEqualTo(2);
        assertThat(story.ticket().stopped()).isEmpty();
        assertThat(story.newest().signal()).contains(Submitting.start(story.ticket()));
        assertThat(story.newest().starts()).isTrue();
        assertThat(story.newest().restarts()).isTrue();
        assertThat(story.newest().by()).contains(INES.ref());
        assertThat(story.told(Event.Kind.WARNING)).containsExactly("Tomas news");
    }

    @Test
    void nobody_else_may_and_nothing_that_has_not_stopped_is_restarted() {
        var running = Story.of(forge()).asked();
        assertThat(refusal(running.triesToRestart(MARA))).isEqualTo(new Refusal.ForItAdmins());
        assertThat(refusal(running.triesToRestart(INES))).isEqualTo(new Refusal.NothingToRestart(Optional.empty()));
        assertThat(running.ticket().restartableBy(INES)).isFalse();

        var stopped = running.stops(1, FAILED);
        assertThat(refusal(stopped.triesToRestart(PRIYA))).isEqualTo(new Refusal.ForItAdmins());
        assertThat(stopped.ticket().restartableBy(PRIYA)).isFalse();
        assertThat(stopped.ticket().restartableBy(INES)).isTrue();

        var restarted = stopped.restarts(INES);
        assertThat(refusal(restarted.triesToRestart(INES)).sentence(Dates.UTC))
                .isEqualTo("The workflow of this request has not failed, so there is nothing to restart.");
    }

    @Test
    void a_request_that_ended_meanwhile_needs_no_workflow() {
        var story = Story.of(forge()).asked().stops(1, FAILED).withdraws(MARA, "");

        assertThat(story.ticket().restartableBy(INES)).isFalse();
        assertThat(refusal(story.triesToRestart(INES)).sentence(Dates.UTC))
                .isEqualTo("This request is over since 23 Nov 2026, 12:00 UTC, so there is nothing to restart.");
    }

    @Test
    void the_new_workflow_takes_the_open_step_over_and_nobody_is_mailed() {
        var story = Story.of(forge()).asked().asked(first, 1).stops(1, FAILED).restarts(INES);
        int before = story.mailed(PRIYA).size();

        story.later(Duration.ofHours(1)).asked(first, 0);

        assertThat(story.ticket().open().orElseThrow().token()).isEqualTo(story.token(first, 0));
        assertThat(story.ticket().open().orElseThrow().token().generation()).isEqualTo(2);
        assertThat(story.mailed(PRIYA)).hasSize(before);
        assertThat(story.newest().restarts())
                .as("nothing stands on the timeline for it")
                .isTrue();

        story.asked(first, 1);
        assertThat(story.told(Event.Kind.REMINDED))
                .as("and later it reminds as ever")
                .containsExactly("Priya reminder");
    }

    @Test
    void even_where_the_first_message_of_the_new_workflow_got_lost() {
        var story = Story.of(forge()).asked().stops(1, FAILED).restarts(INES);

        story.asked(first, 1);

        assertThat(story.mailed(PRIYA)).containsExactly(MailKind.ASK);
    }

    @Test
    void what_was_answered_before_the_restart_is_answered_at_once_and_the_old_workflow_is_not_heard() {
        var story = Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .stops(1, FAILED)
                .restarts(INES);

        assertThat(story.asks(first, story.token(first, 0))).isEqualTo(new Asking.Result.AnswerNow(Answer.APPROVED));
        assertThat(story.asks(approval(2), Story.token(approval(2), 0, 0))).isEqualTo(new Asking.Result.Stale());

        story.asked();
        assertThat(story.mailed(HUGO)).containsExactly(MailKind.ASK);
    }
}
