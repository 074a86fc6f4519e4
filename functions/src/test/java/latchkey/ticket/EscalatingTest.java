package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.TOMAS;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.assignment;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.postbox;
import static latchkey.ticket.Examples.provisioning;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import latchkey.catalog.Pass;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** After five days the IT Admins are asked too (R41): it asks somebody else, and never decides. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EscalatingTest {

    /** Reminded after two and four days; the third time to ask is the fifth day. */
    private static final int ESCALATES = 3;

    private final StepRef first = approval(1);

    @Test
    void the_it_admins_are_asked_too_and_the_others_reminded() { // R41
        var story = Story.of(forge()).asked().asked(first, 1).asked(first, 2).asked(first, ESCALATES);

        assertThat(story.newest().kind()).isEqualTo(Event.Kind.ESCALATED);
        assertThat(story.told(Event.Kind.ESCALATED))
                .containsExactlyInAnyOrder("Ines escalation", "Tomas escalation", "Priya reminder");
        var open = story.ticket().open().orElseThrow();
        assertThat(open.places()).containsExactly(Place.named(PRIYA), Place.itAdmin(INES), Place.itAdmin(TOMAS));
        assertThat(open.needed()).isEqualTo(1);
        assertThat(open.since()).isEqualTo(NOON);
        assertThat(open.token()).isEqualTo(story.token(first, ESCALATES));
        assertThat(story.newest().signal()).isEmpty();
        assertThat(story.ticket().past()).isEmpty();
    }

    @Test
    void it_happens_once_and_from_then_on_all_of_them_are_reminded() { // R41
        var story = Story.of(forge()).asked().asked(first, ESCALATES).asked(first, ESCALATES + 1);

        assertThat(story.told(Event.Kind.REMINDED))
                .containsExactly("Priya reminder", "Ines reminder", "Tomas reminder");
        assertThat(story.mailed(INES)).containsExactly(MailKind.ESCALATION, MailKind.REMINDER);
    }

    @Test
    void an_it_admin_who_was_asked_so_decides_like_the_others() { // R41
        var story = Story.of(forge()).asked().asked(first, ESCALATES).replies(TOMAS, Action.APPROVE, "");

        assertThat(story.ticket().past(first).orElseThrow().by()).contains(TOMAS.ref());
        assertThat(story.asked().ticket().open().orElseThrow().asked())
                .as("the next step asks its own people")
                .containsExactly(HUGO.ref());
    }

    @Test
    void a_message_that_jumps_over_the_fifth_day_escalates() { // R41
        var story = Story.of(forge()).asked().asked(first, ESCALATES + 2);

        assertThat(story.newest().kind()).isEqualTo(Event.Kind.ESCALATED);
    }

    @Test
    void it_admins_who_are_asked_already_are_reminded() {
        var story = Story.of(app(workflow(true, List.of(), step(INES, TOMAS))))
                .asked()
                .asked(first, ESCALATES);

        assertThat(story.newest().kind()).isEqualTo(Event.Kind.REMINDED);
        assertThat(story.told(Event.Kind.REMINDED)).containsExactly("Ines reminder", "Tomas reminder");
    }

    @Test
    void only_those_who_are_not_asked_yet_join() {
        var story = Story.of(app(workflow(true, List.of(), step(INES)))).asked().asked(first, ESCALATES);

        assertThat(story.told(Event.Kind.ESCALATED)).containsExactly("Tomas escalation", "Ines reminder");
    }

    @Test
    void the_requester_does_not_join_and_nor_does_who_has_left() { // A7
        var story = Story.of(forge(), INES)
                .asked()
                .withItAdmins(INES, left(TOMAS), Examples.person(8, "Hana", true))
                .asked(first, ESCALATES);

        assertThat(story.told(Event.Kind.ESCALATED)).containsExactlyInAnyOrder("Hana escalation", "Priya reminder");
        assertThat(refusal(story.tries(INES, Action.APPROVE, ""))).isEqualTo(new Refusal.OwnRequest());
    }

    @Test
    void who_has_approved_hears_nothing_and_the_quorum_stays() { // R41, A11
        var story = Story.of(app(workflow(true, List.of(), step(new Pass.Quorum(3), PRIYA, HUGO, YUKI))))
                .asked()
                .does(HUGO, Action.APPROVE, "")
                .asked(first, ESCALATES);

        assertThat(story.told(Event.Kind.ESCALATED))
                .doesNotContain("Hugo reminder")
                .hasSize(4);
        story.does(INES, Action.APPROVE, "");
        assertThat(story.ticket().past()).as("two of three").isEmpty();
        story.does(YUKI, Action.APPROVE, "");
        assertThat(story.ticket().past(first)).isPresent();
    }

    @Test
    void provisioning_never_goes_up_for_it_admins_do_it_anyway() { // R27
        var story = Story.of(app(workflow(true, List.of(OLEG.id())))).asked();
        var more = story.withItAdmins(INES, TOMAS, Examples.person(8, "Hana", true));

        more.asked(provisioning(), ESCALATES);

        assertThat(more.newest().kind()).isEqualTo(Event.Kind.REMINDED);
        assertThat(more.ticket().open().orElseThrow().asked()).containsExactly(INES.ref(), TOMAS.ref());
        assertThat(new Asking(provisioning(), more.token(provisioning(), ESCALATES), NOON).asksOthers(more.ticket()))
                .isFalse();
    }

    @Test
    void an_assignment_goes_up_as_well() { // R41
        var story = Story.of(postbox()).asked().asked(assignment(), ESCALATES).does(INES, Action.ASSIGNED, "");

        assertThat(story.ticket().end().map(End::how)).contains(Ending.GRANTED);
    }

    @Test
    void an_approval_that_goes_up_does_not_reach_the_app_admin() { // R25
        assertThat(Story.of(forge()).asked().asked(first, ESCALATES).mailed(OLEG))
                .isEmpty();
    }

    @Test
    void the_first_message_of_a_restarted_workflow_escalates_nothing() {
        var story =
                Story.of(forge()).asked().stops(1, "It failed.").restarts(INES).asked(first, ESCALATES);

        assertThat(story.mailed(TOMAS))
                .as("news of the failure and the restart")
                .doesNotContain(MailKind.ESCALATION);
    }
}
