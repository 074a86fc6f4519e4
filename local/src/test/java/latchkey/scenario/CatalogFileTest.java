package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The whole catalog as a file: got, planned, applied; and who did it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogFileTest {

    private static final String CATALOG = "/api/v1/admin/catalog";
    private static final String YAML = "application/yaml";

    @Test
    void an_it_admin_gets_the_file_plans_a_change_of_it_and_applies_it_in_full_or_not_at_all() { // R44, R48, R53
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var file = ines.get(CATALOG).must(200);
            assertThat(plan(ines, file.body()).docs("changes")).isEmpty();

            var ticket = company.person("mara").requests("scope", "Measuring");
            var changed = file.body()
                    .replace("name: Scope", "name: Scope 2")
                    .replace("[bea@demo.example]", "[hugo@demo.example]");
            var plan = ines.file(CATALOG + "/plan", YAML, changed, Optional.empty())
                    .must(200);

            assertThat(plan.json().docs("changes").stream().map(one -> one.text("path")))
                    .contains("apps.scope.name", "apps.scope.approval.steps[0].ask[0]");
            assertThat(plan.json().text("pinned")).isEqualTo("1");
            ines.file(CATALOG + "/apply", YAML, changed, Optional.empty()).must(428);
            ines.file(CATALOG + "/apply", YAML, changed, Optional.of("\"v99\"")).must(412);
            ines.file(CATALOG + "/apply", YAML, changed.replace("hugo@", "nobody@"), tag(plan))
                    .must(422);
            assertThat(ines.get(CATALOG).body()).isEqualTo(file.body());

            var applied =
                    ines.file(CATALOG + "/apply", YAML, changed, tag(plan)).must(200);
            assertThat(applied.json().docs("changes")).isEqualTo(plan.json().docs("changes"));
            assertThat(ines.get(CATALOG).body()).isEqualTo(changed);
            ines.file(CATALOG + "/apply", YAML, file.body(), tag(plan)).must(412);

            assertThat(company.person("bea").list("action-required")).contains(ticket); // R3
            var audit = ines.get("/api/v1/admin/audit")
                    .must(200)
                    .json()
                    .docs("items")
                    .getFirst();
            assertThat(audit.doc("by").text("email")).isEqualTo("ines@demo.example");
            assertThat(audit.docs("changes")).isEqualTo(plan.json().docs("changes"));
            company.isSound();
        }
    }

    @Test
    void every_fault_is_told_at_once_and_hostile_files_are_refused_with_a_sentence() {
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var faults = plan(ines, "apps: [ { id: K, name: '', approval: { steps: [ { ask: [] } ] }, remind: PT1H } ]")
                    .docs("faults");
            assertThat(faults.stream().map(one -> one.text("path")))
                    .contains("apps[0].id", "apps[0].name", "apps[0].approval.steps[0].ask", "apps[0].remind");
            assertThat(faulty(ines, "a: &a [x]\nb: [*a, *a]")).contains("references");
            assertThat(faulty(ines, "apps: " + "[".repeat(5_000))).contains("levels");
            assertThat(faulty(ines, "apps: [\n")).contains("line 2");
            assertThat(faulty(ines, "#" + "x".repeat(1_000_000))).contains("1,000,000 bytes");
            ines.file(CATALOG + "/plan", "application/json", "{}", Optional.empty())
                    .must(415);
        }
    }

    @Test
    void a_thousand_apps_are_swapped_at_once_and_what_the_file_leaves_out_is_unpublished() {
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var many = IntStream.range(0, 1_000)
                    .mapToObj(
                            "  - { id: app-%1$d, name: App %1$d, description: Number %1$d, approval: { steps: [ { ask: [ priya@demo.example ] } ] } }"
                                    ::formatted)
                    .collect(Collectors.joining("\n", "apps:\n", "\n"));
            var plan =
                    ines.file(CATALOG + "/plan", YAML, many, Optional.empty()).must(200);
            ines.file(CATALOG + "/apply", YAML, many, tag(plan)).must(200);

            var yuki = company.person("yuki");
            yuki.get("/api/v1/apps/app-999").must(200);
            yuki.get("/api/v1/apps/atlas").must(404);
            assertThat(ines.get(CATALOG).must(200).body()).contains("id: atlas").contains("id: app-999");
            var back = ines.get(CATALOG).body().replace("Number 7\n", "Number seven\n");
            var again =
                    ines.file(CATALOG + "/plan", YAML, back, Optional.empty()).must(200);
            assertThat(again.json().docs("changes")).hasSize(1);
            ines.file(CATALOG + "/apply", YAML, back, tag(again)).must(200);
            assertThat(yuki.get("/api/v1/apps/app-7").must(200).json().text("description"))
                    .isEqualTo("Number seven");
            assertThat(written(ines)).isEqualTo(plan.json().docs("changes").size() + 1);
            company.isSound();
        }
    }

    @Test
    void nobody_but_it_admins_has_it() {
        try (var company = Company.demo()) {
            for (var name : List.of("oleg", "priya", "mara")) {
                var person = company.person(name);
                person.get(CATALOG).must(404);
                person.file(CATALOG + "/plan", YAML, "apps: []", Optional.empty())
                        .must(404);
                person.file(CATALOG + "/apply", YAML, "apps: []", Optional.of("*"))
                        .must(404);
                person.get("/api/v1/admin/audit").must(404);
                person.get("/admin/catalog").must(404);
                person.get("/admin/audit").must(404);
            }
            company.get(CATALOG, Map.of()).must(401);
        }
    }

    @Test
    void the_page_shows_the_plan_before_it_applies_the_file() {
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var file = ines.get(CATALOG).body().replace("name: Atlas", "name: Atlas <b>");
            var form = Map.of("text", file);
            assertThat(ines.form("/admin/catalog", "/admin/catalog", form)
                            .must(200)
                            .body())
                    .contains("It would change 1 value", "Atlas &lt;b&gt;");
            ines.form("/admin/catalog", "/admin/catalog", Map.of("text", "apps: ["))
                    .must(422);

            var tag = Map.of("text", file, "tag", "v1");
            ines.form("/admin/catalog", "/admin/catalog/apply", tag).must(303);
            assertThat(ines.form("/admin/catalog", "/admin/catalog/apply", tag)
                            .must(412)
                            .body())
                    .contains("Somebody has changed the catalog");
            assertThat(ines.get("/admin/audit").must(200).body()).contains("apps.atlas.name", "Atlas &lt;b&gt;");
        }
    }

    /** How many values the audit has, over all its pages. */
    private static int written(Inhabitant ines) {
        int written = 0;
        var next = "";
        do {
            var page = ines.get("/api/v1/admin/audit?limit=2" + next).must(200).json();
            written += page.docs("items").stream()
                    .mapToInt(one -> one.docs("changes").size())
                    .sum();
            next = page.has("next") ? "&cursor=" + page.text("next") : "";
        } while (!next.isEmpty());
        return written;
    }

    private static Answer.Doc plan(Inhabitant ines, String yaml) {
        return ines.file(CATALOG + "/plan", YAML, yaml, Optional.empty())
                .must(200)
                .json();
    }

    private static String faulty(Inhabitant ines, String yaml) {
        return plan(ines, yaml).docs("faults").getFirst().text("right");
    }

    private static Optional<String> tag(Answer answer) {
        return answer.headers().getOrDefault("etag", List.of()).stream().findFirst();
    }
}
