package latchkey.ticket;

import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.postbox;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.refusal;
import static latchkey.ticket.Story.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The requester takes a request back (R12). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WithdrawingTest {

    static Stream<Story> everyStage() {
        return Stream.of(
                Story.of(forge()).asked(),
                Story.of(forge()).asked().does(PRIYA, Action.APPROVE, "").asked(),
                Story.of(app(workflow(true, List.of(OLEG.id())))).asked(),
                Story.of(postbox()).asked());
    }

    @ParameterizedTest
    @MethodSource("everyStage")
    void at_every_stage_the_step_is_cancelled_and_its_people_are_told(Story story) { // R12
        var open = story.ticket().open().orElseThrow();

        story.withdraws(MARA, "Found another way");

        assertThat(story.ticket().end())
                .contains(new End(
                        Ending.WITHDRAWN, story.now(), Optional.of(MARA.ref()), Optional.of("Found another way")));
        assertThat(story.newest().signal())
                .contains(new Signal.Reply(open.token().value(), open.ref(), Answer.WITHDRAWN));
        assertThat(story.newest().notices())
                .extracting(Notice::to)
                .containsExactlyElementsOf(
                        open.asked().stream().map(latchkey.people.PersonRef::id).toList());
    }

    @Test
    void a_late_answer_is_refused_politely() { // R12
        var story = Story.of(forge()).asked().withdraws(MARA, "");

        assertThat(refusal(story.tries(PRIYA, Action.APPROVE, "")).sentence(Dates.UTC))
                .isEqualTo(
                        "This request was withdrawn by Mara on 23 Nov 2026, 12:00 UTC, so your answer changed nothing.");
    }

    @Test
    void between_two_steps_the_next_asking_is_answered_at_once() { // R12
        var story = Story.of(forge()).asked().does(PRIYA, Action.APPROVE, "").withdraws(MARA, "");

        assertThat(story.newest().signal()).isEmpty();
        assertThat(story.newest().notices()).isEmpty();
        assertThat(story.asks(approval(2), token(approval(2), 0, 0)))
                .isEqualTo(new Asking.Result.AnswerNow(Answer.WITHDRAWN));
    }

    @Test
    void before_the_first_step_too() { // R12
        var story = Story.of(forge()).withdraws(MARA, "");

        assertThat(story.asks(approval(1), token(approval(1), 0, 0)))
                .isEqualTo(new Asking.Result.AnswerNow(Answer.WITHDRAWN));
    }

    @Test
    void nobody_else_can_do_it() {
        var story = Story.of(forge()).asked();

        assertThat(refusal(new Withdrawing("", By.web(INES), NOON).on(story.ticket())))
                .isEqualTo(new Refusal.NotYours());
    }

    @Test
    void not_twice_and_not_after_another_end() {
        var story = Story.of(forge()).asked().does(PRIYA, Action.DENY, "");

        assertThat(refusal(new Withdrawing("", By.web(MARA), NOON).on(story.ticket())))
                .isInstanceOf(Refusal.AlreadyEnded.class);
    }

    @Test
    void its_comment_has_at_most_8000_characters() {
        assertThat(refusal(new Withdrawing("x".repeat(8_001), By.web(MARA), NOON)
                        .on(Story.of(forge()).ticket())))
                .isInstanceOf(Refusal.TooLong.class);
    }
}
