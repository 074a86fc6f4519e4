package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who changed, took away or looked at what: read by IT Admins, as a list and as a file. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {

    private static final String AUDIT = "/api/v1/admin/audit";

    private final Company company = Company.demo();
    private final Inhabitant ines = company.person("ines");

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void settings_people_and_keys_stand_there_with_before_and_after() { // R44
        ines.puts("/api/v1/admin/settings", Map.of("timeZone", "Europe/Lisbon")).must(200);
        ines.puts("/api/v1/admin/people/mara@demo.example", Map.of("title", "=Principal"))
                .must(200);
        var key = ines.post(
                        "/api/v1/admin/keys",
                        Map.of("name", "Bot", "person", "mara@demo.example", "scope", "read", "expires", inAMonth()))
                .must(201)
                .json();
        company.call(
                        "DELETE",
                        "/api/v1/admin/keys/" + key.text("id"),
                        Map.of("Cookie", ines.cookie(), "Content-Type", "application/json"),
                        "")
                .must(204);

        assertThat(entries("what=settings").getFirst().docs("changes"))
                .anySatisfy(change -> assertThat(change.text("to")).isEqualTo("Europe/Lisbon"));
        var keys = entries("what=key");
        assertThat(keys).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.text("subject")).isEqualTo(key.text("id"));
            assertThat(entry.doc("by").text("email")).isEqualTo("ines@demo.example");
        });
        assertThat(keys.getLast().docs("changes").getFirst().text("to")).isEqualTo("Bot");
        assertThat(keys.getFirst().docs("changes").getFirst().text("from")).isEqualTo("Bot");
        assertThat(ines.get("/admin/audit").must(200).body())
                .contains("revoked the key " + key.text("id"), "changed the settings", "changed mara@demo.example")
                .doesNotContain(key.text("key"));
        var file = ines.get(AUDIT + ".csv?who=INES").must(200);
        assertThat(file.body())
                .startsWith("\uFEFF\"id\",\"at\"")
                .contains("\"'=Principal\"", "\"Europe/Lisbon\"")
                .doesNotContain(key.text("key"));
        assertThat(entries("what=export").getFirst().text("subject")).isEqualTo("audit.csv");
    }

    @Test
    void who_takes_a_list_away_is_written_down() {
        company.person("lena")
                .get("/api/v1/tickets.csv?view=manage-open&app=ledger")
                .must(200);

        var entry = entries("what=export&who=lena").getFirst();

        assertThat(entry.text("subject")).isEqualTo("tickets.csv view=manage-open app=ledger");
        assertThat(ines.get("/admin/audit?who=lena").must(200).body()).contains("took the export tickets.csv");
    }

    @Test
    void a_look_at_evidence_is_written_down_once_a_person_ticket_and_day() {
        var mara = company.person("mara");
        var ticket = mara.requests("canvas", "Posters");
        var bea = company.person("bea");
        bea.get("/tickets/" + ticket).must(200);
        bea.replies(bea.asked(ticket), "approve");

        bea.ticket(ticket);
        bea.get("/tickets/" + ticket).must(200);
        ines.get("/tickets/" + ticket).must(200);
        mara.get("/tickets/" + ticket).must(200);

        assertThat(looks(ticket)).containsExactlyInAnyOrder("bea@demo.example api", "ines@demo.example web");
        company.advance(Duration.ofHours(23).plusMinutes(59));
        company.person("bea").get("/tickets/" + ticket).must(200);
        assertThat(looks(ticket)).hasSize(3);
    }

    @Test
    void it_is_read_by_who_what_and_day_and_page_by_page() {
        for (int i = 0; i < 5; i++) {
            ines.puts("/api/v1/admin/people/hugo@demo.example", Map.of("title", "Officer " + i))
                    .must(200);
        }
        var first = ines.get(AUDIT + "?what=person&who=ines&limit=2").must(200).json();
        var second = ines.get(AUDIT + "?what=person&who=ines&limit=2&cursor=" + first.text("next"))
                .must(200)
                .json();

        assertThat(List.of(first, second).stream()
                        .flatMap(page -> page.docs("items").stream())
                        .map(entry -> entry.docs("changes").getFirst().text("to")))
                .contains("Officer 4", "Officer 3", "Officer 2");
        assertThat(entries("who=nobody")).isEmpty();
        var yesterday = now().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC).toLocalDate();
        assertThat(entries("until=" + yesterday))
                .allSatisfy(entry -> assertThat(Instant.parse(entry.text("at"))
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate())
                        .isBeforeOrEqualTo(yesterday));
        var part = ines.get(AUDIT + ".csv?limit=1&what=person").must(200);
        assertThat(part.headers().getOrDefault("link", List.of("")).getFirst())
                .contains("what=person", "limit=1", "cursor=")
                .endsWith("rel=\"next\"");
        ines.get(AUDIT + "?what=weather").must(400);
        ines.get(AUDIT + "?until=today").must(400);
        company.person("oleg").get(AUDIT + ".csv").must(404);
    }

    private List<Answer.Doc> entries(String query) {
        return ines.get(AUDIT + "?" + query).must(200).json().docs("items");
    }

    private List<String> looks(String ticket) {
        return entries("what=evidence").stream()
                .filter(entry -> entry.text("subject").equals(ticket))
                .map(entry -> entry.doc("by").text("email") + " " + entry.text("via"))
                .toList();
    }

    private Instant now() {
        return Instant.parse(
                company.get("/_local/clock", Map.of()).must(200).json().text("now"));
    }

    private String inAMonth() {
        return now().plus(Duration.ofDays(30)).toString();
    }
}
