package latchkey.ticket;

import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static org.assertj.core.api.Assertions.assertThat;

import latchkey.people.Person;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Mails about comments can be stopped for a ticket, asks cannot (R19). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MutingTest {

    private static Story mutes(Story story, Person who, boolean quiet) {
        return story.keep(new Muting(who, quiet, NOON).on(story.ticket()));
    }

    @Test
    void who_wants_no_comments_gets_none_until_they_want_them_again() { // R19
        var story = mutes(Story.of(forge()).asked(), PRIYA, true).says(MARA, "When?");
        assertThat(story.told(Event.Kind.COMMENTED)).isEmpty();

        mutes(story, PRIYA, false).says(MARA, "When?");
        assertThat(story.told(Event.Kind.COMMENTED)).containsExactly("Priya comment");
    }

    @Test
    void asks_reminders_and_outcomes_come_all_the_same() {
        var story = mutes(mutes(Story.of(forge()), PRIYA, true), MARA, true)
                .asked()
                .asked(approval(1), 1)
                .does(PRIYA, Action.DENY, "No");

        assertThat(story.mailed(PRIYA)).containsExactly(MailKind.ASK, MailKind.REMINDER);
        assertThat(story.told(Event.Kind.DENIED)).containsExactly("Mara news");
    }

    @Test
    void who_commented_by_mail_gets_the_receipt() {
        var story = mutes(Story.of(forge()).asked(), PRIYA, true).writes(PRIYA, "What for?");

        assertThat(story.told(Event.Kind.COMMENTED)).containsExactly("Priya receipt", "Mara comment");
    }

    @Test
    void nothing_stands_on_the_timeline_and_the_ticket_is_stored_anew() {
        var story = Story.of(forge()).asked();
        var before = story.ticket();

        var done = new Muting(YUKI, true, NOON).on(before);

        assertThat(done.events()).isEmpty();
        assertThat(done.ticket().version()).isEqualTo(before.version() + 1);
        assertThat(done.ticket().open()).isEqualTo(before.open());
        assertThat(done.ticket().associated()).isEqualTo(before.associated());
    }
}
