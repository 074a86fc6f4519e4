package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The catalog, one's own requests, what is said on them, and who manages them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsTest {

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
    void All_Apps_shows_what_is_published_and_meant_for_the_person() { // R5, R6, R48, R53, R58
        var yuki = company.person("yuki");
        var page = yuki.get("/apps").must(200).body();
        assertThat(page)
                .contains("Canvas", "Bea Fontaine", "Source code, reviews and builds", "https://forge.demo.example");
        assertThat(page).doesNotContain("Attic", "Drydock");
        yuki.get("/apps/attic").must(404);
        yuki.get("/apps/drydock").must(404);
        yuki.post("/api/v1/tickets", Map.of("kind", "access", "app", "drydock", "reason", "x"))
                .must(404);
        assertThat(company.person("mara").get("/apps").body()).contains("Drydock");
    }

    @Test
    void searches_combine_and_an_empty_one_says_so() { // R7
        var mara = company.person("mara");
        assertThat(mara.get("/apps?q=source&category=Engineering").must(200).body())
                .contains("Forge")
                .doesNotContain("Beacon");
        assertThat(mara.get("/api/v1/apps?q=source&sso=false").must(200).json().docs("items"))
                .isEmpty();
        assertThat(mara.get("/apps?q=submarine").must(200).body()).contains("No app");
    }

    @Test
    void a_card_shows_an_open_request_and_what_one_has() { // R6, R1, R51
        var yuki = company.person("yuki");
        var ticket = yuki.requests("postbox", "Letters");
        assertThat(yuki.get("/api/v1/apps/postbox").json().text("mine")).isEqualTo("requested");

        company.person("kofi").acts(ticket, "assigned").must(200); // R26, R28, R29

        assertThat(yuki.get("/api/v1/apps/postbox").json().text("mine")).isEqualTo("granted");
        assertThat(yuki.get("/apps/postbox").must(200).body()).contains("You have it");
    }

    @Test
    void a_request_names_a_licence_and_a_reason() { // R9, R57
        var mara = company.person("mara");
        mara.post("/api/v1/tickets", Map.of("kind", "access", "app", "forge", "reason", "no licence"))
                .must(422);
        mara.sends("/apps/forge/request", "/apps/forge/request", Map.of("licence", "developer", "reason", ""))
                .must(422);
        mara.sends("/apps/forge/request", "/apps/forge/request", Map.of("licence", "reader", "reason", "To read"))
                .must(303);
        var ticket = mara.list("my-open").getFirst();
        assertThat(mara.ticket(ticket).text("licence")).isEqualTo("reader");
    }

    @Test
    void open_and_closed_requests_are_all_mine_and_only_mine() { // R10, R11, R12, R14, A2
        var lena = company.person("lena");
        var open = lena.requests("scope", "Stays open");
        var denied = lena.requests("canvas", "Is denied");
        company.person("sam").requests("canvas", "Somebody else's");
        company.person("bea").acts(denied, "deny", "Draw on paper.").must(200);
        var withdrawn = lena.requests("canvas", "Is withdrawn");
        lena.withdraws(withdrawn).must(200);

        assertThat(lena.list("my-open")).containsExactly(open);
        assertThat(lena.list("my-closed")).containsExactly(withdrawn, denied);
        assertThat(lena.get("/requests/closed").must(200).body()).contains("Denied", "Draw on paper.", "Withdrawn");
        var steps = lena.ticket(open).docs("progress");
        assertThat(steps).extracting(step -> step.text("state")).containsExactly("current", "upcoming", "upcoming");
        assertThat(steps.getLast().text("stage")).isEqualTo("assignment"); // R54
        assertThat(steps.getFirst().has("since")).isTrue();
        assertThat(lena.get("/requests/open").must(200).body()).contains("Bea Fontaine");
        company.person("jonas").withdraws(open).must(404);
        company.person("bea").withdraws(open).must(403);
    }

    @Test
    void whoever_belongs_to_a_ticket_comments_and_all_the_others_read_it() { // R13, R15, R17, R19, A4
        var ticket = company.person("mara").requests("scope", "To measure");
        company.person("bea").acts(ticket, "approve").must(200);

        company.person("priya").comments(ticket, "For how long?").must(201);
        company.person("bea").replies(company.person("bea").newest(ticket), "A month, I think.");

        for (var name : List.of("mara", "priya", "bea", "ines")) {
            assertThat(company.person(name).get("/tickets/" + ticket).must(200).body())
                    .as(name)
                    .contains("For how long?", "A month, I think.");
        }
        assertThat(company.person("mara").kindsOfMail(ticket)).endsWith("comment", "comment");
        assertThat(company.person("priya").newest(ticket).text()).contains("A month, I think.");
        assertThat(company.person("bea").kindsOfMail(ticket)).endsWith("comment", "receipt");
        assertThat(company.person("ines").mails(ticket)).isEmpty(); // R25, A3: not asked yet
        company.person("yuki").comments(ticket, "Me too").must(404);
    }

    @Test
    void a_comment_changes_nothing_not_even_on_an_ended_ticket() { // R16, R18, R20
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Posters");
        mara.comments(ticket, "approve").must(201);
        company.person("ines").comments(ticket, "Approved!").must(201);
        assertThat(mara.ticket(ticket).text("stage")).isEqualTo("approval");
        assertThat(company.person("bea").get("/tickets/" + ticket).body()).contains("id=\"act\"");
        assertThat(company.person("ines").get("/tickets/" + ticket).body()).doesNotContain("id=\"act\"");
        mara.withdraws(ticket).must(200);

        company.person("bea").comments(ticket, "Come again").must(201);

        assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("withdrawn");
        assertThat(mara.newest(ticket).text()).contains("Come again");
    }

    @Test
    void an_App_Admin_who_is_not_asked_yet_gets_no_comment_unless_they_took_part() { // R25, A3
        var ticket = company.person("mara").requests("forge", "reader", "To read");
        company.person("mara").comments(ticket, "First").must(201);
        assertThat(company.person("oleg").mails(ticket)).isEmpty();

        company.person("oleg").comments(ticket, "I can help").must(201);
        company.person("mara").comments(ticket, "Thank you").must(201);

        assertThat(company.person("oleg").kindsOfMail(ticket)).containsExactly("comment");
    }

    @Test
    void who_manages_sees_their_apps_and_IT_sees_all() { // R30, R31, R33–R35, R39, R45
        var canvas = company.person("mara").requests("canvas", "Draw");
        var ledger = company.person("mara").requests("ledger", "clerk", "Count");
        var bea = company.person("bea");
        assertThat(bea.list("manage-open")).contains(canvas).doesNotContain(ledger);
        bea.get("/tickets/" + ledger).must(404);
        bea.get("/api/v1/tickets/" + ledger).must(404);
        assertThat(company.person("ines").list("manage-open")).contains(canvas, ledger);
        for (var tab : List.of("action-required", "open", "closed")) {
            assertThat(bea.get("/manage/" + tab).must(200).body())
                    .contains("Action Required", "Open Tickets", "Closed Tickets");
        }
        company.person("jonas").acts(ledger, "deny", "Not now").must(200);

        assertThat(company.person("jonas").list("manage-closed")).contains(ledger);
        assertThat(company.person("lena").list("manage-closed")).contains(ledger);
        assertThat(bea.list("manage-closed")).doesNotContain(ledger);
        assertThat(company.person("tomas").list("manage-closed")).contains(ledger);
        assertThat(company.person("jonas").get("/tickets/" + ledger).body()).contains("Not now");
    }

    @Test
    void a_basic_member_has_no_manage_pages_until_something_waits_for_them() { // R32, R37
        var yuki = company.person("yuki");
        for (var path : List.of(
                "/manage/action-required",
                "/manage/open",
                "/manage/closed",
                "/api/v1/tickets?view=action-required",
                "/api/v1/tickets.csv?view=action-required",
                "/api/v1/tickets?view=manage-open")) {
            yuki.get(path).must(404);
        }
        var ticket = company.person("mara").requests("canvas", "For Yuki to decide");
        company.person("bea").handsOn(ticket, "yuki").must(200);
        assertThat(yuki.get("/manage/action-required").must(200).body()).contains("Approve or deny", ticket);
        yuki.get("/manage/open").must(404);
    }

    @Test
    void what_waits_is_counted_and_each_names_its_action() { // R40
        var before =
                Integer.parseInt(company.person("bea").get("/api/v1/me").json().text("waiting"));
        var ticket = company.person("mara").requests("canvas", "Count me");
        var bea = company.person("bea");
        assertThat(bea.get("/api/v1/me").json().text("waiting")).isEqualTo("" + (before + 1));
        assertThat(bea.get("/apps").body()).contains("Waiting for you: " + (before + 1));
        assertThat(bea.get("/manage/action-required").body()).contains("Approve or deny");

        bea.acts(ticket, "approve").must(200);

        assertThat(bea.get("/manage/action-required").body()).contains("Assign");
    }

    @Test
    void lists_are_searched_and_filtered_together() { // R7, R35
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "A zeppelin for the pier");
        mara.requests("scope", "A zeppelin for the dock");
        var ines = company.person("ines");

        assertThat(ines.list("manage-open&q=zeppelin&app=canvas")).containsExactly(ticket);
        assertThat(ines.list("manage-open&q=lindqvist+zeppelin+pier")).containsExactly(ticket);
        assertThat(ines.list("manage-open&q=zeppelin&stage=assignment")).isEmpty();
        assertThat(ines.list("manage-open&q=zeppelin&order=waiting").getFirst()).isEqualTo(ticket);
        assertThat(ines.get("/manage/open?q=submarine").body()).contains("No ticket fits that.");
        ines.get("/api/v1/tickets?view=manage-open&cursor=nonsense").must(400);
    }

    @Test
    void the_timeline_says_who_when_what_and_how() { // R36
        var ticket = company.person("mara").requests("canvas", "Tell me");
        var bea = company.person("bea");
        bea.replies(bea.asked(ticket), "approve\nWith pleasure.");
        var page = company.person("mara").get("/tickets/" + ticket).must(200).body();
        assertThat(page).contains("Bea Fontaine", "With pleasure.", "by mail").doesNotContain("SHA-256");
        assertThat(bea.get("/tickets/" + ticket).body()).contains("SHA-256");
        var event = bea.ticket(ticket).docs("timeline").get(2);
        assertThat(event.doc("by").text("email")).isEqualTo("bea@demo.example");
        assertThat(event.doc("evidence").text("line")).isEqualTo("approve");
        assertThat(company.person("mara").ticket(ticket).docs("timeline").get(2).has("evidence"))
                .isFalse();
    }

    @Test
    void hostile_text_is_text_everywhere() { // R17, R23
        var words = "<script>alert(1)</script> =HYPERLINK(\"x\") \u202Eevil\u202C \u0007bell";
        var ticket = company.person("mara").requests("canvas", words);
        company.person("bea")
                .comments(ticket, "<img src=x onerror=alert(1)> " + words)
                .must(201);
        company.person("bea").acts(ticket, "deny", words).must(200);

        for (var path : List.of("/tickets/" + ticket, "/requests/closed")) {
            assertThat(company.person("mara").get(path).must(200).body())
                    .as(path)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                    .doesNotContain("<script>alert", "<img src=x", "\u202E", "\u0007");
        }
        var mails = company.person("mara").mails(ticket);
        assertThat(mails).isNotEmpty().allSatisfy(mail -> {
            assertThat(mail.html()).doesNotContain("<script>", "<img", "\u202E", "\u0007");
            assertThat(mail.text()).doesNotContain("\u202E", "\u0007");
            assertThat(mail.subject()).doesNotContain("script");
        });
        assertThat(mails.getLast().text()).contains("| <script>alert(1)</script>");
        assertThat(company.person("mara").ticket(ticket).text("reason"))
                .contains("<script>")
                .doesNotContain("\u202E");
    }
}
