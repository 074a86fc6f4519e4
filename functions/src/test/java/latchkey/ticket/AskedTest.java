package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.TOMAS;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.assignment;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.person;
import static latchkey.ticket.Examples.postbox;
import static latchkey.ticket.Examples.provisioning;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import latchkey.people.Person;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who is asked when a step opens (A7, A10, A12, R45). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AskedTest {

    private final Person hana = person(8, "Hana", false);

    @Test
    void the_people_whom_the_workflow_names() {
        assertThat(Story.of(forge()).whom(approval(1))).isEqualTo(new Asked(List.of(Place.named(PRIYA)), 1, List.of()));
        assertThat(Story.of(forge()).whom(assignment())).isEqualTo(new Asked(List.of(Place.named(OLEG)), 1, List.of()));
    }

    @Test
    void it_admins_provision_and_assign_where_the_app_has_no_admin() { // R27, R45
        var story = Story.of(app(workflow(true, List.of())));

        var both = new Asked(List.of(Place.itAdmin(INES), Place.itAdmin(TOMAS)), 1, List.of());
        assertThat(story.whom(provisioning())).isEqualTo(both);
        assertThat(story.whom(assignment())).isEqualTo(both);
    }

    @Test
    void never_the_requester_while_others_are_there() { // A7
        var any = app(workflow(true, List.of(), step(PRIYA, HUGO)));

        assertThat(Story.of(any, PRIYA).whom(approval(1)).places())
                .extracting(Place::person)
                .containsExactly(HUGO.ref());
        assertThat(Story.of(any, INES).whom(provisioning()).places())
                .extracting(Place::person)
                .containsExactly(TOMAS.ref());
    }

    @Test
    void an_own_approval_goes_to_the_it_admins_with_a_warning() { // A7, A10
        var asked = Story.of(forge(), PRIYA).whom(approval(1));

        assertThat(asked.places()).containsExactly(Place.itAdmin(INES), Place.itAdmin(TOMAS));
        assertThat(asked.warnings())
                .contains("Nobody whom the workflow names for approval 1 can be asked, so the IT Admins are.");
    }

    @Test
    void whom_mail_does_not_reach_is_asked_with_a_warning() {
        var story = Story.of(app(workflow(true, List.of(), step(PRIYA, HUGO))))
                .knows(HUGO.unreachableSince(Examples.NOON))
                .asked();

        assertThat(story.told(Event.Kind.ASKED)).containsExactly("Priya ask", "Hugo ask");
        assertThat(story.told(Event.Kind.WARNING)).containsExactly("Ines news", "Tomas news");
        assertThat(story.newest().comment())
                .contains("Mail to hugo@demo.example came back lately. They are asked for approval 1.");
    }

    @Test
    void a_step_of_leavers_goes_to_the_it_admins_with_a_warning_and_never_passes_by_itself() { // A10
        var story = Story.of(forge()).knows(left(PRIYA)).asked();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(INES.ref(), TOMAS.ref());
        assertThat(story.ticket().past()).isEmpty();
        assertThat(story.told(Event.Kind.ASKED)).containsExactly("Ines ask", "Tomas ask");
        assertThat(story.told(Event.Kind.WARNING)).containsExactly("Ines news", "Tomas news");
    }

    @Test
    void an_approval_never_falls_back_to_the_requester() { // A7
        var own = app(workflow(false, List.of(), step(INES)));
        var story = Story.of(own, INES).withItAdmins(INES, left(TOMAS)).asked();

        assertThat(story.ticket().open().orElseThrow().asked()).isEmpty();
        assertThat(story.newest().comment())
                .contains("Nobody can be asked for approval 1: there is no other active IT Admin.");
        assertThat(refusal(story.tries(INES, Action.APPROVE, ""))).isInstanceOf(Refusal.OwnRequest.class);
    }

    @Test
    void provisioning_and_assignment_fall_back_to_the_requester_where_nobody_else_is_left() { // A7
        var alone = Story.of(app(workflow(true, List.of())), INES).withItAdmins(INES);

        assertThat(alone.whom(provisioning()).places())
                .extracting(Place::person)
                .containsExactly(INES.ref());
        assertThat(alone.whom(assignment()).warnings())
                .containsExactly("Only the requester is left to ask for assignment 1.");
        assertThat(alone.asked().tries(INES, Action.PROVISIONED, "")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void so_it_does_where_the_app_admin_has_left_and_the_requester_is_the_only_it_admin() { // A7, A10
        var story = Story.of(postbox(), INES).knows(left(OLEG)).withItAdmins(INES, left(TOMAS));

        assertThat(story.whom(assignment()).places()).extracting(Place::person).containsExactly(INES.ref());
    }

    @Test
    void who_becomes_it_admin_later_is_not_asked_in_a_step_that_is_open() { // A12
        var story = Story.of(app(workflow(true, List.of()))).asked().withItAdmins(INES, hana);

        assertThat(story.ticket().actionsOf(hana)).isEmpty();
    }

    @Test
    void
            the_app_admins_of_today_are_asked_to_assign_and_the_approvers_of_the_day_of_the_request_to_approve() { // R3, A12
        var story = Story.of(app(workflow(false, List.of(OLEG.id()), step(PRIYA))))
                .withApp(app(workflow(false, List.of(YUKI.id()), step(HUGO))));

        assertThat(story.whom(approval(1)).places()).containsExactly(Place.named(PRIYA));
        assertThat(story.whom(assignment()).places()).containsExactly(Place.named(YUKI));
        assertThat(story.withApp(app(workflow(false, List.of())))
                        .whom(assignment())
                        .places())
                .as("the IT Admins of an app that has none (R45)")
                .containsExactly(Place.itAdmin(INES), Place.itAdmin(TOMAS));
    }
}
