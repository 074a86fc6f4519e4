package latchkey.web.site;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.forge;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.store.TicketPage;
import latchkey.ticket.Action;
import latchkey.ticket.Dates;
import latchkey.ticket.Story;
import latchkey.web.page.JteticketGenerated;
import latchkey.web.view.Form;
import latchkey.web.view.Frame;
import latchkey.web.view.TicketDetail;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TicketPageTest {

    private static final String HOSTILE = "</blockquote><script>alert('x')</script> \" onclick=\"steal()";

    private static final Story AT_STEP_2 = atStep2();

    private static Story atStep2() {
        return Story.of(forge())
                .asked()
                .does(PRIYA, Action.APPROVE, "Good fit for the docks team")
                .asked();
    }

    @Test
    void the_action_box_is_there_exactly_for_those_asked_now() { // R20
        assertThat(page(AT_STEP_2, HUGO)).contains("/tickets/AR-7K3M9Q2X/actions");
        assertThat(Stream.of(MARA, PRIYA, INES, OLEG, YUKI).map(person -> page(AT_STEP_2, person)))
                .allSatisfy(page -> assertThat(page).doesNotContain("/actions").contains("/comments"));
    }

    @Test
    void the_box_says_which_step_it_answers() {
        assertThat(page(AT_STEP_2, HUGO))
                .contains("name=\"stage\" value=\"approval\"")
                .contains("name=\"step\" value=\"2\"")
                .contains("name=\"action\" value=\"approve\"")
                .contains("name=\"action\" value=\"deny\"")
                .contains("It goes to Mara, word for word.");
    }

    @Test
    void only_the_requester_can_withdraw_and_only_while_it_is_open() { // R12
        var denied = atStep2().does(HUGO, Action.DENY, "Used up until March");

        assertThat(page(AT_STEP_2, MARA)).contains("/withdrawal").contains("<summary>Withdraw this request</summary>");
        assertThat(page(AT_STEP_2, HUGO)).doesNotContain("/withdrawal");
        assertThat(page(denied, MARA)).doesNotContain("/withdrawal");
    }

    @Test
    void only_an_it_admin_can_restart_and_only_what_has_stopped() {
        var stopped = atStep2().stops(1, "The workflow of this request stopped (FAILED).");
        var restarted = atStep2().stops(1, "It stopped.").restarts(INES);

        assertThat(page(stopped, INES))
                .contains("action=\"/tickets/AR-7K3M9Q2X/restart\"")
                .contains("Restart</button>");
        assertThat(page(stopped, HUGO))
                .doesNotContain("/restart")
                .contains("noticed a problem")
                .contains("The workflow of this request has stopped. The IT Admins have been told");
        assertThat(page(restarted, INES))
                .doesNotContain("/restart")
                .doesNotContain("has stopped")
                .contains("<strong>Ines</strong> started the workflow again");
    }

    @Test
    void it_shows_who_did_what_and_who_is_asked_since_when() { // R11, R36
        assertThat(page(AT_STEP_2, MARA))
                .contains("<strong>Priya</strong> approved (approval 1 of 2)")
                .contains("Good fit for the docks team")
                .contains("Waiting for Hugo, since <time datetime=\"2026-11-23T12:00:00Z\">23 Nov 2026, 12:00"
                        + " UTC</time>");
    }

    @Test
    void what_people_write_is_shown_and_never_run() { // R23
        var page = page(Story.of(forge(), MARA, HOSTILE).asked().does(PRIYA, Action.DENY, HOSTILE), MARA);

        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("</blockquote><script")
                .contains("&lt;script&gt;alert('x')&lt;/script&gt;");
    }

    @Test
    void a_fault_stands_at_its_field_with_what_was_typed() {
        var form = Form.fault(Map.of("comment", HOSTILE), "comment", "A no needs a reason.");

        assertThat(page(AT_STEP_2, HUGO, form))
                .contains("role=\"alert\"")
                .contains("<a href=\"#comment\">A no needs a reason.</a>")
                .contains("aria-invalid=\"true\" aria-describedby=\"comment-fault comment-hint\"")
                .contains("onclick=\"steal()</textarea>")
                .doesNotContain("<script");
    }

    @Test
    void every_form_carries_the_session_s_token() {
        var page = page(AT_STEP_2, MARA);

        assertThat(page.split("<form ", -1)).hasSize(page.split("name=\"csrf\" value=\"token\"", -1).length);
    }

    private static String page(Story story, Person looks) {
        return page(story, looks, Form.EMPTY);
    }

    private static String page(Story story, Person looks, Form form) {
        var detail = TicketDetail.of(
                new TicketPage(story.ticket(), story.events(), Optional.empty()),
                looks,
                looks.itAdmin(),
                true,
                form,
                Optional.empty());
        var visitor = new Frame.Visitor(looks.name(), looks.email().value(), "token", true, false, 1, Dates.UTC);
        var frame = new Frame(
                "Forge", Frame.Section.MANAGE, Optional.of(visitor), "/assets/a.css", "/assets/a.svg", "/assets/a.js");
        return Html.page(200, out -> JteticketGenerated.render(out, null, frame, detail, "token"))
                .text();
    }
}
