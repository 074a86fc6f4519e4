package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lists as files for spreadsheets, and the evidence of mails, there and elsewhere. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

    private static final List<String> EVIDENCE =
            List.of("from", "spf", "dkim", "dmarc", "spam", "sha256", "line", "rule");

    private final Company company = Company.demo();

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void a_list_comes_with_the_whole_timeline_of_what_one_may_see() { // R33, R36, R39
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "=HYPERLINK(\"https://evil.example\",\"Click\")");
        var other = mara.requests("ledger", "clerk", "Not for Bea");
        var bea = company.person("bea");
        bea.replies(bea.asked(ticket), "approve\n+1 \"from\" me");

        var answer = bea.get("/api/v1/tickets.csv?view=manage-open").must(200);

        assertThat(answer.headers().get("content-type")).containsExactly("text/csv; charset=utf-8; header=present");
        assertThat(answer.body())
                .startsWith("\uFEFF\"ticket\",")
                .contains(ticket)
                .doesNotContain(other);
        assertThat(answer.body()).contains("\"'=HYPERLINK(\"\"https://evil.example\"\"", "\"'+1 \"\"from\"\" me\"");
        assertThat(answer.body().lines().map(line -> line.split(",", -1)[0]).filter(("\"" + ticket + "\"")::equals))
                .hasSize(4); // submitted, asked, approved, asked
        assertThat(answer.body()).contains("\"dmarc-pass\"");
        assertThat(mara.get("/api/v1/tickets.csv?view=my-open").must(200).body())
                .contains(ticket, other)
                .doesNotContain("dmarc-pass");
        mara.get("/api/v1/tickets.csv?view=manage-open").must(404);
        assertThat(bea.get("/manage/open?app=canvas").must(200).body())
                .contains("/api/v1/tickets.csv?view=manage-open&amp;app=canvas");
    }

    @Test
    void why_a_mail_was_believed_stands_on_the_page_in_JSON_and_in_the_file_for_those_who_act_or_manage()
            throws Exception { // R36
        var mara = company.person("mara");
        var bea = company.person("bea");
        var ticket = mara.requests("canvas", "Evidence");
        answers(mara, mara.newest(ticket), "By Friday, please");
        var hash = answers(bea, bea.asked(ticket), "approve\nFor the new quay.");
        answers(bea, bea.asked(ticket), "done");

        var mailed = bea.ticket(ticket).docs("timeline").stream()
                .filter(event -> event.text("via").equals("mail"))
                .toList();

        assertThat(mailed).extracting(event -> event.text("kind")).startsWith("commented", "approved", "assigned");
        assertThat(mailed)
                .allSatisfy(event -> assertThat(event.doc("evidence").values())
                        .containsOnlyKeys(EVIDENCE)
                        .containsAllEntriesOf(Map.of("spf", "PASS", "dkim", "PASS", "dmarc", "PASS", "spam", "PASS"))
                        .containsEntry("rule", "dmarc-pass")
                        .containsEntry("from", event.doc("by").text("email")))
                .allSatisfy(event ->
                        assertThat(event.doc("evidence").text("sha256")).matches("[0-9a-f]{64}"));
        assertThat(mailed)
                .extracting(event -> event.doc("evidence").text("line"))
                .startsWith("null", "approve", "done");
        var approved = mailed.get(1).doc("evidence");
        assertThat(approved.text("sha256")).isEqualTo(hash);
        var cells = EVIDENCE.stream().map(approved::text).toList();
        var row = "\"%s\"".formatted(String.join("\",\"", cells));
        for (var manages : List.of(bea, company.person("ines"))) {
            assertThat(manages.get("/tickets/" + ticket).must(200).body()).contains(cells);
            assertThat(manages.get("/api/v1/tickets.csv?view=manage-closed")
                            .must(200)
                            .body())
                    .contains(row);
        }
        assertThat(mara.get("/tickets/" + ticket).must(200).body()).doesNotContain(hash, "dmarc-pass");
        assertThat(mara.get("/api/v1/tickets.csv?view=my-closed").must(200).body())
                .contains(ticket)
                .doesNotContain(hash, "dmarc-pass");
        assertThat(mara.ticket(ticket).docs("timeline")).noneMatch(event -> event.has("evidence"));
    }

    @Test
    void who_is_asked_next_sees_why_and_who_has_acted_sees_it_no_more() throws Exception {
        var kofi = company.person("kofi");
        var bea = company.person("bea");
        var ticket = company.person("mara").requests("canvas", "In turn");
        bea.handsOn(ticket, "kofi").must(200);
        answers(kofi, kofi.asked(ticket), "approve");

        assertThat(bea.ticket(ticket).docs("timeline")).anyMatch(event -> event.has("evidence"));
        assertThat(kofi.ticket(ticket).docs("timeline")).hasSize(5).noneMatch(event -> event.has("evidence"));
    }

    /** By mail. @return the hash of the mail as it lies in the bucket */
    private String answers(Inhabitant person, Mail mail, String text) throws NoSuchAlgorithmException {
        var answer = Draft.reply(person.address(), mail).text(text).send(company);
        company.idle();
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(company.rawMail(answer)));
    }

    @Test
    void a_long_list_comes_in_parts_that_the_header_leads_through() { // R35
        var lena = company.person("lena");
        for (int i = 0; i < 3; i++) {
            lena.requests("canvas", "Part " + i);
        }
        var first = lena.get("/api/v1/tickets.csv?view=my-open&limit=2").must(200);
        assertThat(first.body()).contains("Part 2", "Part 1").doesNotContain("Part 0");
        var link = first.headers().getOrDefault("link", List.of("")).getFirst();
        assertThat(link).endsWith("; rel=\"next\"");

        var second = lena.get(link.substring(1, link.indexOf('>'))).must(200);

        assertThat(second.body()).contains("Part 0").doesNotContain("Part 1");
        assertThat(second.headers()).doesNotContainKey("link");
        company.get("/api/v1/tickets.csv?view=my-open", Map.of()).must(401);
    }
}
