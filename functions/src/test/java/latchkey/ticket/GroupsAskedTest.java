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
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.GroupId;
import latchkey.catalog.Parties;
import latchkey.catalog.Party;
import latchkey.catalog.Pass;
import latchkey.catalog.Workflow;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Steps that ask groups (R55): who is in them is looked up when a step opens (A12). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GroupsAskedTest {

    private static final GroupId SECURITY = new GroupId("security");
    private static final GroupId ON_CALL = new GroupId("on-call");
    private static final Place.As FROM_SECURITY = new Place.As.Member(SECURITY);

    private static Story of(Pass pass, Party... ask) {
        return of(new Parties(List.of(ask)), pass, Parties.of(List.of(OLEG.id())));
    }

    private static Story of(Parties ask, Pass pass, Parties admins) {
        return Story.of(app(new Workflow(
                List.of(new ApprovalStep(ask, pass)),
                List.of(),
                false,
                admins,
                false,
                Workflow.REMIND,
                Workflow.ESCALATE,
                Workflow.EXPIRE,
                true)));
    }

    private static Party group(GroupId group) {
        return new Party.Members(group);
    }

    @Test
    void who_is_in_the_group_when_the_step_opens_is_asked() { // A12
        var story = of(Pass.any(), group(SECURITY))
                .withGroup(SECURITY, PRIYA, HUGO)
                .withGroup(SECURITY, HUGO, YUKI)
                .asked();

        assertThat(story.ticket().open().orElseThrow().places())
                .containsExactlyInAnyOrder(new Place(HUGO.ref(), FROM_SECURITY), new Place(YUKI.ref(), FROM_SECURITY));
        assertThat(story.told(Event.Kind.ASKED)).containsExactlyInAnyOrder("Hugo ask", "Yuki ask");
        assertThat(refusal(story.tries(PRIYA, Action.APPROVE, ""))).isInstanceOf(Refusal.NotAsked.class);
    }

    @Test
    void who_is_taken_out_of_the_group_later_is_asked_no_more_and_who_comes_in_is_not_asked() { // A9, A10, A12
        var story = of(Pass.any(), group(SECURITY))
                .withGroup(SECURITY, HUGO)
                .asked()
                .withGroup(SECURITY, PRIYA)
                .reconsidered();

        assertThat(refusal(story.tries(PRIYA, Action.APPROVE, ""))).isInstanceOf(Refusal.NotAsked.class);
        assertThat(refusal(story.tries(HUGO, Action.APPROVE, ""))).isInstanceOf(Refusal.NotAsked.class);
        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(INES.ref(), TOMAS.ref());
    }

    @Test
    void who_is_taken_out_of_the_group_decides_no_more_also_before_the_ticket_is_looked_at_again() { // A10
        var story = of(Pass.any(), group(SECURITY))
                .withGroup(SECURITY, PRIYA, HUGO)
                .asked()
                .withGroup(SECURITY, PRIYA);

        assertThat(refusal(story.tries(HUGO, Action.APPROVE, ""))).isInstanceOf(Refusal.NotAsked.class);
        assertThat(story.tries(PRIYA, Action.APPROVE, "")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_is_named_and_in_a_group_is_asked_once_by_name() {
        var story = of(new Pass.Quorum(2), group(SECURITY), new Party.One(HUGO.id()))
                .withGroup(SECURITY, HUGO, PRIYA)
                .asked();

        assertThat(story.ticket().open().orElseThrow().places())
                .containsExactlyInAnyOrder(Place.named(HUGO), new Place(PRIYA.ref(), FROM_SECURITY));
        story.does(HUGO, Action.APPROVE, "");
        assertThat(story.ticket().open()).as("Hugo counts once").isPresent();
        assertThat(refusal(story.tries(HUGO, Action.APPROVE, ""))).isInstanceOf(Refusal.AnsweredAlready.class);
    }

    @Test
    void who_is_in_two_groups_is_asked_once() {
        var story = of(new Pass.All(), group(SECURITY), group(ON_CALL))
                .withGroup(SECURITY, HUGO)
                .withGroup(ON_CALL, HUGO, PRIYA)
                .asked();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactlyInAnyOrder(HUGO.ref(), PRIYA.ref());
        assertThat(story.ticket().open().orElseThrow().needed()).isEqualTo(2);
    }

    @Test
    void the_requester_in_the_group_is_not_asked_and_nor_is_who_has_left() { // A7, A10
        var story = of(new Pass.All(), group(SECURITY))
                .withGroup(SECURITY, MARA, HUGO, left(YUKI))
                .asked();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(HUGO.ref());
        assertThat(story.ticket().open().orElseThrow().needed()).isEqualTo(1);
    }

    @Test
    void an_empty_group_and_one_that_is_gone_are_for_the_it_admins() { // A10
        for (var story : List.of(
                of(Pass.any(), group(SECURITY)).withGroup(SECURITY).asked(),
                of(Pass.any(), group(SECURITY)).asked(),
                of(new Pass.All(), group(SECURITY)).asked())) {
            assertThat(story.ticket().open().orElseThrow().places())
                    .containsExactly(Place.itAdmin(INES), Place.itAdmin(TOMAS));
            assertThat(story.ticket().open().orElseThrow().needed()).isEqualTo(1);
            assertThat(story.told(Event.Kind.WARNING)).containsExactly("Ines news", "Tomas news");
            assertThat(story.ticket().past()).as("it never passes by itself").isEmpty();
        }
    }

    @Test
    void a_group_that_has_become_too_small_is_no_reason_to_ask_for_less() { // A11
        var story = of(new Pass.Quorum(3), group(SECURITY))
                .withGroup(SECURITY, HUGO)
                .asked();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(HUGO.ref(), INES.ref(), TOMAS.ref());
        story.does(HUGO, Action.APPROVE, "").does(INES, Action.APPROVE, "");
        assertThat(story.ticket().open()).isPresent();
        story.does(TOMAS, Action.APPROVE, "");
        assertThat(story.ticket().past(approval(1))).isPresent();
    }

    @Test
    void an_it_admin_who_is_in_the_group_joins_no_second_time() { // A11
        var story = of(new Pass.Quorum(2), group(SECURITY))
                .withGroup(SECURITY, INES)
                .asked();

        assertThat(story.ticket().open().orElseThrow().places())
                .containsExactly(new Place(INES.ref(), FROM_SECURITY), Place.itAdmin(TOMAS));
    }

    @Test
    void a_group_assigns_and_hears_nothing_before_its_turn() { // R25, R29, A12
        var admins = new Parties(List.of(group(ON_CALL)));
        var story = of(Parties.of(List.of(PRIYA.id())), Pass.any(), admins)
                .withGroup(ON_CALL, OLEG, YUKI)
                .asked()
                .does(PRIYA, Action.APPROVE, "");
        assertThat(story.mailed(OLEG)).isEmpty();

        story.asked();
        assertThat(story.mailed(OLEG)).containsExactly(MailKind.ASK);
        assertThat(story.ticket().open().orElseThrow().ref()).isEqualTo(assignment());
        story.does(YUKI, Action.ASSIGNED, "");
        assertThat(story.ticket().end().map(End::how)).contains(Ending.GRANTED);
    }
}
