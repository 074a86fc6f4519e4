package latchkey.web.view;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.approval;
import static latchkey.ticket.Examples.forge;
import static latchkey.ticket.Examples.left;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import latchkey.catalog.Pass;
import latchkey.store.TicketPage;
import latchkey.ticket.Action;
import latchkey.ticket.Examples;
import latchkey.ticket.Story;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the timeline says of each event (R36). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TimelineEntryTest {

    private static List<String> timeline(Story story) {
        var page = new TicketPage(story.ticket(), story.events(), Optional.empty());
        return story.events().stream()
                .map(event -> TimelineEntry.of(event, page, false))
                .map(entry -> entry.who() + " " + entry.what())
                .toList();
    }

    @Test
    void what_time_has_brought_about_is_said_with_its_length() { // R41
        var story = Story.of(forge())
                .asked()
                .asked(approval(1), 1)
                .asked(approval(1), 3)
                .asked(approval(1), 99);

        assertThat(timeline(story))
                .containsExactly(
                        "Mara asked for access",
                        "Latchkey asked Priya to approve",
                        "Latchkey reminded Priya",
                        "Latchkey asked the IT Admins too: it was not answered within 5 days",
                        "Latchkey closed the request: it was not answered within 30 days");
    }

    @Test
    void who_was_asked_stays_said_after_a_hand_on_and_only_who_is_awaited_is_reminded() { // R38
        var two = app(workflow(false, List.of(OLEG.id()), step(new Pass.All(), PRIYA, HUGO)));
        var story = Story.of(two)
                .asked()
                .handsOn(HUGO, HUGO, YUKI)
                .does(PRIYA, Action.APPROVE, "")
                .asked(approval(1), 1);

        assertThat(timeline(story))
                .containsExactly(
                        "Mara asked for access",
                        "Latchkey asked Priya, Hugo to approve",
                        "Hugo handed the step on",
                        "Priya approved",
                        "Latchkey reminded Yuki");
    }

    @Test
    void whose_name_the_page_does_not_know_any_more_is_somebody() {
        var story = Story.of(app(workflow(false, List.of(OLEG.id()), step(PRIYA))))
                .asked()
                .handsOn(INES, PRIYA, YUKI);

        assertThat(timeline(story)).contains("Latchkey asked somebody to approve");
    }

    @Test
    void a_step_without_anybody_and_a_leaver_s_request_are_told_too() { // A10, R12
        var nobody = Story.of(app(workflow(false, List.of(), step(PRIYA))), INES)
                .withItAdmins(INES)
                .knows(left(PRIYA))
                .asked();
        assertThat(timeline(nobody)).contains("Latchkey asked nobody to approve", "Latchkey noticed a problem");

        var gone = Story.of(forge()).asked().knows(left(Examples.MARA)).reconsidered();
        assertThat(timeline(gone)).endsWith("Latchkey withdrew the request");
    }
}
