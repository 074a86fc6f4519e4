package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.catalog.App;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who is asked, how many of them must approve, and what happens when nobody can or does. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalsTest {

    private final Company company = Company.demo("--aws-port", "0");
    private final Office office = new Office(company);

    @BeforeAll
    void begin() {
        office.opens();
    }

    @AfterAll
    void end() {
        office.close();
        try (company) {
            company.isSound();
        }
    }

    @Test
    void everybody_must_approve_where_the_step_says_all() { // A1, R11, R24
        var ticket = company.person("mara").requests("winch", "To lift the crates");

        company.person("priya").acts(ticket, "approve", "Fine by me").must(200);
        company.person("hugo").replies(company.person("hugo").asked(ticket), "approve");

        var step = company.person("mara").ticket(ticket).docs("progress").getFirst();
        assertThat(step.text("pass")).isEqualTo("all");
        assertThat(emails(step, "answered")).containsExactly("priya@demo.example", "hugo@demo.example");
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("approval");
        assertThat(company.person("oleg").mails(ticket)).isEmpty(); // R25
        assertThat(company.person("mara").get("/tickets/" + ticket).must(200).body())
                .contains("Bea Fontaine");
        assertThat(company.person("mara").newest(ticket).text()).contains("Bea Fontaine");

        company.person("bea").acts(ticket, "approve").must(200);

        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("assignment"); // R28
        assertThat(company.person("oleg").kindsOfMail(ticket)).containsExactly("ask");
    }

    @Test
    void who_has_approved_is_not_asked_again_and_cannot_answer_twice() { // A1, R20
        var ticket = company.person("mara").requests("winch", "Once each");
        var priya = company.person("priya");
        var ask = priya.asked(ticket);

        priya.replies(ask, "approve");
        assertThat(priya.list("action-required")).doesNotContain(ticket);
        priya.replies(ask, "approve");

        assertThat(priya.newest(ticket).text()).contains("You have answered this step");
        priya.acts(ticket, "deny").must(409);
        assertThat(priya.ticket(ticket).texts("can")).doesNotContain("approve");
        assertThat(priya.timeline(ticket)).containsExactly("submitted", "asked", "approved");
    }

    @Test
    void two_of_three_are_enough_and_the_third_is_too_late() { // A1
        var ticket = company.person("mara").requests("tug", "To pull");
        var bea = company.person("bea");
        var ask = bea.asked(ticket);
        company.person("priya").acts(ticket, "approve").must(200);
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("approval");

        company.person("hugo").acts(ticket, "approve").must(200);

        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("assignment");
        assertThat(company.person("mara").newest(ticket).text()).contains("approved by Priya Nair, Hugo Castell");
        bea.replies(ask, "deny\nNo more tugs.");
        assertThat(bea.newest(ticket).text()).contains("changed nothing");
        bea.acts(ticket, "deny").must(409);
        assertThat(company.person("mara").ticket(ticket).text("status")).isEqualTo("open");
    }

    @Test
    void one_denial_ends_it_whatever_others_have_said() { // A1, R23
        var mara = company.person("mara");
        var ticket = mara.requests("winch", "Once more");
        company.person("priya").acts(ticket, "approve").must(200);

        company.person("bea").replies(company.person("bea").asked(ticket), "Deny\n\nNot this year.");

        assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("denied");
        assertThat(mara.newest(ticket).text()).contains("Not this year.");
        assertThat(company.person("priya").newest(ticket).text()).contains("Not this year.");
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_group_is_asked_as_the_people_in_it_when_the_step_opens() { // A12, R47, R55, R40
        var ticket = company.person("mara").requests("buoy", "For the harbour entrance");
        for (var name : List.of("hugo", "jonas", "lena", "kofi")) {
            assertThat(company.person(name).kindsOfMail(ticket)).as(name).containsExactly("ask");
            assertThat(company.person(name).list("action-required")).as(name).contains(ticket);
        }

        company.person("lena").replies(company.person("lena").asked(ticket), "approve");

        assertThat(company.person("lena").list("action-required")).doesNotContain(ticket);
        assertThat(company.person("jonas").list("action-required")).contains(ticket);
        company.person("jonas").acts(ticket, "approve").must(200);
        assertThat(company.person("kofi").list("action-required")).doesNotContain(ticket);
        assertThat(company.person("bea").kindsOfMail(ticket)).containsExactly("ask");
    }

    @Test
    void a_step_with_nobody_to_ask_goes_to_the_IT_Admins_with_a_warning() { // A10
        var ticket = company.person("mara").requests("reef", "To dive");

        for (var name : List.of("ines", "tomas")) {
            assertThat(company.person(name).kindsOfMail(ticket)).as(name).containsExactlyInAnyOrder("ask", "news");
        }
        assertThat(company.person("mara").timeline(ticket)).containsExactly("submitted", "asked", "warning");
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("approval");
        company.person("tomas").replies(company.person("tomas").asked(ticket), "approve");
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("assignment");
    }

    @Test
    void a_quorum_that_is_short_of_people_gets_the_IT_Admins_and_stays_as_high() { // A7, A11
        var priya = company.person("priya");
        var ticket = priya.requests("crane", "Two of two, and one of them is me");

        assertThat(priya.timeline(ticket)).containsExactly("submitted", "asked", "warning");
        assertThat(priya.kindsOfMail(ticket)).containsExactly("news");
        assertThat(priya.ticket(ticket).texts("can")).doesNotContain("approve");
        priya.acts(ticket, "approve").must(403);
        company.person("hugo").acts(ticket, "approve").must(200);
        assertThat(priya.ticket(ticket).text("stage")).isEqualTo("approval");

        company.person("ines").acts(ticket, "approve").must(200);

        assertThat(priya.ticket(ticket).text("stage")).isEqualTo("assignment");
    }

    @Test
    void nobody_decides_on_an_own_request_and_it_goes_to_the_others() { // A7
        var bea = company.person("bea");
        var ticket = bea.requests("canvas", "My own drawings");

        assertThat(bea.timeline(ticket)).containsExactly("submitted", "asked", "warning");
        bea.replies(bea.newest(ticket), "approve");
        assertThat(bea.ticket(ticket).text("stage")).isEqualTo("approval");

        company.person("tomas").acts(ticket, "approve").must(200);
        assertThat(bea.ticket(ticket).text("stage")).isEqualTo("assignment");
        bea.acts(ticket, "assigned").must(403);
        company.person("ines").acts(ticket, "assigned").must(200);
        assertThat(bea.ticket(ticket).text("outcome")).isEqualTo("granted");
    }

    @Test
    void who_stands_in_two_steps_is_asked_twice() { // A8
        var ticket = company.person("mara").requests("anchor", "To stay");
        var priya = company.person("priya");
        var first = priya.asked(ticket);
        priya.replies(first, "approve");
        assertThat(priya.kindsOfMail(ticket)).containsExactly("ask", "receipt", "ask");

        priya.replies(first, "approve"); // to the first step, which is over

        assertThat(company.person("mara").ticket(ticket).text("step")).isEqualTo("2");
        priya.replies(priya.asked(ticket), "approve");
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("assignment");
    }

    @Test
    void who_is_preapproved_goes_straight_to_IT_and_others_do_not() { // R26, R27, R29, R56
        var mara = company.person("mara");
        var ticket = mara.requests("hawser", "Ropes for the docks");

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "preapproved", "asked");
        assertThat(company.person("hugo").mails(ticket)).isEmpty();
        assertThat(mara.mails(ticket).getFirst().text()).contains("needs no approval");
        assertThat(mara.ticket(ticket).docs("progress").getFirst().text("state"))
                .isEqualTo("skipped");
        company.person("tomas").replies(company.person("tomas").asked(ticket), "done");
        company.person("bea").replies(company.person("bea").asked(ticket), "done");
        assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("granted");

        var other = company.person("yuki").requests("hawser", "Ropes for the office");
        assertThat(company.person("hugo").kindsOfMail(other)).containsExactly("ask");
    }

    @Test
    void who_does_not_answer_is_reminded_then_IT_is_asked_too_then_it_expires() { // R41, A10
        var ticket = company.person("mara").requests("siren", "To be heard");
        company.advance(Duration.ofHours(9));

        assertThat(company.person("mara").timeline(ticket))
                .containsExactly("submitted", "asked", "reminded", "escalated");
        assertThat(company.person("hugo").kindsOfMail(ticket)).containsExactly("ask", "reminder", "reminder");
        assertThat(company.person("ines").kindsOfMail(ticket)).containsExactly("escalation");
        assertThat(company.person("bea").mails(ticket)).isEmpty(); // R25
        assertThat(company.person("ines").list("action-required")).contains(ticket);

        company.person("ines").replies(company.person("ines").asked(ticket), "approve");
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("assignment");
        company.advance(Duration.ofHours(25));
        assertThat(company.person("mara").ticket(ticket).text("outcome")).isEqualTo("expired");
        assertThat(company.person("mara").newest(ticket).text()).contains("expired");
    }

    @Test
    void where_mail_may_only_comment_the_page_decides() { // R18, R42
        var ticket = company.person("mara").requests("logbook", "To write");
        var hugo = company.person("hugo");

        hugo.replies(hugo.asked(ticket), "approve");

        assertThat(hugo.timeline(ticket)).containsExactly("submitted", "asked", "commented");
        hugo.acts(ticket, "approve").must(200);
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("assignment");
    }

    @Test
    void cannot_needs_a_reason_and_ends_the_request_as_denied() { // A6, R42
        var ticket = company.person("mara").requests("hawser", "More ropes");
        var ines = company.person("ines");
        ines.acts(ticket, "cannot-provision").must(422);

        ines.acts(ticket, "cannot-provision", "The licences are used up.").must(200);

        var mara = company.person("mara");
        assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("denied");
        assertThat(mara.newest(ticket).text()).contains("The licences are used up.");
        assertThat(company.person("bea").mails(ticket)).isEmpty();
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");

        var another = mara.requests("postbox", "Letters");
        company.person("kofi").acts(another, "cannot-assign").must(422);
        company.person("kofi").acts(another, "cannot-assign", "No box is free.").must(200);
        assertThat(mara.ticket(another).text("outcome")).isEqualTo("denied");
    }

    @Test
    void a_denial_without_the_reason_it_needs_records_nothing_and_asks_again() { // R23
        var yuki = company.person("yuki");
        var ticket = yuki.requests("ledger", "clerk", "To see the invoices");
        var jonas = company.person("jonas");

        jonas.replies(jonas.asked(ticket), "deny");

        assertThat(yuki.timeline(ticket)).containsExactly("submitted", "asked");
        assertThat(jonas.newest(ticket).kind()).isEqualTo("ask");
        jonas.acts(ticket, "deny").must(422);
        jonas.replies(jonas.newest(ticket), "deny\nSales has its own reports.");
        assertThat(yuki.newest(ticket).text()).contains("Sales has its own reports.");
    }

    @Test
    void a_ticket_keeps_the_workflow_that_it_began_with() { // R3
        var mara = company.person("mara");
        var before = mara.requests("beacon", "Before the change");
        office.changes("beacon", app -> with(app, office.app("winch")));
        var after = company.person("mara").requests("beacon", "After it");

        assertThat(mara.ticket(before).docs("progress").getFirst().text("pass")).isEqualTo("any");
        assertThat(mara.ticket(after).docs("progress").getFirst().text("pass")).isEqualTo("all");
        company.person("hugo").acts(before, "approve").must(200);
        assertThat(mara.ticket(before).text("stage")).isEqualTo("provisioning");
        company.person("hugo").acts(after, "approve").must(200);
        assertThat(mara.ticket(after).text("stage")).isEqualTo("approval");
    }

    @Test
    void the_page_sends_which_step_it_showed_and_another_is_too_late() { // R20, R24
        var ticket = company.person("mara").requests("anchor", "Two clicks");
        var priya = company.person("priya");
        var page = "/tickets/" + ticket;
        var click = Map.of("action", "approve", "stage", "approval", "step", "1", "comment", "");

        priya.sends(page, page + "/actions", click).must(303);

        priya.sends(page, page + "/actions", click).must(409);
        assertThat(priya.ticket(ticket).text("step")).isEqualTo("2");
        assertThat(company.person("mara").get(page).must(200).body()).doesNotContain("id=\"act\"");
    }

    private static App with(App app, App other) {
        return new App(
                app.id(),
                app.name(),
                app.description(),
                app.category(),
                app.launch(),
                app.published(),
                app.visible(),
                app.licences(),
                other.workflow());
    }

    private static List<String> emails(Answer.Doc step, String name) {
        return step.docs(name).stream().map(person -> person.text("email")).toList();
    }
}
