package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.TOMAS;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.assignment;
import static latchkey.ticket.Examples.provisioning;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.catalog.App;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.Groups;
import latchkey.catalog.Parties;
import latchkey.catalog.Rule;
import latchkey.catalog.Workflow;
import latchkey.people.Roster;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A rule that holds of the requester makes the approvals unnecessary; the rest of the way stays (R56). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PreapprovedTest {

    private static final Rule MARA_S = new Rule.Is(Rule.Field.EMAIL, "mara@demo.example");

    private static App forge(Rule rule, ApprovalStep... steps) {
        return app(new Workflow(
                List.of(steps),
                List.of(rule),
                true,
                Parties.of(List.of(OLEG.id())),
                false,
                Workflow.REMIND,
                Workflow.ESCALATE,
                Workflow.EXPIRE,
                true));
    }

    private static Story story() {
        return Story.of(forge(MARA_S, step(PRIYA), step(HUGO)));
    }

    @Test
    void the_workflow_starts_without_approvals_and_the_timeline_says_why() { // R56
        var story = story();

        assertThat(story.events())
                .extracting(Event::kind)
                .containsExactly(Event.Kind.SUBMITTED, Event.Kind.PREAPPROVED);
        assertThat(story.newest().comment())
                .contains("No approval is needed, because mail address is mara@demo.example.");
        assertThat(story.newest().by()).isEmpty();
        assertThat(story.newest().via()).isEqualTo(Via.SYSTEM);
        assertThat(story.ticket().request().preapproved()).contains("mail address is mara@demo.example");
        assertThat(story.events().getFirst().signal()).contains(Submitting.start(story.ticket()));
        assertThat(Submitting.start(story.ticket()).approvals()).isZero();
        assertThat(Submitting.start(story.ticket()).sso()).isTrue();
    }

    @Test
    void nobody_approves_and_provisioning_and_assignment_stay() { // R56, R27, R29
        var story = story().asked().does(TOMAS, Action.PROVISIONED, "").asked().does(OLEG, Action.ASSIGNED, "");

        assertThat(story.mailed(PRIYA)).isEmpty();
        assertThat(story.mailed(HUGO)).isEmpty();
        assertThat(story.ticket().end().map(End::how)).contains(Ending.GRANTED);
        assertThat(story.ticket().past()).extracting(PastStep::ref).containsExactly(provisioning(), assignment());
    }

    @Test
    void the_steps_are_skipped_and_still_shown() { // R11
        var ticket = story().ticket();

        assertThat(ticket.steps()).contains(approval(1), approval(2));
        assertThat(ticket.steps().stream().filter(ticket::skips)).containsExactly(approval(1), approval(2));
    }

    @Test
    void an_approver_has_nothing_to_decide() {
        assertThat(refusal(story().asked().tries(PRIYA, Action.APPROVE, ""))).isInstanceOf(Refusal.NotAsked.class);
    }

    @Test
    void a_rule_that_holds_of_somebody_else_changes_nothing() { // R56
        var story = Story.of(forge(MARA_S, step(PRIYA)), YUKI);

        assertThat(story.events()).extracting(Event::kind).containsExactly(Event.Kind.SUBMITTED);
        assertThat(story.ticket().request().preapproved()).isEmpty();
        assertThat(Submitting.start(story.ticket()).approvals()).isEqualTo(1);
        assertThat(story.asked().ticket().open().orElseThrow().ref()).isEqualTo(approval(1));
    }

    @Test
    void where_there_is_nothing_to_approve_no_rule_is_named() { // R26
        var story = Story.of(forge(MARA_S));

        assertThat(story.ticket().request().preapproved()).isEmpty();
        assertThat(story.events()).hasSize(1);
    }

    @Test
    void it_is_decided_when_the_request_is_made_and_a_restart_asks_for_no_approval() { // R3
        var story = story().asked().stops(1, "It failed.").restarts(INES);

        assertThat(story.newest().signal())
                .hasValueSatisfying(signal ->
                        assertThat(((Signal.Start) signal).approvals()).isZero());
    }

    @Test
    void who_needs_no_approval_may_ask_even_where_they_alone_could_approve() { // A7
        var alone = new Roster(List.of(INES.id()), 1);
        var own = forge(new Rule.Is(Rule.Field.EMAIL, "ines@demo.example"), step(INES));

        assertThat(new Submitting(Story.ID, own, Optional.empty(), "For me", By.web(INES), NOON)
                        .outcome(alone, Groups.NONE, Set.of()))
                .isInstanceOf(Outcome.Done.class);
        assertThat(new Submitting(Story.ID, forge(MARA_S, step(INES)), Optional.empty(), "For me", By.web(INES), NOON)
                        .outcome(alone, Groups.NONE, Set.of()))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void what_hangs_on_an_alias_is_not_enough() { // R56: the address of the person, not one they may write from
        var mara = new latchkey.people.Person(
                YUKI.id(),
                "Yuki",
                YUKI.email(),
                java.util.Set.of(MARA.email()),
                "",
                "",
                "",
                "",
                false,
                true,
                Optional.empty(),
                1);

        assertThat(Story.of(forge(MARA_S, step(PRIYA)), mara).ticket().request().preapproved())
                .isEmpty();
    }
}
