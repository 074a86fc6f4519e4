package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.TOMAS;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.assignment;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.provisioning;
import static latchkey.ticket.Story.refusal;
import static latchkey.ticket.Story.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The machine asks: first, again, too late. The record comes before the signal. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskingTest {

    private final StepRef first = approval(1);

    @Test
    void the_first_asking_opens_the_step_and_mails_its_people() {
        var story = Story.of(forge()).asked();

        assertThat(story.ticket().open())
                .contains(new OpenStep(
                        first, List.of(Place.named(PRIYA)), 1, List.of(), story.now(), token(first, 0, 0)));
        assertThat(story.told(Event.Kind.ASKED)).containsExactly("Priya ask");
    }

    @Test
    void the_same_message_twice_is_stale() {
        assertThat(Story.of(forge()).asked().asks(first, token(first, 0, 0))).isEqualTo(new Asking.Result.Stale());
    }

    @Test
    void a_retry_brings_a_new_token_and_mails_nobody() {
        var story = Story.of(forge()).asked();

        var result = story.asks(first, token(first, 0, 1));

        assertThat(result).isInstanceOfSatisfying(Asking.Result.Recorded.class, recorded -> {
            assertThat(recorded.done().events()).isEmpty();
            assertThat(recorded.done().ticket().open().orElseThrow().token()).isEqualTo(token(first, 0, 1));
            assertThat(recorded.done().ticket().version())
                    .isGreaterThan(story.ticket().version());
        });
    }

    @Test
    void the_next_attempt_reminds_and_keeps_how_long_they_were_asked() { // R41
        var story = Story.of(forge()).asked().later(Duration.ofDays(2)).asked(first, 1);

        assertThat(story.told(Event.Kind.REMINDED)).containsExactly("Priya reminder");
        assertThat(story.ticket().open().orElseThrow().since()).isEqualTo(NOON);
        assertThat(story.ticket().isOpen()).isTrue();
    }

    @Test
    void an_overtaken_attempt_is_stale() {
        var story = Story.of(forge()).asked().asked(first, 2);

        assertThat(story.asks(first, token(first, 1, 0))).isEqualTo(new Asking.Result.Stale());
        assertThat(story.asks(first, token(first, 1, 7))).isEqualTo(new Asking.Result.Stale());
    }

    @Test
    void a_message_of_an_earlier_generation_is_stale() {
        var older = new StepToken("older", 0, 9, 9);

        assertThat(Story.of(forge()).asked().asks(first, older)).isEqualTo(new Asking.Result.Stale());
    }

    @Test
    void an_answered_step_answers_a_new_token_at_once() {
        var story = Story.of(forge()).asked().does(PRIYA, Action.APPROVE, "");

        assertThat(story.asks(first, token(first, 1, 0))).isEqualTo(new Asking.Result.AnswerNow(Answer.APPROVED));
        assertThat(story.asked().asks(first, token(first, 1, 0)))
                .as("and while the next is open")
                .isEqualTo(new Asking.Result.AnswerNow(Answer.APPROVED));
    }

    @Test
    void an_ended_ticket_answers_every_step_with_a_word_of_its_stage() {
        var denied = Story.of(forge()).asked().does(PRIYA, Action.DENY, "");

        assertThat(denied.asks(approval(2), token(approval(2), 0, 0)))
                .isEqualTo(new Asking.Result.AnswerNow(Answer.DENIED));
        assertThat(denied.asks(provisioning(), token(provisioning(), 0, 0)))
                .isEqualTo(new Asking.Result.AnswerNow(Answer.CANNOT_PROVISION));
        assertThat(denied.asks(assignment(), token(assignment(), 0, 0)))
                .isEqualTo(new Asking.Result.AnswerNow(Answer.CANNOT_ASSIGN));
    }

    @Test
    void a_step_asked_while_another_is_open_is_a_fault_somebody_must_see() {
        var story = Story.of(forge()).asked();

        assertThatThrownBy(() -> story.asks(approval(2), token(approval(2), 0, 0)))
                .hasMessage("AR-7K3M9Q2X: the machine asks for approval 2 while approval 1 is open");
    }

    @Test
    void nobody_answers_for_30_days_and_the_ticket_expires() { // R41
        var story = Story.of(forge()).asked();
        var waits = forge().workflow().waits();

        for (int attempt = 1; attempt <= waits.size(); attempt++) {
            story.later(waits.get(attempt - 1)).asked(first, attempt);
        }

        assertThat(Duration.between(NOON, story.now())).isEqualTo(Duration.ofDays(30));
        assertThat(story.ticket().end())
                .contains(new End(Ending.EXPIRED, story.now(), Optional.empty(), Optional.empty()));
        assertThat(story.newest().signal())
                .as("to the token that asked last")
                .contains(new Signal.Reply(token(first, waits.size(), 0).value(), first, Answer.EXPIRED));
        assertThat(story.mailed(PRIYA)).hasSize(waits.size()).startsWith(MailKind.ASK, MailKind.REMINDER);
        assertThat(refusal(story.tries(PRIYA, Action.APPROVE, "")).sentence(Dates.UTC))
                .isEqualTo("This request expired on 23 Dec 2026, 12:00 UTC because it was not answered in time, so your"
                        + " answer changed nothing.");
    }

    @Test
    void a_first_message_that_comes_very_late_still_asks() {
        var story = Story.of(forge()).asked(first, 99);

        assertThat(story.newest().kind()).isEqualTo(Event.Kind.ASKED);
        assertThat(story.ticket().isOpen()).isTrue();
    }

    @Test
    void people_of_the_next_step_hear_nothing_before_it_opens() { // R24, R25
        var story = Story.of(forge()).asked().says(MARA, "Hello").asked(first, 1);
        assertThat(story.mailed(HUGO)).isEmpty();
        assertThat(story.mailed(OLEG)).isEmpty();

        story.does(PRIYA, Action.APPROVE, "");
        assertThat(story.mailed(HUGO)).isEmpty();
        assertThat(story.mailed(OLEG)).isEmpty();

        story.asked();
        assertThat(story.mailed(HUGO)).containsExactly(MailKind.ASK);
        assertThat(story.mailed(OLEG)).isEmpty();
    }

    @Test
    void a_forge_request_goes_its_whole_way() { // R24, R27, R29
        var story = Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .asked()
                .does(HUGO, Action.APPROVE, "")
                .asked()
                .does(TOMAS, Action.PROVISIONED, "")
                .asked()
                .does(OLEG, Action.ASSIGNED, "Welcome");

        assertThat(story.events())
                .extracting(Event::kind)
                .containsExactly(
                        Event.Kind.SUBMITTED,
                        Event.Kind.ASKED,
                        Event.Kind.APPROVED,
                        Event.Kind.ASKED,
                        Event.Kind.APPROVED,
                        Event.Kind.ASKED,
                        Event.Kind.PROVISIONED,
                        Event.Kind.ASKED,
                        Event.Kind.ASSIGNED,
                        Event.Kind.GRANTED);
        assertThat(story.events())
                .extracting(event -> event.id().number())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(story.ticket().events()).isEqualTo(10);
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void every_word_the_workflow_may_hear_is_read_back(Answer answer) {
        assertThat(Answer.of(answer.word())).contains(answer);
    }
}
