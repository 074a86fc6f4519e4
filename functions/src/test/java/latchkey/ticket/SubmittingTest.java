package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.ROSTER;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.assignment;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.postbox;
import static latchkey.ticket.Examples.provisioning;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.done;
import static latchkey.ticket.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.catalog.App;
import latchkey.catalog.Groups;
import latchkey.people.Person;
import latchkey.people.Roster;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Asking for an app (R1, R3, R9, R57, A7). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SubmittingTest {

    private static final Roster INES_ALONE = new Roster(List.of(INES.id()), 1);

    @Test
    void a_request_pins_the_workflow_of_its_app_and_starts_it() { // R3, R9
        var done = done(submit(forge(), "developer", "To fix the crane", MARA).outcome(ROSTER, Groups.NONE, Set.of()));

        assertThat(done.ticket().workflow()).isEqualTo(forge().workflow());
        assertThat(done.ticket().licence())
                .hasValueSatisfying(licence -> assertThat(licence.name()).isEqualTo("Developer"));
        assertThat(done.ticket().isOpen()).isTrue();
        assertThat(done.ticket().open())
                .as("nobody is asked before the machine asks")
                .isEmpty();
        var waits = forge().workflow().waits().stream().map(Duration::toSeconds).toList();
        assertThat(done.events().getFirst().signal()).contains(new Signal.Start(1, 2, true, waits));
    }

    @Test
    void its_steps_are_the_approvals_then_provisioning_then_assignment() { // R24, R27, R29, R54
        assertThat(Story.of(forge()).ticket().steps())
                .containsExactly(approval(1), approval(2), provisioning(), assignment());
    }

    @Test
    void without_approvals_and_single_sign_on_only_the_assignment_is_left() { // R26, R28
        assertThat(Story.of(postbox()).ticket().steps()).containsExactly(assignment());
    }

    @Test
    void a_reason_is_needed() { // R9
        assertThat(refused(submit(forge(), "developer", " \u200B\n ", MARA)))
                .isEqualTo(new Refusal.Missing("reason", "Say in a sentence what you need it for."));
    }

    @Test
    void a_reason_has_at_most_8000_characters() {
        assertThat(refused(submit(forge(), "developer", "x".repeat(8_001), MARA))
                        .sentence(Dates.UTC))
                .isEqualTo("That is 8,001 characters long; 8,000 is the most. Please shorten it.");
        assertThat(done(submit(forge(), "developer", "x".repeat(8_000), MARA).outcome(ROSTER, Groups.NONE, Set.of()))
                        .ticket()
                        .reason())
                .hasSize(8_000);
    }

    @Test
    void a_reason_is_kept_without_what_hides_or_turns() {
        var done =
                done(submit(forge(), "developer", "a\r\nb\u202Ec\u0007", MARA).outcome(ROSTER, Groups.NONE, Set.of()));

        assertThat(done.ticket().reason()).isEqualTo("a\nbc");
        assertThat(done.events().getFirst().comment()).contains("a\nbc");
    }

    @Test
    void a_licence_is_one_of_the_apps_where_it_has_some() { // R57
        assertThat(refused(submit(forge(), "owner", "Why not", MARA)).sentence(Dates.UTC))
                .isEqualTo("Choose one of: developer, reader.");
        assertThat(refused(new Submitting(Story.ID, forge(), Optional.empty(), "Why not", By.web(MARA), NOON)))
                .isInstanceOf(Refusal.NoSuchLicence.class);
    }

    @Test
    void no_licence_is_picked_where_the_app_has_none() { // R57
        assertThat(refused(submit(postbox(), "developer", "Why not", MARA)).sentence(Dates.UTC))
                .isEqualTo("This app has no licences to choose from.");
    }

    @Test
    void the_only_approver_may_ask_while_an_it_admin_can_decide() { // A7
        assertThat(submit(forge(), "developer", "To review", PRIYA).outcome(ROSTER, Groups.NONE, Set.of()))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nobody_asks_for_what_only_they_could_approve() { // A7
        var own = app(workflow(false, List.of(), step(PRIYA), step(INES)));

        var why = refusal(new Submitting(Story.ID, own, Optional.empty(), "For me", By.web(INES), NOON)
                .outcome(INES_ALONE, Groups.NONE, Set.of()));

        var hugoHasLeft = new Submitting(
                        Story.ID,
                        app(workflow(false, List.of(), step(HUGO))),
                        Optional.empty(),
                        "For me",
                        By.web(INES),
                        NOON)
                .outcome(INES_ALONE, Groups.NONE, Set.of(HUGO.id()));
        assertThat(refusal(hugoHasLeft)).isEqualTo(new Refusal.NobodyToAsk(approval(1)));
        assertThat(why).isEqualTo(new Refusal.NobodyToAsk(approval(2)));
        assertThat(why.sentence(Dates.UTC))
                .startsWith(
                        "Nobody but you could answer approval 2 of this app, and nobody decides on an own request.");
    }

    private static Refusal refused(Submitting submitting) {
        return refusal(submitting.outcome(ROSTER, Groups.NONE, Set.of()));
    }

    private static Submitting submit(App app, String licence, String reason, Person by) {
        return new Submitting(Story.ID, app, Optional.of(licence), reason, By.web(by), NOON);
    }
}
