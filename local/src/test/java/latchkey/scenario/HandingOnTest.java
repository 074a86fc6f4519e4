package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A place in the open step goes to somebody else; and requests for help, which have no steps. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandingOnTest {

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
    void whose_mail_a_colleague_answers_hears_of_it_once_a_day_and_is_offered_to_hand_it_on() { // R37
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Forwarded");
        var bea = company.person("bea");
        var forwarded = Draft.reply("kofi@demo.example", bea.asked(ticket)).text("approve");

        for (int many = 1; many <= 3; many++) {
            forwarded.header("Message-ID: <%d@demo.example>".formatted(many)).send(company);
            company.idle();
        }

        assertThat(bea.kindsOfMail(ticket)).containsExactly("ask", "receipt");
        var told = bea.newest(ticket);
        assertThat(told.text())
                .contains("kofi@demo.example answered a mail that was for you. Nothing was recorded.")
                .contains("Hand it on to kofi@demo.example:");
        var link = told.link("?to=kofi").replace(company.http(), "");
        assertThat(bea.get(link.substring(0, link.indexOf('#'))).must(200).body())
                .contains("id=\"hand-on\" open", "value=\"kofi@demo.example\"");
        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");

        bea.sends("/tickets/" + ticket, "/tickets/" + ticket + "/reassignment", Map.of("to", "kofi@demo.example"))
                .must(303);
        var kofi = company.person("kofi");
        kofi.replies(kofi.asked(ticket), "approve");

        assertThat(mara.timeline(ticket)).contains("reassigned", "approved");
    }

    @Test
    void whose_mail_a_stranger_or_somebody_asked_too_answers_is_offered_nothing() {
        var ticket = company.person("mara").requests("beacon", "Forwarded");
        var hugo = company.person("hugo");
        for (var other : List.of("eve@elsewhere.example", "priya@demo.example", "mara@demo.example")) {
            company.advance(Duration.ofDays(1));
            Draft.reply(other, hugo.asked(ticket)).text("approve").vouchedFor().send(company);
            company.idle();
            assertThat(hugo.newest(ticket).text())
                    .contains(other + " answered a mail that was for you")
                    .doesNotContain("and it on to");
        }
    }

    @Test
    void who_is_asked_hands_on_their_own_place_and_both_are_told() { // R37, R38, R33
        var ticket = company.person("mara").requests("canvas", "Posters");
        var bea = company.person("bea");
        var ask = bea.asked(ticket);
        company.person("yuki").get("/tickets/" + ticket).must(404);

        bea.handsOn(ticket, "yuki").must(200);

        var yuki = company.person("yuki");
        assertThat(yuki.kindsOfMail(ticket)).containsExactly("ask");
        assertThat(yuki.asked(ticket).text()).contains("Yuki Tanaka is asked instead of Bea Fontaine");
        assertThat(bea.newest(ticket).text()).contains("Yuki Tanaka is asked instead of Bea Fontaine");
        assertThat(company.person("mara").timeline(ticket)).containsExactly("submitted", "asked", "reassigned");
        assertThat(yuki.list("action-required")).contains(ticket);
        assertThat(bea.list("action-required")).doesNotContain(ticket);

        bea.replies(ask, "approve"); // R38: the old address does not decide any more
        bea.acts(ticket, "approve").must(403);
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("approval");

        yuki.replies(yuki.asked(ticket), "approve");
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("assignment");
        yuki.get("/tickets/" + ticket).must(200); // A9: who acted keeps reading
        yuki.get("/manage/open").must(404);
    }

    @Test
    void an_App_Admin_and_an_IT_Admin_hand_on_any_place_and_say_whose() { // R37
        var ticket = company.person("mara").requests("winch", "To lift");
        company.person("hugo").handsOn(ticket, "priya", "jonas", "She is away").must(403);

        company.person("oleg").handsOn(ticket, "priya", "jonas", "She is away").must(200);
        company.person("ines").handsOn(ticket, "bea", "ines", "I take it").must(200);

        assertThat(company.person("jonas").kindsOfMail(ticket)).containsExactly("ask");
        assertThat(company.person("priya").newest(ticket).text()).contains("She is away");
        var step = company.person("mara").ticket(ticket).docs("progress").getFirst();
        assertThat(step.docs("asked")).hasSize(3);
        for (var name : List.of("jonas", "hugo", "ines")) {
            assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("approval");
            company.person(name).acts(ticket, "approve").must(200);
        }
        assertThat(company.person("mara").ticket(ticket).text("stage")).isEqualTo("assignment");
    }

    @Test
    void some_hand_ons_are_refused_with_a_sentence() { // R37, R38, A7
        var ticket = company.person("mara").requests("winch", "No, thanks");
        var priya = company.person("priya");

        assertThat(priya.handsOn(ticket, "mara").must(422).json().text("detail"))
                .contains("made this request");
        assertThat(priya.handsOn(ticket, "hugo").must(422).json().text("detail"))
                .contains("asked in this step already");
        priya.handsOn(ticket, "nobody").must(422);
        company.person("mara").handsOn(ticket, "priya", "jonas", "").must(403);
        assertThat(company.person("oleg")
                        .handsOn(ticket, "priya", "oleg", "")
                        .must(403)
                        .json()
                        .text("detail"))
                .contains("Only IT Admins");
        company.person("jonas").handsOn(ticket, "yuki").must(404);
        assertThat(company.person("mara").timeline(ticket)).containsExactly("submitted", "asked");
    }

    @Test
    void on_the_page_it_is_a_form() { // R37
        var ticket = company.person("mara").requests("canvas", "By the form");
        var bea = company.person("bea");
        var page = "/tickets/" + ticket;
        assertThat(bea.sends(page, page + "/reassignment", Map.of("to", "mara@demo.example"))
                        .must(422)
                        .body())
                .contains("made this request");

        bea.sends(page, page + "/reassignment", Map.of("to", "jonas@demo.example", "handing", "You know her"))
                .must(303);

        assertThat(company.person("jonas").get(page).must(200).body())
                .contains("You know her")
                .contains("id=\"act\"");
        assertThat(bea.get(page).must(200).body()).doesNotContain("id=\"act\"");
    }

    @Test
    void whose_place_was_handed_on_before_they_acted_keeps_nothing_without_a_role() { // A9
        var ticket = company.person("mara").requests("canvas", "From hand to hand");
        company.person("bea").handsOn(ticket, "yuki").must(200);
        company.person("yuki").get("/tickets/" + ticket).must(200);

        company.person("ines").handsOn(ticket, "yuki", "jonas", "").must(200);

        company.person("yuki").get("/tickets/" + ticket).must(404);
        company.person("jonas").acts(ticket, "approve").must(200);
        company.person("jonas").get("/tickets/" + ticket).must(200);
    }

    @Test
    void who_lost_a_role_keeps_what_they_acted_on_and_loses_the_rest() { // A9, R33
        var acted = company.person("mara").requests("drydock", "Acted on");
        var other = company.person("mara").requests("drydock", "Not acted on");
        company.person("priya").acts(acted, "approve").must(200);
        assertThat(company.person("priya").list("manage-open")).contains(acted, other);

        var hugos = office.app("siren").workflow();
        office.changes(
                "drydock",
                app -> new latchkey.catalog.App(
                        app.id(),
                        app.name(),
                        app.description(),
                        app.category(),
                        app.launch(),
                        true,
                        app.visible(),
                        app.licences(),
                        hugos));

        var priya = company.person("priya");
        priya.get("/tickets/" + acted).must(200);
        assertThat(priya.list("manage-open")).doesNotContain(acted, other);
        assertThat(priya.list("action-required")).contains(other); // the step of that ticket still asks her
        priya.acts(other, "approve").must(200);
    }

    @Test
    void help_is_a_thread_with_the_App_Admins_without_steps() { // R8, A5
        var mara = company.person("mara");
        var ticket = mara.asksForHelp("canvas", "How do I print?");

        assertThat(company.person("bea").kindsOfMail(ticket)).containsExactly("news");
        assertThat(company.person("bea").newest(ticket).text()).contains("How do I print?");
        assertThat(mara.ticket(ticket).docs("progress")).isEmpty();
        assertThat(mara.list("my-open")).contains(ticket);
        assertThat(company.person("bea").list("action-required")).contains(ticket);
        company.get("/_local/executions/" + ticket, Map.of()).must(404);

        company.person("bea").replies(company.person("bea").newest(ticket), "With the button on the left.");
        assertThat(mara.newest(ticket).text()).contains("With the button on the left.");
        assertThat(mara.ticket(ticket).text("status")).isEqualTo("open");
        company.person("hugo").resolves(ticket, "").must(404);

        mara.resolves(ticket, "Found it").must(200);

        assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("resolved");
        assertThat(company.person("bea").newest(ticket).text()).contains("Found it");
        assertThat(mara.list("my-closed")).contains(ticket);
        mara.comments(ticket, "Thank you").must(201); // R16
        assertThat(company.person("bea").newest(ticket).text()).contains("Thank you");
        assertThat(mara.ticket(ticket).text("status")).isEqualTo("closed");
    }

    @Test
    void an_App_Admin_resolves_it_too_and_an_app_without_one_asks_the_IT_Admins() { // R8, R45
        var yuki = company.person("yuki");
        var ticket = yuki.asksForHelp("scope", "Which sensor is mine?");
        assertThat(company.person("tomas").kindsOfMail(ticket)).containsExactly("news");
        assertThat(company.person("ines").kindsOfMail(ticket)).containsExactly("news");

        var page = "/tickets/" + ticket;
        company.person("tomas")
                .sends(page, page + "/resolution", Map.of("comment", "Number 7"))
                .must(303);

        assertThat(yuki.newest(ticket).text()).contains("Number 7");
        assertThat(yuki.ticket(ticket).text("outcome")).isEqualTo("resolved");
        company.person("ines").resolves(ticket, "").must(409);
    }
}
