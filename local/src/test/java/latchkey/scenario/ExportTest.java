package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lists as files for spreadsheets. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportTest {

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
