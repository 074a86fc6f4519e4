package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static latchkey.ticket.Story.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Comments (R13, R15 to R19). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommentingTest {

    @Test
    void a_comment_changes_nothing_but_the_stream_whatever_it_says() { // R18
        var story = Story.of(forge()).asked();
        var before = story.ticket();

        var after = story.says(PRIYA, "approve").ticket();

        assertThat(after.open()).isEqualTo(before.open());
        assertThat(after.past()).isEqualTo(before.past());
        assertThat(after.end()).isEmpty();
        assertThat(story.newest().kind()).isEqualTo(Event.Kind.COMMENTED);
        assertThat(story.newest().signal()).isEmpty();
    }

    @Test
    void an_ended_ticket_takes_comments_and_stays_ended() { // R16
        var story = Story.of(forge()).asked().does(PRIYA, Action.DENY, "No");
        var end = story.ticket().end();

        story.says(MARA, "Please look again");

        assertThat(story.ticket().end()).isEqualTo(end);
        assertThat(story.told(Event.Kind.COMMENTED)).containsExactly("Priya comment");
    }

    @Test
    void replies_to_its_mails_are_kept_for_a_year_after_the_end() {
        var end = Story.of(forge())
                .asked()
                .does(PRIYA, Action.DENY, "No")
                .ticket()
                .end()
                .orElseThrow();
        var aYearLater = end.at().plus(Duration.ofDays(365));

        assertThat(end.takesReplies(aYearLater)).isTrue();
        assertThat(end.takesReplies(aYearLater.plusMillis(1))).isFalse();
    }

    @Test
    void one_that_is_not_mailed_stands_on_the_page_all_the_same() {
        var ticket = Story.of(forge()).asked().ticket();

        var done = (Outcome.Done) new Commenting("When?", By.web(MARA), NOON, false).on(ticket);

        assertThat(done.events()).singleElement().satisfies(event -> {
            assertThat(event.comment()).contains("When?");
            assertThat(event.notices()).isEmpty();
        });
    }

    @Test
    void the_others_are_mailed_and_not_its_author() { // R19
        var story = Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "")
                .asked()
                .says(MARA, "When?");

        assertThat(story.told(Event.Kind.COMMENTED)).containsExactly("Priya comment", "Hugo comment");
    }

    @Test
    void an_app_admin_hears_no_comment_before_the_assignment_unless_they_took_part() { // R25, A3
        var story = Story.of(forge()).asked().says(MARA, "When?");
        assertThat(story.mailed(OLEG)).isEmpty();

        story.says(OLEG, "I am on leave next week").says(MARA, "Then before that?");

        assertThat(story.told(Event.Kind.COMMENTED)).contains("Oleg comment");
    }

    @Test
    void who_commented_while_asked_stays_associated_when_a_colleague_has_decided() { // R15
        var any = app(workflow(true, List.of(), step(PRIYA, HUGO)));
        var story = Story.of(any).asked().says(PRIYA, "What for?").does(HUGO, Action.APPROVE, "");

        story.says(MARA, "For the crane");

        assertThat(story.told(Event.Kind.COMMENTED)).containsExactly("Hugo comment", "Priya comment");
    }

    @Test
    void who_was_asked_and_said_nothing_is_not_associated_any_more() { // R15
        var any = app(workflow(true, List.of(), step(PRIYA, HUGO)));
        var story = Story.of(any).asked().does(HUGO, Action.APPROVE, "").says(MARA, "Thanks");

        assertThat(story.told(Event.Kind.COMMENTED)).containsExactly("Hugo comment");
    }

    @Test
    void a_comment_by_mail_is_answered_with_a_receipt() {
        var story = Story.of(forge()).asked().writes(MARA, "When?");

        assertThat(story.told(Event.Kind.COMMENTED)).containsExactlyInAnyOrder("Priya comment", "Mara receipt");
    }

    @Test
    void nothing_is_no_comment_and_8000_characters_are_the_most() {
        var ticket = Story.of(forge()).ticket();

        assertThat(refusal(new Commenting("\u200B \n", By.web(MARA), NOON).on(ticket)))
                .isEqualTo(new Refusal.Missing("text", "Write something first."));
        assertThat(refusal(new Commenting("x".repeat(8_001), By.web(MARA), NOON).on(ticket)))
                .isEqualTo(new Refusal.TooLong("text", 8_001, 8_000));
    }
}
