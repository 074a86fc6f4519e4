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
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.refusal;
import static latchkey.ticket.Story.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import latchkey.catalog.Pass;
import latchkey.people.Person;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Steps that one approval does not pass: all, and a quorum (A1). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeveralApprovalsTest {

    private static final Pass ALL = new Pass.All();
    private static final Pass TWO = new Pass.Quorum(2);

    private static Story of(Pass pass, Person... people) {
        return Story.of(app(workflow(false, List.of(OLEG.id()), step(pass, people))));
    }

    @Test
    void the_first_of_two_approvals_leaves_the_step_open_and_the_workflow_hears_nothing() { // A1
        var story = of(TWO, PRIYA, HUGO, YUKI).asked();
        var before = story.ticket().open().orElseThrow();

        story.replies(HUGO, Action.APPROVE, "Fine");

        var open = story.ticket().open().orElseThrow();
        assertThat(open.answered()).containsExactly(HUGO.ref());
        assertThat(open.awaited()).containsExactly(PRIYA.ref(), YUKI.ref());
        assertThat(open.asked()).isEqualTo(before.asked());
        assertThat(open.token()).isEqualTo(before.token());
        assertThat(open.since()).isEqualTo(before.since());
        assertThat(story.newest().kind()).isEqualTo(Event.Kind.APPROVED);
        assertThat(story.newest().signal()).isEmpty();
        assertThat(story.told(Event.Kind.APPROVED)).containsExactly("Hugo receipt", "Mara news");
        assertThat(story.ticket().past()).isEmpty();
    }

    @Test
    void the_second_of_two_passes_the_step_and_answers_once() { // A1
        var story = of(TWO, PRIYA, HUGO, YUKI)
                .asked()
                .does(HUGO, Action.APPROVE, "")
                .does(YUKI, Action.APPROVE, "");

        assertThat(story.ticket().open()).isEmpty();
        assertThat(story.ticket().past(approval(1)).orElseThrow().answered()).containsExactly(HUGO.ref(), YUKI.ref());
        assertThat(story.events().stream().flatMap(event -> event.signal().stream()))
                .filteredOn(Signal.Reply.class::isInstance)
                .containsExactly(new Signal.Reply(token(approval(1), 0, 0).value(), approval(1), Answer.APPROVED));
    }

    @Test
    void one_person_counts_once_by_page_and_by_mail() { // A1
        var story = of(TWO, PRIYA, HUGO).asked().does(PRIYA, Action.APPROVE, "");
        var byMail = By.mail(PRIYA, evidence(PRIYA), true);

        for (var by : List.of(By.web(PRIYA), By.api(PRIYA), byMail)) {
            var why = refusal(story.tries(by, Action.APPROVE, "", Optional.of(approval(1))));

            assertThat(why).isEqualTo(new Refusal.AnsweredAlready(approval(1))).isInstanceOf(Refusal.TooLate.class);
            assertThat(why.sentence(Dates.UTC))
                    .isEqualTo(
                            "You have answered this step (approval 1) already. It waits for the others who are asked.");
        }
        assertThat(story.ticket().actionsOf(PRIYA)).isEmpty();
        assertThat(story.ticket().open()).isPresent();
    }

    @Test
    void who_has_approved_cannot_deny_afterwards() {
        var story = of(TWO, PRIYA, HUGO).asked().does(PRIYA, Action.APPROVE, "");

        assertThat(refusal(story.tries(PRIYA, Action.DENY, "I was wrong"))).isInstanceOf(Refusal.AnsweredAlready.class);
    }

    @Test
    void a_denial_after_an_approval_ends_the_ticket_and_who_approved_hears_of_it() { // A1
        var story = of(ALL, PRIYA, HUGO, YUKI)
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .does(HUGO, Action.DENY, "No");

        assertThat(story.ticket().end())
                .contains(new End(Ending.DENIED, story.now(), Optional.of(HUGO.ref()), Optional.of("No")));
        assertThat(story.ticket().past(approval(1)).orElseThrow().by()).contains(HUGO.ref());
        assertThat(story.newest().signal())
                .contains(new Signal.Reply(token(approval(1), 0, 0).value(), approval(1), Answer.DENIED));
        assertThat(story.told(Event.Kind.DENIED)).containsExactly("Mara news", "Priya news");
        assertThat(refusal(story.tries(YUKI, Action.APPROVE, ""))).isInstanceOf(Refusal.AlreadyEnded.class);
    }

    @Test
    void all_needs_everybody_whom_it_asks_and_the_requester_is_none_of_them() { // A1, A7
        var story = of(ALL, PRIYA, MARA, HUGO).asked();
        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(PRIYA.ref(), HUGO.ref());
        assertThat(story.ticket().open().orElseThrow().needed()).isEqualTo(2);

        story.does(PRIYA, Action.APPROVE, "");
        assertThat(story.ticket().open()).isPresent();
        assertThat(refusal(story.tries(MARA, Action.APPROVE, ""))).isEqualTo(new Refusal.OwnRequest());

        story.does(HUGO, Action.APPROVE, "");
        assertThat(story.ticket().past(approval(1))).isPresent();
    }

    @Test
    void all_misses_who_has_left_before_it_was_asked() { // A11
        var story = Story.of(app(workflow(true, List.of(OLEG.id()), step(new Pass.All(), PRIYA, HUGO))))
                .knows(left(HUGO))
                .asked();

        var open = story.ticket().open().orElseThrow();
        assertThat(open.places()).containsExactly(Place.named(PRIYA), Place.itAdmin(INES), Place.itAdmin(TOMAS));
        assertThat(open.needed()).isEqualTo(2);
        assertThat(story.told(Event.Kind.WARNING)).isNotEmpty();
    }

    @Test
    void all_with_nobody_but_the_requester_is_for_the_it_admins() { // A7, A10
        var story = of(ALL, MARA).asked();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(INES.ref(), TOMAS.ref());
        assertThat(story.ticket().open().orElseThrow().needed()).isEqualTo(1);
        assertThat(story.told(Event.Kind.WARNING)).containsExactly("Ines news", "Tomas news");
    }

    @Test
    void a_quorum_with_the_requester_among_them_is_not_lowered_and_the_it_admins_join() { // A7, A11
        var story = of(TWO, PRIYA, MARA).asked();

        var open = story.ticket().open().orElseThrow();
        assertThat(open.asked()).containsExactly(PRIYA.ref(), INES.ref(), TOMAS.ref());
        assertThat(open.needed()).isEqualTo(2);
        assertThat(story.newest().comment())
                .contains("Too few can be asked for approval 1 (1, and it needs 2), so the IT Admins are asked too.");

        story.does(INES, Action.APPROVE, "");
        assertThat(story.ticket().open()).as("one of two").isPresent();
    }

    @Test
    void a_quorum_that_nobody_can_fill_waits_and_says_so() { // A11
        var story = of(new Pass.Quorum(3), PRIYA, HUGO, YUKI)
                .knows(left(HUGO))
                .knows(left(YUKI))
                .withItAdmins(left(INES))
                .asked();

        assertThat(story.ticket().open().orElseThrow().needed()).isEqualTo(3);
        assertThat(story.newest().comment())
                .contains(
                        "Too few can be asked for approval 1 (1, and it needs 3): there is no other active IT Admin.");
        story.does(PRIYA, Action.APPROVE, "");
        assertThat(story.ticket().past()).isEmpty();
    }

    @Test
    void a_person_who_is_named_twice_is_asked_once_and_counts_once() {
        var story = of(TWO, PRIYA, PRIYA, HUGO).asked();

        assertThat(story.ticket().open().orElseThrow().asked()).containsExactly(PRIYA.ref(), HUGO.ref());
    }

    @Test
    void a_reminder_goes_only_to_those_who_are_awaited() { // R41
        var story = of(ALL, PRIYA, HUGO, YUKI)
                .asked()
                .does(HUGO, Action.APPROVE, "")
                .asked(approval(1), 1);

        assertThat(story.told(Event.Kind.REMINDED)).containsExactly("Priya reminder", "Yuki reminder");
        assertThat(story.ticket().open().orElseThrow().answered()).containsExactly(HUGO.ref());
    }

    @Test
    void it_expires_with_an_approval_and_nobody_has_decided() { // R41, A2
        var story = of(ALL, PRIYA, HUGO)
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .later(Duration.ofDays(30))
                .asked(approval(1), 99);

        assertThat(story.ticket().end().map(End::how)).contains(Ending.EXPIRED);
        assertThat(story.ticket().past(approval(1)).orElseThrow().by()).isEmpty();
        assertThat(story.ticket().past(approval(1)).orElseThrow().answered()).containsExactly(PRIYA.ref());
        assertThat(story.told(Event.Kind.EXPIRED)).containsExactly("Mara news", "Priya news");
        assertThat(refusal(story.tries(HUGO, Action.APPROVE, ""))).isInstanceOf(Refusal.AlreadyEnded.class);
    }

    @Test
    void a_withdrawal_with_an_approval_tells_everybody_who_was_asked() { // R12
        var story = of(ALL, PRIYA, HUGO).asked().does(PRIYA, Action.APPROVE, "").withdraws(MARA, "");

        assertThat(story.told(Event.Kind.WITHDRAWN)).containsExactly("Priya news", "Hugo news");
        assertThat(story.ticket().past(approval(1)).orElseThrow().by()).isEmpty();
    }

    @Test
    void a_new_token_and_a_restart_keep_the_approvals_there_are() { // R41
        var story = of(TWO, PRIYA, HUGO).asked().does(PRIYA, Action.APPROVE, "").asked(approval(1), 1);
        assertThat(story.ticket().open().orElseThrow().answered()).containsExactly(PRIYA.ref());

        story.stops(1, "It failed.").restarts(INES).asked(approval(1), 0);
        assertThat(refusal(story.tries(PRIYA, Action.APPROVE, ""))).isInstanceOf(Refusal.AnsweredAlready.class);

        story.does(HUGO, Action.APPROVE, "");
        assertThat(story.newest().signal())
                .as("to the workflow that runs now")
                .contains(new Signal.Reply(token(approval(1), 0, 0).value(), approval(1), Answer.APPROVED));
    }

    @Test
    void who_stands_in_two_steps_is_asked_twice_and_each_answer_counts_for_its_step() { // A8
        var story = Story.of(app(workflow(false, List.of(OLEG.id()), step(TWO, PRIYA, HUGO), step(PRIYA))))
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .does(HUGO, Action.APPROVE, "")
                .asked();

        assertThat(story.ticket().actionsOf(PRIYA)).containsExactly(Action.APPROVE, Action.DENY);
        assertThat(refusal(story.tries(By.web(PRIYA), Action.APPROVE, "", Optional.of(approval(1)))))
                .isInstanceOf(Refusal.AlreadyDecided.class);
        assertThat(story.mailed(PRIYA)).containsExactly(MailKind.ASK, MailKind.ASK);
    }

    @Test
    void provisioning_and_assignment_are_done_by_any_one() { // R27, R29
        var story = Story.of(app(workflow(true, List.of(OLEG.id(), YUKI.id()), step(ALL, PRIYA, HUGO))))
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .does(HUGO, Action.APPROVE, "")
                .asked()
                .does(TOMAS, Action.PROVISIONED, "")
                .asked()
                .does(YUKI, Action.ASSIGNED, "");

        assertThat(story.ticket().end().map(End::how)).contains(Ending.GRANTED);
        assertThat(story.told(Event.Kind.GRANTED))
                .containsExactly("Mara news", "Priya news", "Hugo news", "Tomas news");
    }
}
