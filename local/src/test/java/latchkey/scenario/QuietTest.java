package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Mails about comments can be stopped for one ticket; a mail that may be its owner's waits for their word. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuietTest {

    private static final String UNPROVEN = "X-Local-Verdicts: spf=PASS; dkim=GRAY; dmarc=GRAY; spam=PASS; virus=PASS";

    private final Company company = Company.demo();

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void who_wants_no_comments_gets_none_and_is_asked_all_the_same() { // R19
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Posters");
        var bea = company.person("bea");
        var page = "/tickets/" + ticket;
        bea.sends(page, page + "/quiet", Map.of("quiet", "true")).must(303);
        assertThat(bea.get(page).body()).contains("Mail me comments again");

        mara.comments(ticket, "Nobody reads this by mail");

        assertThat(bea.kindsOfMail(ticket)).containsExactly("ask");
        assertThat(bea.timeline(ticket)).containsExactly("submitted", "asked", "commented");
        bea.acts(ticket, "approve").must(200);
        assertThat(bea.kindsOfMail(ticket)).containsExactly("ask", "ask");

        var api = "/api/v1" + page + "/quiet";
        assertThat(bea.post(api, Map.of("quiet", false)).must(200).json().text("quiet"))
                .isEqualTo("false");
        bea.post(api, Map.of("quiet", "no")).must(422);
        mara.comments(ticket, "And this she does");
        assertThat(bea.newest(ticket).text()).contains("And this she does");
    }

    @Test
    void the_button_of_a_mail_client_stops_them_and_a_look_does_not() { // R19
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "More posters");
        mara.comments(ticket, "By Friday");
        var bea = company.person("bea");
        assertThat(bea.asked(ticket).header("List-Unsubscribe")).isEmpty();
        var mail = bea.newest(ticket);
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        var link = mail.header("List-Unsubscribe");
        var path = link.substring(link.indexOf("/quiet/"), link.length() - 1);

        assertThat(company.get(path, Map.of()).must(200).body()).contains("Stop them");
        mara.comments(ticket, "Or Saturday");
        assertThat(bea.newest(ticket).text()).contains("Or Saturday");

        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        company.call("POST", path, form, "List-Unsubscribe=One-Click").must(200);
        company.call("POST", path, form, "List-Unsubscribe=One-Click").must(200);

        mara.comments(ticket, "Or Sunday");
        assertThat(bea.newest(ticket).text()).contains("Or Saturday");
        company.call("POST", "/quiet/" + "0".repeat(26), form, "").must(410);
        company.get("/quiet/" + bea.asked(ticket).replyTo().substring(6, 32), Map.of())
                .must(410);
    }

    @Test
    void a_mail_that_may_be_theirs_waits_for_their_word_and_is_then_recorded() { // R36, R21
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "From abroad");
        var bea = company.person("bea");
        unproven(bea, ticket, "approve\nShe is with us.");

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
        assertThat(bea.newest(ticket).text()).contains("It waits on the page");
        var page = "/tickets/" + ticket;
        assertThat(bea.get(page).body()).contains("Is this mail yours?", "She is with us.", "Approve</strong>");
        for (var other : new String[] {"mara", "ines"}) {
            assertThat(company.person(other).get(page).must(200).body())
                    .as(other)
                    .doesNotContain("Is this mail yours?", "She is with us.");
        }

        var held = held(bea, ticket);
        company.person("ines").sends(page, held, Map.of("answer", "confirm")).must(404);
        bea.sends(page, held, Map.of("answer", "confirm")).must(303);

        var approved = bea.ticket(ticket).docs("timeline").get(2);
        assertThat(approved.text("kind")).isEqualTo("approved");
        assertThat(approved.text("via")).isEqualTo("mail");
        assertThat(approved.text("comment")).isEqualTo("She is with us.");
        assertThat(approved.doc("evidence").text("rule")).isEqualTo("confirmed-on-page");
        assertThat(approved.doc("evidence").text("dmarc")).isEqualTo("GRAY");
        assertThat(bea.get(page).body()).doesNotContain("Is this mail yours?");
        bea.sends(page, held, Map.of("answer", "confirm")).must(404);
    }

    @Test
    void five_a_day_wait_and_the_next_is_told_to_be_lost_and_then_there_is_silence() {
        var bea = company.person("bea");
        var ticket = company.person("mara").requests("canvas", "Many mails");
        var before = bea.mails(ticket).size();

        for (int i = 1; i <= 7; i++) {
            unproven(bea, ticket, "Thought number " + i);
        }

        var told = bea.mails(ticket).subList(before, bea.mails(ticket).size());
        assertThat(told).hasSize(6);
        assertThat(told.getFirst().text()).contains("It waits on the page");
        assertThat(told.getLast().text()).contains("The last one was not kept.");
        assertThat(bea.ticket(ticket).docs("held")).hasSize(5);
    }

    @Test
    void what_is_not_theirs_is_dropped_and_what_is_too_late_says_so() { // R24
        var mara = company.person("mara");
        var ticket = mara.requests("beacon", "Not by me");
        var hugo = company.person("hugo");
        var page = "/tickets/" + ticket;
        unproven(hugo, ticket, "deny\nHa.");
        hugo.sends(page, held(hugo, ticket), Map.of("answer", "drop")).must(303);
        assertThat(hugo.get(page).body()).doesNotContain("Is this mail yours?");
        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");

        unproven(hugo, ticket, "approve");
        assertThat(hugo.mails(ticket)).as("each is told").hasSize(3);
        company.person("priya").acts(ticket, "approve").must(200);
        assertThat(hugo.get(page).must(200).body())
                .contains("it can no longer be recorded", "Put it away")
                .doesNotContain("Yes, record it");

        assertThat(hugo.sends(page, held(hugo, ticket), Map.of("answer", "confirm"))
                        .must(409)
                        .body())
                .contains("Priya Nair answered this step", "Is this mail yours?");
    }

    @Test
    void the_api_lists_a_held_mail_for_its_owner_alone_and_takes_their_word() {
        var ticket = company.person("mara").requests("canvas", "By the API");
        var bea = company.person("bea");
        unproven(bea, ticket, "approve\nShe draws well.");
        assertThat(company.person("ines").ticket(ticket).docs("held")).isEmpty();
        var held = bea.ticket(ticket).docs("held").getFirst();
        assertThat(held.text("action")).isEqualTo("approve");
        assertThat(held.text("text")).isEqualTo("She draws well.");
        var path = "/api/v1/tickets/%s/held/%s".formatted(ticket, held.text("id"));
        bea.post(path, Map.of("answer", "perhaps")).must(422);
        company.person("ines").post(path, Map.of("answer", "drop")).must(404);

        var after = bea.post(path, Map.of("answer", "confirm")).must(200).json();

        company.idle();
        assertThat(after.docs("held")).isEmpty();
        assertThat(bea.timeline(ticket)).containsExactly("submitted", "asked", "approved", "asked");
        bea.post(path, Map.of("answer", "confirm")).must(404);
        unproven(bea, ticket, "Posters are big.");
        var second = bea.ticket(ticket).docs("held").getFirst().text("id");
        assertThat(bea.post(path.replace(held.text("id"), second), Map.of("answer", "drop"))
                        .must(200)
                        .json()
                        .docs("held"))
                .isEmpty();
    }

    private void unproven(Inhabitant person, String ticket, String text) {
        var ask = person.asked(ticket);
        company.post().send(person.address(), ask.replyTo(), Reply.plain(person.address(), ask, text, UNPROVEN));
        company.idle();
    }

    /** Where the page's form for the held mail goes. */
    private static String held(Inhabitant person, String ticket) {
        var page = person.get("/tickets/" + ticket).body();
        return page.replaceAll("(?s).*action=\"(/tickets/[^\"]+/held/[0-9a-f]+)\".*", "$1");
    }
}
