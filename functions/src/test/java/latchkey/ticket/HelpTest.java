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
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.people.Person;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A question to the App Admins of an app (R8): a thread without approval, provisioning and workflow (A5). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class HelpTest {

    private static Outcome asks(Person who, String question, Person... helpers) {
        return new AskingForHelp(Story.ID, forge(), List.of(helpers), List.of(INES, TOMAS), question, By.web(who), NOON)
                .outcome();
    }

    private static Outcome resolves(Story story, Person who, String comment) {
        return new Resolving(comment, By.web(who), NOON).on(story.ticket());
    }

    @Test
    void the_app_admins_are_told_and_no_workflow_starts() { // R8, A5
        var story = Story.ofHelp(forge(), OLEG, YUKI);

        assertThat(story.ticket().isHelp()).isTrue();
        assertThat(story.ticket().steps()).isEmpty();
        assertThat(story.ticket().generation()).isZero();
        assertThat(story.newest().signal()).isEmpty();
        assertThat(story.newest().starts()).isFalse();
        assertThat(story.told(Event.Kind.SUBMITTED)).containsExactly("Mara news", "Oleg news", "Yuki news");
        assertThat(story.events()).hasSize(1);
    }

    @Test
    void nobody_can_decide_it() { // A5
        var story = Story.ofHelp(forge(), OLEG);

        for (var action : Action.values()) {
            assertThat(refusal(story.tries(OLEG, action, "because"))).isInstanceOf(Refusal.NotAsked.class);
        }
        assertThat(story.ticket().actionsOf(OLEG)).isEmpty();
        assertThat(story.ticket().restartableBy(INES)).isFalse();
    }

    @Test
    void who_asks_is_not_among_those_whom_it_asks_and_nor_is_who_has_left() { // A7
        var done = Story.done(asks(OLEG, "How?", OLEG, left(HUGO), YUKI));

        assertThat(done.ticket().circle().helpers()).containsExactly(YUKI.ref());
    }

    @Test
    void the_it_admins_are_asked_where_the_app_admins_have_left_or_there_is_none_but_who_asks() { // A7, A10, R45
        var ownApp = new Story(Story.done(asks(OLEG, "How?", OLEG)));
        assertThat(ownApp.ticket().circle().helpers()).containsExactly(INES.ref(), TOMAS.ref());
        assertThat(ownApp.told(Event.Kind.SUBMITTED)).containsExactly("Oleg news", "Ines news", "Tomas news");
        assertThat(Story.done(asks(MARA, "How?", left(OLEG))).ticket().circle().helpers())
                .containsExactly(INES.ref(), TOMAS.ref());
        assertThat(Story.done(asks(INES, "How?")).ticket().circle().helpers()).containsExactly(TOMAS.ref());
    }

    @Test
    void a_question_that_would_reach_nobody_is_refused() { // R8
        var alone = new AskingForHelp(
                Story.ID, forge(), List.of(INES), List.of(INES, left(TOMAS)), "How?", By.web(INES), NOON);

        assertThat(refusal(alone.outcome()).sentence(Dates.UTC))
                .isEqualTo("Nobody but you could help with this app: it has no other App Admin, and there is no other"
                        + " IT Admin.");
    }

    @Test
    void a_question_goes_on_without_a_leaver_and_to_the_it_admins_once_nobody_is_left() { // A10, R8
        var both = app(workflow(false, List.of(OLEG.id(), YUKI.id())));
        var story = Story.ofHelp(both, OLEG, YUKI).knows(left(OLEG)).reconsidered();
        assertThat(story.ticket().circle().helpers()).containsExactly(YUKI.ref());
        assertThat(story.newest().comment()).contains("Oleg cannot be asked any more.");
        assertThat(story.told(Event.Kind.WARNING)).isEmpty();
        assertThat(story.wouldReconsider()).isEmpty();

        story.knows(left(YUKI)).reconsidered();
        assertThat(story.newest().comment())
                .contains(
                        "Yuki cannot be asked any more. Nobody else can help with this app, so the IT Admins are asked.");
        assertThat(story.told(Event.Kind.WARNING)).containsExactly("Ines news", "Tomas news");
        assertThat(refusal(resolves(story, YUKI, ""))).isInstanceOf(Refusal.NotToResolve.class);
        assertThat(resolves(story, TOMAS, "So it goes")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void who_is_app_admin_no_more_is_not_asked_for_help_and_sees_it_only_where_they_took_part() { // A9
        var silent = Story.ofHelp(forge(), OLEG)
                .withApp(app(workflow(false, List.of(YUKI.id()))))
                .reconsidered();
        assertThat(silent.ticket().circle().helpers())
                .as("the App Admins of today")
                .containsExactly(YUKI.ref());
        assertThat(silent.newest().comment()).contains("Oleg cannot be asked any more. Now Yuki can help.");
        assertThat(silent.told(Event.Kind.WARNING)).containsExactly("Yuki news");
        assertThat(resolves(silent, YUKI, "")).isInstanceOf(Outcome.Done.class);
        assertThat(silent.ticket().visibleTo(OLEG, Set.of())).isFalse();

        var spoke = Story.ofHelp(forge(), OLEG)
                .says(OLEG, "With your mail address")
                .withApp(app(workflow(false, List.of())))
                .reconsidered();
        assertThat(spoke.ticket().visibleTo(OLEG, Set.of())).isTrue();
        assertThat(spoke.ticket().resolvableBy(OLEG)).isFalse();
    }

    @Test
    void once_it_is_over_who_was_asked_and_never_said_anything_is_a_stranger_to_it() { // A9
        var story = Story.ofHelp(forge(), OLEG, YUKI).says(YUKI, "With your mail address");
        assertThat(story.ticket().visibleTo(OLEG, Set.of())).isTrue();

        var over = Story.done(resolves(story, MARA, "Found it")).ticket();
        assertThat(over.visibleTo(OLEG, Set.of())).isFalse();
        assertThat(over.visibleTo(OLEG, Set.of(over.app().id())))
                .as("by the role")
                .isTrue();
        assertThat(over.visibleTo(YUKI, Set.of())).isTrue();
        var answered =
                Story.done(resolves(Story.ofHelp(forge(), OLEG), OLEG, "So")).ticket();
        assertThat(answered.visibleTo(OLEG, Set.of())).isTrue();
    }

    @Test
    void a_question_is_needed_and_has_at_most_8000_characters() {
        assertThat(refusal(asks(MARA, " \u200B\n", OLEG)))
                .isEqualTo(new Refusal.Missing("reason", "Say in a sentence what you need help with."));
        assertThat(refusal(asks(MARA, "x".repeat(8_001), OLEG))).isInstanceOf(Refusal.TooLong.class);
        assertThat(Story.done(asks(MARA, "a\r\nb\u202E", OLEG)).ticket().reason())
                .isEqualTo("a\nb");
    }

    @Test
    void both_sides_see_it_and_talk() { // R8, R13, R15
        var story = Story.ofHelp(forge(), OLEG);
        assertThat(story.ticket().visibleTo(OLEG, Set.of())).isTrue();
        assertThat(story.ticket().visibleTo(PRIYA, Set.of())).isFalse();

        story.says(OLEG, "With your mail address");
        assertThat(story.told(Event.Kind.COMMENTED)).containsExactly("Mara comment");
        story.says(MARA, "Thank you");
        assertThat(story.told(Event.Kind.COMMENTED)).containsExactly("Oleg comment");
    }

    @Test
    void either_side_says_that_it_is_resolved_and_the_other_is_told() { // A5
        var byOleg = Story.ofHelp(forge(), OLEG);
        byOleg.keep(Story.done(resolves(byOleg, OLEG, " Solved ")));
        assertThat(byOleg.ticket().end())
                .contains(new End(Ending.RESOLVED, NOON, Optional.of(OLEG.ref()), Optional.of("Solved")));
        assertThat(byOleg.told(Event.Kind.RESOLVED)).containsExactly("Mara news");
        assertThat(byOleg.newest().signal()).isEmpty();

        var byMara = Story.ofHelp(forge(), OLEG, YUKI);
        byMara.keep(Story.done(resolves(byMara, MARA, "")));
        assertThat(byMara.told(Event.Kind.RESOLVED)).containsExactly("Oleg news", "Yuki news");
    }

    @Test
    void nobody_else_resolves_it_and_nobody_twice() {
        var story = Story.ofHelp(forge(), OLEG);
        assertThat(refusal(resolves(story, INES, "")).sentence(Dates.UTC))
                .isEqualTo("Only the person who asked, and the people who are asked, can say that it is resolved.");
        assertThat(refusal(resolves(story, OLEG, "x".repeat(8_001)))).isInstanceOf(Refusal.TooLong.class);

        story.keep(Story.done(resolves(story, OLEG, "")));
        assertThat(refusal(resolves(story, MARA, ""))).isInstanceOf(Refusal.AlreadyEnded.class);
        assertThat(story.ticket().resolvableBy(MARA)).isFalse();
    }

    @Test
    void a_request_for_access_is_never_resolved() {
        var story = Story.of(forge()).asked();

        assertThat(refusal(resolves(story, MARA, ""))).isEqualTo(new Refusal.NotToResolve(false));
        assertThat(refusal(resolves(story, PRIYA, ""))).isEqualTo(new Refusal.NotToResolve(false));
    }

    @Test
    void the_requester_withdraws_it_and_those_whom_it_asks_are_told() { // R12
        var story = Story.ofHelp(forge(), OLEG).withdraws(MARA, "Found it");

        assertThat(story.ticket().end().map(End::how)).contains(Ending.WITHDRAWN);
        assertThat(story.told(Event.Kind.WITHDRAWN)).containsExactly("Oleg news");
    }

    @Test
    void it_takes_comments_once_it_is_resolved_and_stays_so() { // R16
        var story = Story.ofHelp(forge(), OLEG);
        story.keep(Story.done(resolves(story, OLEG, ""))).says(MARA, "It is back");

        assertThat(story.ticket().end().map(End::how)).contains(Ending.RESOLVED);
        assertThat(story.told(Event.Kind.COMMENTED)).containsExactly("Oleg comment");
    }
}
