package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Programs that use the API with a key: what it opens, what it never opens, and how it ends. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeysTest {

    private static final String KEYS = "/api/v1/admin/keys";

    private final Company company = Company.demo();
    private final Inhabitant ines = company.person("ines");

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void a_key_acts_as_its_person_and_its_id_stands_on_what_it_did() {
        var made = made("Bot", "mara@demo.example", "write");
        var key = made.text("key");

        assertThat(with(key, "GET", "/api/v1/me", null).must(200).json().text("name"))
                .isEqualTo("Mara Lindqvist");
        var request = Map.of("kind", "access", "app", "canvas", "reason", "Posters");
        var ticket =
                with(key, "POST", "/api/v1/tickets", request).must(201).json().text("id");
        company.idle();

        var first = company.person("mara").ticket(ticket).docs("timeline").getFirst();
        assertThat(first.text("key")).isEqualTo(made.text("id"));
        assertThat(first.doc("by").text("name")).isEqualTo("Mara Lindqvist");
        assertThat(listed(made.text("id")).text("lastUsed")).startsWith("20");
    }

    @Test
    void no_key_decides_or_reaches_keys_and_settings() {
        var ticket = company.person("mara").requests("canvas", "Flyers");
        var bea = made("Bea's bot", "bea@demo.example", "admin").text("key");
        var admin = made("Admin's bot", "ines@demo.example", "admin").text("key");
        var reader = made("Report", "ines@demo.example", "read").text("key");

        with(bea, "POST", "/api/v1/tickets/" + ticket + "/actions", Map.of("action", "approve"))
                .must(403);
        with(bea, "POST", "/api/v1/tickets/" + ticket + "/held/1", Map.of("answer", "confirm"))
                .must(403);
        with(bea, "POST", "/api/v1/tickets/" + ticket + "/comments", Map.of("text", "Soon"))
                .must(201);
        with(admin, "GET", KEYS, null).must(403);
        with(admin, "GET", "/api/v1/admin/settings", null).must(403);
        with(admin, "GET", "/api/v1/admin/people", null).must(200);
        with(bea, "GET", "/api/v1/admin/people", null).must(404);
        with(reader, "GET", "/api/v1/tickets?view=manage-open", null).must(200);
        with(reader, "POST", "/api/v1/tickets/" + ticket + "/comments", Map.of("text", "Me too"))
                .must(403);
        with(reader, "GET", "/api/v1/admin/people", null).must(403);
        company.get("/apps", Map.of("Authorization", "Bearer " + reader)).must(303);

        assertThat(company.person("mara").timeline(ticket)).doesNotContain("approved");
    }

    @Test
    void a_key_ends_when_it_is_revoked_and_with_its_person_and_with_its_time() { // R2
        var revoked = made("Revoked", "mara@demo.example", "read");
        var leaver = made("Leaver's", "yuki@demo.example", "read").text("key");
        var brief = made("Brief", "mara@demo.example", "read", Duration.ofHours(2));
        with(leaver, "GET", "/api/v1/me", null).must(200);
        with(brief.text("key"), "GET", "/api/v1/me", null).must(200);

        revokes(revoked.text("id")).must(204);
        revokes(revoked.text("id")).must(404);
        ines.puts("/api/v1/admin/people/yuki@demo.example", Map.of("name", "Yuki Tanaka", "active", false))
                .must(200);
        company.idle();
        company.advance(Duration.ofHours(3));

        with(revoked.text("key"), "GET", "/api/v1/me", null).must(401);
        with(leaver, "GET", "/api/v1/me", null).must(401);
        ines.puts("/api/v1/admin/people/yuki@demo.example", Map.of("name", "Yuki Tanaka", "active", true))
                .must(200);
        with(leaver, "GET", "/api/v1/me", null).must(401);
        with(brief.text("key"), "GET", "/api/v1/me", null).must(401);
        assertThat(company.person("ines").get(KEYS).must(200).json().docs("items"))
                .extracting(one -> one.text("id"))
                .doesNotContain(brief.text("id"), revoked.text("id"));
    }

    @Test
    void every_wrong_field_of_a_new_key_is_named() {
        var faults = ines.post(
                        KEYS,
                        Map.of(
                                "name", " ",
                                "person", "nobody@demo.example",
                                "scope", "all",
                                "expires", in(Duration.ofDays(400))))
                .must(422)
                .json();

        assertThat(faults.docs("errors"))
                .extracting(one -> one.text("pointer"))
                .containsExactly("/name", "/person", "/scope", "/expires");
        ines.post(KEYS, Map.of("name", "X", "person", "mara@demo.example", "scope", "read", "expires", "tomorrow"))
                .must(422);
        company.person("oleg").get(KEYS).must(404);
        company.person("oleg").get("/admin/keys").must(404);
    }

    @Test
    void the_page_shows_a_new_key_once_and_revokes_it_without_a_script() {
        var day = in(Duration.ofDays(30)).substring(0, 10);
        var form = Map.of("name", "Nightly <export>", "person", "mara@demo.example", "scope", "read", "expires", day);

        var made = ines.sends("/admin/keys", "/admin/keys", form).must(200);

        var key = made.body().replaceAll("(?s).*<code class=\"secret\">(lk_[0-9a-z]+)</code>.*", "$1");
        assertThat(made.headers().get("cache-control")).containsExactly("no-store");
        assertThat(made.body()).contains("Nightly &lt;export&gt;");
        with(key, "GET", "/api/v1/me", null).must(200);
        var list = ines.get("/admin/keys").must(200).body();
        assertThat(list)
                .doesNotContain(key)
                .contains("Nightly &lt;export&gt;", "Acts as Mara Lindqvist", "Last used on");
        assertThat(company.log()).doesNotContain(key);

        var wrong = ines.sends("/admin/keys", "/admin/keys", Map.of("name", "Kept", "expires", "2020-01-01"))
                .must(422);
        assertThat(wrong.body()).contains("value=\"Kept\"", "A day to come", "Choose how far");
        var revocation = list.replaceAll(
                "(?s).*<h2>Nightly &lt;export&gt;</h2>.*?action=\"(/admin/keys/[^\"]+/revocation)\".*", "$1");
        ines.sends("/admin/keys", revocation, Map.of()).must(303);
        with(key, "GET", "/api/v1/me", null).must(401);
        ines.sends("/admin/keys", revocation, Map.of()).must(404);
    }

    private Answer.Doc made(String name, String person, String scope) {
        return made(name, person, scope, Duration.ofDays(90));
    }

    private Answer.Doc made(String name, String person, String scope, Duration life) {
        return ines.post(KEYS, Map.of("name", name, "person", person, "scope", scope, "expires", in(life)))
                .must(201)
                .json();
    }

    private Answer.Doc listed(String id) {
        return ines.get(KEYS).must(200).json().docs("items").stream()
                .filter(one -> one.text("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Answer revokes(String id) {
        return company.call("DELETE", KEYS + "/" + id, Map.of("Cookie", ines.cookie()), "");
    }

    /** By the clock of the company. */
    private String in(Duration life) {
        var now = company.get("/_local/clock", Map.of()).must(200).json().text("now");
        return Instant.parse(now).plus(life).toString();
    }

    private Answer with(String key, String method, String path, @Nullable Map<String, ?> body) {
        var headers = new LinkedHashMap<>(Map.of("Authorization", "Bearer " + key));
        if (body != null) {
            headers.put("Content-Type", "application/json");
        }
        var answer = company.call(method, path, headers, body == null ? null : Json.write(body));
        company.idle();
        return answer;
    }
}
