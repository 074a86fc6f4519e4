package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What people and programs send wrongly gets a clear answer, and what is not theirs is not there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private final Company company = Company.demo();

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void somebody_elses_ticket_is_not_there() { // R33
        var ticket = company.person("mara").requests("canvas", "Posters");
        var lena = company.person("lena");
        lena.get("/api/v1/tickets/" + ticket).must(404);
        lena.get("/tickets/" + ticket).must(404);
        lena.comments(ticket, "hello").must(404);
        lena.acts(ticket, "approve").must(404);
        lena.get("/api/v1/tickets/AR-00000000").must(404);
    }

    @Test
    void signed_out_the_api_says_401_and_a_page_leads_to_the_sign_in() {
        company.get("/api/v1/me", Map.of()).must(401);
        assertThat(company.get("/tickets/AR-00000000", Map.of())
                        .must(303)
                        .headers()
                        .get("location"))
                .isEqualTo(List.of("/sign-in"));
    }

    @Test
    void a_reason_that_is_missing_or_too_long_names_its_field() {
        var mara = company.person("mara");
        var missing = mara.post("/api/v1/tickets", Map.of("kind", "access", "app", "canvas", "reason", " "))
                .must(422);
        assertThat(missing.json().docs("errors").getFirst().text("pointer")).isEqualTo("/reason");
        mara.post("/api/v1/tickets", Map.of("kind", "access", "app", "canvas", "reason", "x".repeat(8_001)))
                .must(422);
        mara.post("/api/v1/tickets", Map.of("kind", "access", "app", "forge", "reason", "which licence?"))
                .must(422);
        mara.post("/api/v1/tickets", Map.of("kind", "access", "app", "attic", "reason", "not published"))
                .must(404);
    }

    @Test
    void text_that_is_not_utf_8_is_refused_and_not_stored_broken() {
        var mara = company.person("mara");
        assertThat(mara.post("/api/v1/tickets", Map.of("kind", "access", "app", "canvas", "reason", "Caf\uFFFD"))
                        .must(400)
                        .body())
                .contains("The text is not UTF-8");
        var ines = company.person("ines");
        assertThat(ines.file(
                                "/api/v1/admin/people/plan",
                                "text/csv",
                                "email,name\nrene@demo.example,Ren\uFFFD\n",
                                Optional.empty())
                        .must(400)
                        .body())
                .contains("CSV UTF-8");
    }

    @Test
    void unknown_fields_and_parameters_are_named() {
        var mara = company.person("mara");
        assertThat(mara.post("/api/v1/tickets", Map.of("kind", "access", "app", "canvas", "raeson", "x"))
                        .must(400)
                        .body())
                .contains("raeson");
        assertThat(mara.get("/api/v1/tickets?view=my-open&colour=red").must(400).body())
                .contains("colour");
        mara.get("/api/v1/tickets?view=my-open&cursor=nonsense").must(400);
    }

    @Test
    void a_foreign_origin_or_content_type_is_refused() {
        var cookie = company.person("mara").cookie();
        var body = "{\"kind\":\"access\",\"app\":\"canvas\",\"reason\":\"x\"}";
        var json = "application/json";
        company.call(
                        "POST",
                        "/api/v1/tickets",
                        Map.of("Cookie", cookie, "Content-Type", json, "Origin", "https://evil.example"),
                        body)
                .must(403);
        company.call("POST", "/api/v1/tickets", Map.of("Cookie", cookie, "Content-Type", json, "Origin", "null"), body)
                .must(403);
        company.call("POST", "/api/v1/tickets", Map.of("Cookie", cookie, "Content-Type", "text/plain"), body)
                .must(415);
    }

    @Test
    void a_form_comes_back_with_what_was_typed_and_a_sentence() {
        var mara = company.person("mara");
        var form = mara.get("/apps/canvas/request").must(200).body();
        var csrf = form.replaceAll("(?s).*name=\"csrf\"[^>]*value=\"([^\"]+)\".*", "$1");
        var sent = company.call(
                "POST",
                "/apps/canvas/request",
                Map.of("Cookie", mara.cookie(), "Content-Type", "application/x-www-form-urlencoded"),
                "csrf=" + csrf + "&reason=" + "harbour+%3Cb%3E+".repeat(1_000));
        assertThat(sent.must(422).body()).contains("harbour &lt;b&gt;").contains("8,000");
    }

    @Test
    void a_form_without_its_token_is_refused() {
        var mara = company.person("mara");
        company.call(
                        "POST",
                        "/apps/canvas/request",
                        Map.of("Cookie", mara.cookie(), "Content-Type", "application/x-www-form-urlencoded"),
                        "reason=x")
                .must(403);
    }

    @Test
    void a_basic_member_has_no_manage_pages() { // R32
        var mara = company.person("mara");
        for (var page : List.of("/manage/action-required", "/manage/open", "/manage/closed")) {
            mara.get(page).must(404);
        }
    }

    @Test
    void signing_in_by_mail_works_once_and_only_there() { // R2
        var asked = company.call(
                "POST",
                "/sign-in",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "email=lena%40demo.example");
        var unknown = company.call(
                "POST",
                "/sign-in",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "email=nobody%40demo.example");
        assertThat(unknown.status()).isEqualTo(asked.must(303).status());
        assertThat(unknown.headers().get("location")).isEqualTo(asked.headers().get("location"));
        company.idle();
        assertThat(company.mailbox("nobody")).isEmpty();
        var link = company.mailbox("lena").getLast().link("/sign-in/");
        var path = link.substring(link.indexOf("/sign-in/"));
        company.get(path, Map.of()).must(200);
        company.get(path, Map.of()).must(200);
        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        assertThat(company.call("POST", path, form, "").headers()).doesNotContainKey("set-cookie");
        var typed =
                company.call("POST", path, form, "email=lena%40demo.example").must(303);
        assertThat(typed.headers()).containsKey("set-cookie");
        assertThat(company.call("POST", path, form, "email=lena%40demo.example").status())
                .isNotEqualTo(303);
    }
}
