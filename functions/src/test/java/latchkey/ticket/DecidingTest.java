package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.TOMAS;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.evidence;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.postbox;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.refusal;
import static latchkey.ticket.Story.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.catalog.Parties;
import latchkey.catalog.Workflow;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who may do what in a step, and what comes of it (R20 to R23, R42, A6, A7, A8). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DecidingTest {

    @Test
    void an_approval_moves_on_and_is_the_word_the_workflow_waits_for() {
        var story = Story.of(forge()).asked().does(PRIYA, Action.APPROVE, "Fine with me");

        assertThat(story.ticket().isOpen()).isTrue();
        assertThat(story.ticket().open()).as("the machine asks for the next").isEmpty();
        assertThat(story.ticket().past(approval(1)).orElseThrow().by()).contains(PRIYA.ref());
        assertThat(story.newest().signal())
                .contains(new Signal.Reply(token(approval(1), 0, 0).value(), approval(1), Answer.APPROVED));
    }

    @Test
    void a_comment_with_an_action_stands_on_the_action() { // R21
        var story = Story.of(forge()).asked().does(PRIYA, Action.APPROVE, " Fine with me ");

        assertThat(story.newest().kind()).isEqualTo(Event.Kind.APPROVED);
        assertThat(story.newest().comment()).contains("Fine with me");
        assertThat(story.events()).extracting(Event::kind).doesNotContain(Event.Kind.COMMENTED);
    }

    @Test
    void one_denial_ends_the_ticket() { // A1
        var story = Story.of(forge()).asked().does(PRIYA, Action.DENY, "Not for visitors");

        assertThat(story.ticket().end())
                .contains(
                        new End(Ending.DENIED, story.now(), Optional.of(PRIYA.ref()), Optional.of("Not for visitors")));
        assertThat(story.newest().signal())
                .hasValueSatisfying(
                        signal -> assertThat(((Signal.Reply) signal).answer()).isEqualTo(Answer.DENIED));
    }

    @Test
    void the_last_assignment_grants() { // R29
        var story = Story.of(postbox()).asked().does(OLEG, Action.ASSIGNED, "");

        assertThat(story.ticket().end().map(End::how)).contains(Ending.GRANTED);
        assertThat(story.events()).extracting(Event::kind).endsWith(Event.Kind.ASSIGNED, Event.Kind.GRANTED);
    }

    @Test
    void nobody_acts_on_an_own_request() { // R20, A7
        var both = app(workflow(true, List.of(), step(PRIYA, MARA)));
        var story = Story.of(both).asked();

        assertThat(refusal(story.tries(MARA, Action.APPROVE, ""))).isEqualTo(new Refusal.OwnRequest());
        assertThat(story.ticket().actionsOf(MARA)).isEmpty();
    }

    @Test
    void who_is_not_asked_is_refused_and_told_whom_it_waits_for() { // R20
        var story = Story.of(forge()).asked();

        assertThat(refusal(story.tries(YUKI, Action.APPROVE, "")).sentence(Dates.UTC))
                .isEqualTo("You are not asked in this step (approval 1). It waits for Priya.");
        assertThat(refusal(story.tries(HUGO, Action.APPROVE, "")))
                .as("the second approver is not asked yet") // R24
                .isInstanceOf(Refusal.NotAsked.class);
    }

    @Test
    void an_it_admin_who_is_not_asked_decides_nothing() { // R20
        assertThat(refusal(Story.of(forge()).asked().tries(INES, Action.APPROVE, "")))
                .isInstanceOf(Refusal.NotAsked.class);
    }

    @Test
    void too_late_says_who_decided_what_and_when() {
        var any = app(workflow(true, List.of(), step(PRIYA, HUGO)));
        var story = Story.of(any).asked().does(HUGO, Action.APPROVE, "");

        var why = refusal(story.later(Duration.ofHours(1)).tries(PRIYA, Action.DENY, "No"));

        assertThat(why).isInstanceOf(Refusal.TooLate.class);
        assertThat(why.sentence(Dates.UTC))
                .isEqualTo(
                        "Hugo answered this step with “approved” on 23 Nov 2026, 12:00 UTC, so your answer changed nothing.");
    }

    @Test
    void after_the_end_those_who_were_asked_hear_how_it_ended() {
        var story = Story.of(forge()).asked().does(PRIYA, Action.DENY, "No");

        assertThat(refusal(story.tries(PRIYA, Action.APPROVE, "")).sentence(Dates.UTC))
                .isEqualTo(
                        "This request was denied by Priya on 23 Nov 2026, 12:00 UTC, so your answer changed nothing.");
        assertThat(refusal(story.tries(YUKI, Action.APPROVE, ""))).isEqualTo(new Refusal.NotAsked(Optional.empty()));
    }

    @Test
    void an_answer_meant_for_another_step_than_the_open_one_is_too_late() { // A8
        var twice = app(workflow(true, List.of(), step(PRIYA), step(PRIYA)));
        var story = Story.of(twice).asked().does(PRIYA, Action.APPROVE, "").asked();

        assertThat(refusal(story.tries(By.web(PRIYA), Action.DENY, "", Optional.of(approval(1)))))
                .isEqualTo(new Refusal.AlreadyDecided(PRIYA.ref(), story.now(), Answer.APPROVED));
        assertThat(story.tries(By.web(PRIYA), Action.APPROVE, "", Optional.of(approval(2))))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void an_answer_between_two_steps_is_too_late_for_who_was_asked_and_too_early_for_who_was_not() {
        var story = Story.of(forge()).asked().does(PRIYA, Action.APPROVE, "");

        assertThat(refusal(story.tries(PRIYA, Action.APPROVE, ""))).isInstanceOf(Refusal.AlreadyDecided.class);
        assertThat(refusal(story.tries(HUGO, Action.APPROVE, ""))).isInstanceOf(Refusal.NotAsked.class);
    }

    @Test
    void an_action_of_another_stage_is_refused_with_those_that_are_possible() { // R42
        var story = Story.of(postbox()).asked();

        assertThat(refusal(story.tries(OLEG, Action.APPROVE, "")).sentence(Dates.UTC))
                .isEqualTo("“approve” is not what this step (assignment 1) asks for."
                        + " It can be answered with assigned or cannot-assign.");
    }

    @Test
    void cannot_needs_its_reason_and_ends_as_denied() { // R42, A6
        var story = Story.of(postbox()).asked();

        assertThat(refusal(story.tries(OLEG, Action.CANNOT_ASSIGN, " \n")).sentence(Dates.UTC))
                .isEqualTo("“Cannot assign” needs a reason. Write a sentence for the person who asked.");
        story.does(OLEG, Action.CANNOT_ASSIGN, "No seats left");
        assertThat(story.ticket().end().map(End::how)).contains(Ending.DENIED);
        assertThat(story.ticket().end().flatMap(End::comment)).contains("No seats left");
    }

    @Test
    void it_cannot_provision_without_a_reason() { // R42
        var story = Story.of(app(workflow(true, List.of(OLEG.id())))).asked();

        assertThat(refusal(story.tries(INES, Action.CANNOT_PROVISION, "")))
                .isEqualTo(new Refusal.ReasonNeeded(Action.CANNOT_PROVISION));
    }

    @Test
    void a_denial_needs_a_reason_where_the_app_says_so() { // R23
        var strict = app(new Workflow(
                List.of(step(PRIYA)),
                List.of(),
                false,
                Parties.NOBODY,
                true,
                Workflow.REMIND,
                Workflow.ESCALATE,
                Workflow.EXPIRE,
                true));

        assertThat(refusal(Story.of(strict).asked().tries(PRIYA, Action.DENY, "")))
                .isEqualTo(new Refusal.ReasonNeeded(Action.DENY));
        assertThat(Story.of(strict).asked().tries(PRIYA, Action.APPROVE, "")).isInstanceOf(Outcome.Done.class);
        assertThat(Story.of(forge()).asked().tries(PRIYA, Action.DENY, "")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_comment_on_an_action_has_at_most_8000_characters() {
        assertThat(refusal(Story.of(forge()).asked().tries(PRIYA, Action.APPROVE, "x".repeat(8_001))))
                .isEqualTo(new Refusal.TooLong("comment", 8_001, 8_000));
    }

    @Test
    void the_action_box_is_there_for_the_people_asked_alone() { // R20
        var ticket = Story.of(forge()).asked().ticket();

        assertThat(ticket.actionsOf(PRIYA)).containsExactly(Action.APPROVE, Action.DENY);
        assertThat(Stream.of(MARA, HUGO, OLEG, INES, YUKI))
                .allSatisfy(other -> assertThat(ticket.actionsOf(other)).isEmpty());
    }

    @Test
    void the_evidence_of_a_mail_stays_on_its_action() {
        var story = Story.of(forge()).asked().replies(PRIYA, Action.APPROVE, "");

        assertThat(story.newest().via()).isEqualTo(Via.MAIL);
        assertThat(story.newest().evidence()).contains(evidence(PRIYA));
    }

    @Test
    void the_requester_who_is_asked_for_want_of_anybody_else_may_act_and_is_mailed_once() { // A7
        var story = Story.of(postbox(), OLEG).withItAdmins().asked().replies(OLEG, Action.ASSIGNED, "");

        assertThat(story.ticket().end().map(End::how)).contains(Ending.GRANTED);
        assertThat(story.told(Event.Kind.ASSIGNED)).containsExactly("Oleg receipt");
        assertThat(story.told(Event.Kind.GRANTED)).containsExactly("Oleg news");
    }

    @Test
    void not_any_more_once_there_is_an_it_admin_again_who_is_then_asked_instead() { // A7
        var story = Story.of(app(workflow(true, List.of())), INES)
                .withItAdmins(INES)
                .asked();
        assertThat(story.tries(INES, Action.PROVISIONED, "")).isInstanceOf(Outcome.Done.class);

        story.withItAdmins(INES, TOMAS);
        assertThat(refusal(story.tries(INES, Action.PROVISIONED, ""))).isInstanceOf(Refusal.OwnRequest.class);

        story.reconsidered();
        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(TOMAS.ref());
        assertThat(story.told(Event.Kind.WARNING)).containsExactly("Tomas ask");
        assertThat(story.wouldReconsider()).isEmpty();
    }

    @Test
    void one_person_is_mailed_once_for_one_event() {
        var cannot =
                Story.of(postbox(), OLEG).withItAdmins().asked().replies(OLEG, Action.CANNOT_ASSIGN, "No seats left");

        assertThat(cannot.told(Event.Kind.CANNOT_ASSIGN)).containsExactly("Oleg receipt");
    }
}
