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
import static latchkey.ticket.Examples.evidence;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.postbox;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.catalog.Pass;
import latchkey.people.Person;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A place in a step goes to somebody else (R37, R38). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReassigningTest {

    private static Story two() {
        return Story.of(app(workflow(false, List.of(OLEG.id()), step(new Pass.Quorum(2), PRIYA, HUGO))))
                .asked();
    }

    private static Refusal own(Story story, Person who, Person to) {
        return refusal(new Reassigning(Optional.empty(), to, false, "", By.web(who), NOON).on(story.ticket()));
    }

    @Test
    void who_is_asked_hands_on_the_own_place_and_both_are_told() { // R37, R38
        var story = Story.of(forge()).asked();

        story.keep(Story.done(
                new Reassigning(Optional.empty(), YUKI, false, " On leave ", By.web(PRIYA), NOON).on(story.ticket())));

        var open = story.ticket().open().orElseThrow();
        assertThat(open.places()).containsExactly(new Place(YUKI.ref(), new Place.As.Substitute()));
        assertThat(open.needed()).isEqualTo(1);
        assertThat(story.newest().kind()).isEqualTo(Event.Kind.REASSIGNED);
        assertThat(story.newest().by()).contains(PRIYA.ref());
        assertThat(story.newest().step()).contains(approval(1));
        assertThat(story.newest().comment()).contains("Yuki is asked instead of Priya.\nOn leave");
        assertThat(story.newest().signal()).isEmpty();
        assertThat(story.told(Event.Kind.REASSIGNED)).containsExactly("Yuki ask", "Priya news");
        assertThat(story.does(YUKI, Action.APPROVE, "")
                        .ticket()
                        .past(approval(1))
                        .orElseThrow()
                        .by())
                .contains(YUKI.ref());
    }

    @Test
    void the_answer_of_who_was_handed_away_changes_nothing() { // R38
        var story = Story.of(forge()).asked().handsOn(PRIYA, PRIYA, YUKI);
        var late = By.mail(PRIYA, evidence(PRIYA), true);

        var why = refusal(story.tries(late, Action.APPROVE, "", Optional.of(approval(1))));

        assertThat(why).isInstanceOf(Refusal.NotAsked.class);
        assertThat(why.sentence(Dates.UTC))
                .isEqualTo("You are not asked in this step (approval 1). It waits for Yuki.");
        assertThat(story.ticket().actionsOf(PRIYA)).isEmpty();

        story.does(YUKI, Action.APPROVE, "").asked();
        assertThat(refusal(story.tries(late, Action.APPROVE, "", Optional.of(approval(1)))))
                .as("nor once the step is over")
                .isInstanceOf(Refusal.NotAsked.class);
    }

    @Test
    void it_never_goes_to_the_requester() { // R38
        var story = Story.of(forge()).asked();

        assertThat(own(story, PRIYA, MARA).sentence(Dates.UTC))
                .isEqualTo("Mara made this request, so the step cannot go to them.");
        assertThat(refusal(story.triesToHandOn(INES, PRIYA, MARA, true))).isInstanceOf(Refusal.CannotTakeOver.class);
    }

    @Test
    void the_requester_never_re_assigns_not_even_as_it_admin() { // R37
        var story = Story.of(forge(), INES).asked();

        assertThat(refusal(story.triesToHandOn(INES, PRIYA, YUKI, true))).isEqualTo(new Refusal.OwnRequest());
        assertThat(own(story, INES, YUKI)).isEqualTo(new Refusal.OwnRequest());
    }

    @Test
    void nor_the_requester_who_is_asked_for_want_of_anybody_else() { // R37, A7
        var story = Story.of(postbox(), OLEG).withItAdmins(left(INES)).asked();

        assertThat(own(story, OLEG, YUKI)).isEqualTo(new Refusal.OwnRequest());
    }

    @Test
    void it_goes_to_nobody_who_has_left() { // R37
        assertThat(own(Story.of(forge()).asked(), PRIYA, left(YUKI)).sentence(Dates.UTC))
                .isEqualTo("Yuki has left, so the step cannot go to them.");
    }

    @Test
    void nobody_is_asked_twice_in_a_step() { // R37
        var story = two();
        assertThat(own(story, PRIYA, HUGO).sentence(Dates.UTC))
                .isEqualTo("Hugo is asked in this step already, so the step cannot go to them.");

        story.does(HUGO, Action.APPROVE, "");
        assertThat(own(story, PRIYA, HUGO)).as("who has approved").isInstanceOf(Refusal.CannotTakeOver.class);
        assertThat(refusal(story.triesToHandOn(INES, PRIYA, HUGO, true))).isInstanceOf(Refusal.CannotTakeOver.class);
    }

    @Test
    void the_place_of_who_has_approved_is_not_there_to_be_handed_on() { // R37, A1
        var story = two().does(PRIYA, Action.APPROVE, "");

        assertThat(own(story, PRIYA, YUKI)).as("their own").isInstanceOf(Refusal.NotAsked.class);
        assertThat(refusal(story.triesToHandOn(INES, PRIYA, YUKI, true)).sentence(Dates.UTC))
                .isEqualTo("This step (approval 1) does not wait for Priya. It waits for Hugo.");
    }

    @Test
    void how_many_must_approve_stays_and_so_do_the_approvals() { // R37
        var story = two().does(PRIYA, Action.APPROVE, "").handsOn(OLEG, HUGO, YUKI);

        var open = story.ticket().open().orElseThrow();
        assertThat(open.needed()).isEqualTo(2);
        assertThat(open.answered()).containsExactly(PRIYA.ref());
        assertThat(open.awaited()).containsExactly(YUKI.ref());
        story.does(YUKI, Action.APPROVE, "");
        assertThat(story.ticket().past(approval(1)).orElseThrow().answered()).containsExactly(PRIYA.ref(), YUKI.ref());
    }

    @Test
    void nobody_takes_a_place_themselves_but_an_it_admin() { // R37
        var story = Story.of(forge()).asked();

        assertThat(refusal(story.triesToHandOn(OLEG, PRIYA, OLEG, true))).isEqualTo(new Refusal.NotToOneself());
        assertThat(own(story, PRIYA, PRIYA)).isEqualTo(new Refusal.NotToOneself());
        story.handsOn(INES, PRIYA, INES);
        assertThat(story.ticket().actionsOf(INES)).containsExactly(Action.APPROVE, Action.DENY);
        assertThat(story.told(Event.Kind.REASSIGNED)).containsExactly("Ines ask", "Priya news");
    }

    @Test
    void only_who_manages_the_app_hands_on_the_place_of_another() { // R37
        var story = two();

        assertThat(refusal(story.triesToHandOn(PRIYA, HUGO, YUKI, false)).sentence(Dates.UTC))
                .isEqualTo("You can hand on your own place only. An App Admin of this app or an IT Admin can do it for"
                        + " others.");
        assertThat(refusal(story.triesToHandOn(YUKI, HUGO, YUKI, false))).isInstanceOf(Refusal.NotTheirPlace.class);
        assertThat(own(story, YUKI, TOMAS)).isInstanceOf(Refusal.NotAsked.class);
        assertThat(story.triesToHandOn(OLEG, HUGO, YUKI, true)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nothing_is_handed_on_between_two_steps_or_after_the_end() {
        var between = Story.of(forge()).asked().does(PRIYA, Action.APPROVE, "");
        assertThat(own(between, PRIYA, YUKI)).isInstanceOf(Refusal.NotAsked.class);
        assertThat(refusal(between.triesToHandOn(INES, HUGO, YUKI, true))).isInstanceOf(Refusal.NotAsked.class);

        var ended = Story.of(forge()).asked().does(PRIYA, Action.DENY, "");
        assertThat(own(ended, PRIYA, YUKI)).isInstanceOf(Refusal.AlreadyEnded.class);
        assertThat(own(Story.ofHelp(forge(), OLEG), OLEG, YUKI)).isInstanceOf(Refusal.NotAsked.class);
    }

    @Test
    void its_comment_has_at_most_8000_characters() {
        var ticket = Story.of(forge()).asked().ticket();

        assertThat(refusal(new Reassigning(Optional.empty(), YUKI, false, "x".repeat(8_001), By.web(PRIYA), NOON)
                        .on(ticket)))
                .isInstanceOf(Refusal.TooLong.class);
    }

    @Test
    void the_substitute_sees_this_ticket_and_acts_in_this_step_only() { // R33, R37
        var story = Story.of(forge()).asked().handsOn(PRIYA, PRIYA, YUKI);
        assertThat(story.ticket().visibleTo(YUKI, Set.of())).isTrue();
        assertThat(story.ticket().visibleTo(PRIYA, Set.of()))
                .as("without a role of theirs")
                .isFalse();

        story.does(YUKI, Action.APPROVE, "").asked();
        assertThat(refusal(story.tries(YUKI, Action.APPROVE, ""))).isInstanceOf(Refusal.AlreadyDecided.class);
        assertThat(story.ticket().visibleTo(YUKI, Set.of())).isTrue();
    }

    @Test
    void it_can_be_handed_back_and_on_and_each_time_one_person_is_asked() { // R37, R38
        var story = Story.of(forge()).asked().handsOn(PRIYA, PRIYA, YUKI).handsOn(YUKI, YUKI, PRIYA);
        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(PRIYA.ref());
        assertThat(story.ticket().visibleTo(YUKI, Set.of())).isFalse();

        story.handsOn(PRIYA, PRIYA, TOMAS);
        assertThat(story.ticket().circle().substitutes()).containsExactly(TOMAS.ref());
    }

    @Test
    void who_takes_a_place_over_in_two_steps_is_a_substitute_once() { // R15
        var story = Story.of(forge())
                .asked()
                .handsOn(PRIYA, PRIYA, YUKI)
                .does(YUKI, Action.APPROVE, "")
                .asked()
                .handsOn(INES, HUGO, YUKI);

        assertThat(story.ticket().circle().substitutes()).containsExactly(YUKI.ref());
        assertThat(story.ticket().open().orElseThrow().asks(YUKI)).isTrue();
    }

    @Test
    void the_next_reminder_goes_to_who_has_the_place_now() { // R41, R38
        var story = Story.of(forge()).asked().handsOn(PRIYA, PRIYA, YUKI).asked(approval(1), 1);

        assertThat(story.told(Event.Kind.REMINDED)).containsExactly("Yuki reminder");
    }
}
