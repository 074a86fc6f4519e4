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
import static latchkey.ticket.Examples.assignment;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.person;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.refusal;
import static latchkey.ticket.Story.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import latchkey.catalog.Pass;
import latchkey.people.Person;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Somebody leaves while a ticket is open (A10, A11, R12). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReconsideringTest {

    private static final Pass TWO = new Pass.Quorum(2);

    private static Story of(Pass pass, Person... people) {
        return Story.of(app(workflow(true, List.of(OLEG.id()), step(pass, people))))
                .asked();
    }

    @Test
    void nobody_of_the_step_has_gone_and_nothing_happens() {
        assertThat(of(TWO, PRIYA, HUGO).knows(left(YUKI)).wouldReconsider()).isEmpty();
    }

    @Test
    void a_step_with_enough_people_goes_on_without_the_leaver_and_nobody_is_mailed() { // A10
        var story = of(TWO, PRIYA, HUGO, YUKI).knows(left(HUGO)).reconsidered();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(PRIYA.ref(), YUKI.ref());
        assertThat(story.ticket().open().orElseThrow().needed()).isEqualTo(2);
        assertThat(story.newest().kind()).isEqualTo(Event.Kind.WARNING);
        assertThat(story.newest().comment()).contains("Hugo cannot be asked any more.");
        assertThat(story.told(Event.Kind.WARNING)).isEmpty();
        assertThat(story.wouldReconsider()).as("told twice").isEmpty();
    }

    @Test
    void who_leaves_before_having_approved_makes_room_for_the_it_admins_and_the_quorum_stays() { // A11
        var story = of(TWO, PRIYA, HUGO).knows(left(HUGO)).reconsidered();

        var open = story.ticket().open().orElseThrow();
        assertThat(open.places()).containsExactly(Place.named(PRIYA), Place.itAdmin(INES), Place.itAdmin(TOMAS));
        assertThat(open.needed()).isEqualTo(2);
        assertThat(story.told(Event.Kind.WARNING)).containsExactly("Ines ask", "Tomas ask");
        assertThat(story.newest().comment())
                .contains("Hugo cannot be asked any more."
                        + " Too few can be asked for approval 1 (1, and it needs 2), so the IT Admins are asked too.");
        story.does(PRIYA, Action.APPROVE, "");
        assertThat(story.ticket().past()).as("one of two").isEmpty();
    }

    @Test
    void the_approval_of_who_leaves_afterwards_counts() { // A11
        var story = of(TWO, PRIYA, HUGO).does(HUGO, Action.APPROVE, "").knows(left(HUGO));

        assertThat(story.wouldReconsider()).isEmpty();
        story.does(PRIYA, Action.APPROVE, "");
        assertThat(story.ticket().past(approval(1)).orElseThrow().answered()).containsExactly(HUGO.ref(), PRIYA.ref());
    }

    @Test
    void one_has_approved_and_the_other_leaves() { // A11
        var story = of(TWO, PRIYA, HUGO)
                .does(HUGO, Action.APPROVE, "")
                .knows(left(PRIYA))
                .reconsidered();

        assertThat(story.ticket().open().orElseThrow().awaited()).containsExactly(INES.ref(), TOMAS.ref());
        assertThat(story.ticket().isOpen()).as("it never passes by itself").isTrue();
        story.does(INES, Action.APPROVE, "");
        assertThat(story.ticket().past(approval(1)).orElseThrow().answered()).containsExactly(HUGO.ref(), INES.ref());
    }

    @Test
    void all_still_needs_as_many_as_were_asked() { // A1, A11
        var story =
                of(new Pass.All(), PRIYA, HUGO).knows(left(HUGO)).reconsidered().does(PRIYA, Action.APPROVE, "");

        assertThat(story.ticket().past()).isEmpty();
        story.does(TOMAS, Action.APPROVE, "");
        assertThat(story.ticket().past(approval(1))).isPresent();
    }

    @Test
    void the_leaver_s_late_answer_is_refused() { // A10
        var story = of(TWO, PRIYA, HUGO).knows(left(HUGO)).reconsidered();

        assertThat(refusal(story.tries(HUGO, Action.APPROVE, ""))).isInstanceOf(Refusal.NotAsked.class);
    }

    @Test
    void the_last_one_leaves_and_the_it_admins_are_asked_with_a_warning() { // A10
        var story = Story.of(forge()).asked().knows(left(PRIYA)).reconsidered();

        assertThat(story.ticket().open().orElseThrow().places())
                .containsExactly(Place.itAdmin(INES), Place.itAdmin(TOMAS));
        assertThat(story.newest().comment())
                .contains("Priya cannot be asked any more."
                        + " Nobody whom the workflow names for approval 1 can be asked, so the IT Admins are.");
    }

    @Test
    void a_substitute_who_leaves_is_a_leaver() { // A10, R37
        var story = Story.of(forge())
                .asked()
                .handsOn(PRIYA, PRIYA, YUKI)
                .knows(left(YUKI))
                .reconsidered();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(INES.ref(), TOMAS.ref());
    }

    @Test
    void who_is_it_admin_no_more_is_not_asked_as_one_but_stays_where_the_workflow_names_them() { // A10, A12
        var demoted = person(5, "Ines", false);
        var provisioning = Story.of(app(workflow(true, List.of())))
                .asked()
                .withItAdmins(TOMAS)
                .knows(demoted);
        assertThat(provisioning.reconsidered().ticket().open().orElseThrow().asked())
                .containsExactly(TOMAS.ref());

        var named = of(Pass.any(), INES).withItAdmins(TOMAS).knows(demoted);
        assertThat(named.wouldReconsider()).isEmpty();
    }

    @Test
    void who_is_it_admin_no_more_decides_no_more_as_one_also_before_the_ticket_is_looked_at_again() { // A10
        var demoted = person(5, "Ines", false);
        var story = of(TWO, PRIYA, HUGO).knows(left(HUGO)).reconsidered().knows(demoted);

        assertThat(story.tries(INES, Action.APPROVE, "")).isInstanceOf(Outcome.Done.class);
        assertThat(refusal(story.tries(demoted, Action.APPROVE, ""))).isInstanceOf(Refusal.NotAsked.class);
    }

    @Test
    void the_requester_does_not_join_as_it_admin() { // A7
        var story = Story.of(app(workflow(false, List.of(OLEG.id()), step(TWO, PRIYA, HUGO))), INES)
                .asked()
                .knows(left(HUGO))
                .reconsidered();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(PRIYA.ref(), TOMAS.ref());
    }

    @Test
    void nobody_is_left_to_join_an_approval_and_the_it_admins_hear_of_it() { // A7, A10
        var story = Story.of(app(workflow(false, List.of(), step(PRIYA))), INES)
                .asked()
                .withItAdmins(INES)
                .knows(left(PRIYA))
                .reconsidered();

        assertThat(story.ticket().open().orElseThrow().asked()).isEmpty();
        assertThat(story.told(Event.Kind.WARNING)).containsExactly("Ines news");
        assertThat(story.newest().comment())
                .contains("Priya cannot be asked any more. Too few can be asked for approval 1 (0, and it needs 1):"
                        + " there is no other active IT Admin.");
        assertThat(refusal(story.tries(INES, Action.APPROVE, ""))).isEqualTo(new Refusal.OwnRequest());
    }

    @Test
    void an_assignment_goes_to_the_requester_where_there_is_truly_nobody_else() { // A7
        var story = Story.of(Examples.postbox(), INES)
                .asked()
                .withItAdmins(INES)
                .knows(left(OLEG))
                .reconsidered();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(INES.ref());
        assertThat(story.ticket().open().orElseThrow().ref()).isEqualTo(assignment());
        assertThat(story.newest().comment())
                .contains("Oleg cannot be asked any more. Only the requester is left to ask for assignment 1.");
        assertThat(story.does(INES, Action.ASSIGNED, "").ticket().end().map(End::how))
                .contains(Ending.GRANTED);
    }

    @Test
    void the_request_of_who_leaves_is_withdrawn_and_the_people_asked_are_told() { // R12
        var story = of(TWO, PRIYA, HUGO)
                .does(PRIYA, Action.APPROVE, "")
                .knows(left(MARA))
                .reconsidered();

        assertThat(story.ticket().end())
                .contains(new End(Ending.WITHDRAWN, story.now(), Optional.empty(), Optional.empty()));
        assertThat(story.newest().comment()).contains("Mara has left.");
        assertThat(story.newest().signal())
                .contains(new Signal.Reply(token(approval(1), 0, 0).value(), approval(1), Answer.WITHDRAWN));
        assertThat(story.told(Event.Kind.WITHDRAWN)).containsExactly("Priya news", "Hugo news");
        assertThat(refusal(story.tries(HUGO, Action.APPROVE, ""))).isInstanceOf(Refusal.AlreadyEnded.class);
        assertThat(story.wouldReconsider()).isEmpty();
    }

    @Test
    void so_it_is_between_two_steps_and_where_it_asks_for_help() { // R12, R8
        var between = Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .knows(left(MARA))
                .reconsidered();
        assertThat(between.newest().signal()).isEmpty();
        assertThat(between.asks(approval(2), token(approval(2), 0, 0)))
                .isEqualTo(new Asking.Result.AnswerNow(Answer.WITHDRAWN));

        var help = Story.ofHelp(forge(), OLEG).knows(left(MARA)).reconsidered();
        assertThat(help.ticket().isOpen()).isFalse();
        assertThat(help.told(Event.Kind.WITHDRAWN)).containsExactly("Oleg news");
    }

    @Test
    void who_is_app_admin_no_more_is_asked_to_assign_no_more() { // A9, A12
        var two = app(workflow(false, List.of(OLEG.id(), YUKI.id())));
        var one = Story.of(two).asked().withApp(app(workflow(false, List.of(YUKI.id()))));
        assertThat(one.reconsidered().ticket().open().orElseThrow().asked()).containsExactly(YUKI.ref());

        var none = Story.of(two).asked().withApp(app(workflow(false, List.of(HUGO.id()))));
        assertThat(none.reconsidered().ticket().open().orElseThrow().asked())
                .as("the App Admins of today")
                .containsExactly(HUGO.ref());
        assertThat(none.newest().comment()).contains("Oleg, Yuki cannot be asked any more. Now Hugo can assign it.");
        assertThat(none.told(Event.Kind.WARNING)).containsExactly("Hugo ask");
        assertThat(refusal(none.tries(OLEG, Action.ASSIGNED, ""))).isInstanceOf(Refusal.NotAsked.class);

        var handedOn =
                Story.of(two).asked().handsOn(YUKI, YUKI, HUGO).withApp(app(workflow(false, List.of(OLEG.id()))));
        assertThat(handedOn.wouldReconsider())
                .as("a place that was handed on stays")
                .isEmpty();
    }

    @Test
    void an_approver_whom_the_app_names_no_more_is_asked_all_the_same() { // R3
        var story = Story.of(forge()).asked().withApp(app(workflow(true, List.of(OLEG.id()), step(HUGO))));

        assertThat(story.wouldReconsider()).isEmpty();
    }
}
