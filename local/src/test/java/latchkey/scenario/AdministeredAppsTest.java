package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** One app by itself, changed by its App Admins as far as they may, and by the IT Admins. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdministeredAppsTest {

    private static final String APPS = "/api/v1/admin/apps";

    @Test
    void app_admins_change_their_workflow_and_nothing_that_is_the_it_admins() { // R4, R46, R47, R55–R58
        try (var company = Company.demo()) {
            var oleg = company.person("oleg");
            assertThat(ids(oleg)).containsExactly("beacon", "forge");
            oleg.get(APPS + "/ledger").must(404);
            oleg.puts(APPS + "/ledger", Map.of("name", "Mine"), Optional.of("*"))
                    .must(404);

            var beacon = app(oleg, "beacon");
            beacon.putAll(Map.of(
                    "description", "Lamps",
                    "launch", "https://lamps.demo.example",
                    "licences", List.of(Map.of("id", "reader", "name", "Reader")),
                    "denialReason", "required",
                    "remind", "P1D",
                    "approval",
                            Map.of(
                                    "preapprove",
                                            List.of(Map.of(
                                                    "all",
                                                    List.of(
                                                            Map.of("department", "Security"),
                                                            Map.of("location", "Madrid")))),
                                    "steps",
                                            List.of(Map.of(
                                                    "ask",
                                                    List.of("hugo@demo.example", "sam@demo.example"),
                                                    "pass",
                                                    2L)))));
            oleg.puts(APPS + "/beacon", beacon).must(200);
            assertThat(app(oleg, "beacon")).containsAllEntriesOf(beacon);

            var more = app(oleg, "beacon");
            more.putAll(Map.of("sso", false, "mail", "comment", "admins", List.of(), "published", false));
            more.put("visible", Map.of("departments", List.of("Sales")));
            var refused = oleg.puts(APPS + "/beacon", more).must(403).json();
            assertThat(refused.docs("errors").stream().map(one -> one.text("pointer")))
                    .containsExactly("/admins", "/mail", "/published", "/sso", "/visible");
            call(oleg, company, "DELETE", APPS + "/beacon", "*").must(403);

            var ticket =
                    company.person("hugo").requests("beacon", "reader", "For the night watch"); // pre-approved: R56
            assertThat(company.person("hugo").timeline(ticket)).contains("preapproved");
        }
    }

    @Test
    void it_admins_make_publish_hide_and_delete_apps() { // R44, R45, R48, R53
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var yuki = company.person("yuki");
            ines.puts(APPS + "/sonar", Map.of("name", "Sonar", "published", false), Optional.empty())
                    .must(201);
            yuki.get("/api/v1/apps/sonar").must(404);
            ines.puts(APPS + "/sonar", Map.of("name", "Sonar", "visible", Map.of("departments", List.of("Design"))))
                    .must(200);
            yuki.get("/api/v1/apps/sonar").must(404);
            company.person("bea").get("/api/v1/apps/sonar").must(200);

            ines.puts(APPS + "/sonar", Map.of("name", "Sonar")).must(200);
            assertThat(yuki.get("/api/v1/apps/sonar").must(200).json().docs("owners").stream()
                            .map(one -> one.text("name")))
                    .containsExactly("Ines Duarte", "Tomas Berg"); // R45
            var ticket = yuki.requests("sonar", "Fishing");
            assertThat(call(ines, company, "DELETE", APPS + "/sonar", "*")
                            .must(409)
                            .body())
                    .contains("1 open");
            yuki.withdraws(ticket);
            call(ines, company, "DELETE", APPS + "/sonar", "*").must(204);
            yuki.get("/api/v1/apps/sonar").must(404);
            assertThat(ines.ticket(ticket).doc("app").text("name")).isEqualTo("Sonar");
            company.isSound();
        }
    }

    @Test
    void every_fault_of_an_app_has_its_place() {
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var faults = ines.puts(
                            APPS + "/sonar",
                            Map.of(
                                    "name", "So\u202Enar",
                                    "launch", "http://sonar.demo.example",
                                    "approval",
                                            Map.of(
                                                    "steps",
                                                    List.of(Map.of("ask", List.of("nobody@demo.example"), "pass", 3)))),
                            Optional.empty())
                    .must(422)
                    .json();
            assertThat(faults.docs("errors").stream().map(one -> one.text("pointer")))
                    .contains("/name", "/launch", "/approval/steps/0/ask/0", "/approval/steps/0/pass");
            ines.puts(APPS + "/forge", Map.of("name", "Forge"), Optional.empty())
                    .must(428);
            ines.puts(APPS + "/forge", Map.of("name", "Forge"), Optional.of("\"old\""))
                    .must(412);
            ines.puts(APPS + "/forge", Map.of("name", "Forge", "id", "other")).must(422);
            for (var unknown : List.of("denial-reason", "colour")) {
                assertThat(ines.puts(APPS + "/forge", Map.of("name", "Forge", unknown, "required"))
                                .must(400)
                                .body())
                        .contains("Unknown: %s.".formatted(unknown));
            }
        }
    }

    @Test
    void a_ticket_keeps_the_workflow_that_it_was_made_with() { // R3
        try (var company = Company.demo()) {
            var bea = company.person("bea");
            var ticket = company.person("mara").requests("canvas", "Drawing");
            var canvas = app(bea, "canvas");
            canvas.put("approval", Map.of("steps", List.of(Map.of("ask", List.of("hugo@demo.example")))));
            bea.puts(APPS + "/canvas", canvas).must(200);

            bea.acts(ticket, "approve").must(200);
            company.person("hugo")
                    .get("/api/v1/tickets/" + ticket)
                    .must(200); // an approver of the app now, asked by later ones
            assertThat(company.person("hugo").list("action-required")).isEmpty();
            var later = company.person("mara").requests("canvas", "Drawing more");
            assertThat(company.person("hugo").list("action-required")).containsExactly(later);
        }
    }

    @Test
    void of_two_admins_who_change_an_app_at_once_one_is_told() throws Exception {
        try (var company = Company.demo()) {
            var admins = List.of(company.person("ines"), company.person("tomas"));
            var apps = admins.stream().map(admin -> app(admin, "atlas")).toList();
            var tag = tag(admins.getFirst().get(APPS + "/atlas"));
            assertThat(atOnce(
                            () -> admins.get(0)
                                    .puts(APPS + "/atlas", with(apps.get(0), "Maps"), tag)
                                    .status(),
                            () -> admins.get(1)
                                    .puts(APPS + "/atlas", with(apps.get(1), "Charts"), tag)
                                    .status()))
                    .containsExactlyInAnyOrder(200, 412);
            // different apps do not stand in each other's way
            assertThat(atOnce(
                            () -> admins.get(0)
                                    .puts(APPS + "/forge", with(app(admins.get(0), "forge"), "Anvil"))
                                    .status(),
                            () -> admins.get(1)
                                    .puts(APPS + "/scope", with(app(admins.get(1), "scope"), "Lens"))
                                    .status()))
                    .containsExactly(200, 200);
            assertThat(app(admins.getFirst(), "forge")).containsEntry("description", "Anvil");
            assertThat(app(admins.getFirst(), "scope")).containsEntry("description", "Lens");
        }
    }

    @Test
    void who_is_no_app_admin_any_more_changes_nothing_more() {
        try (var company = Company.demo()) {
            var oleg = company.person("oleg");
            var open = app(oleg, "forge");
            var ines = company.person("ines");
            for (var id : List.of("forge", "beacon")) {
                var app = app(ines, id);
                app.put("admins", List.of("mara@demo.example"));
                ines.puts(APPS + "/" + id, app).must(200);
            }
            oleg.puts(APPS + "/forge", open, Optional.of("*")).must(404);
            oleg.get("/admin/apps").must(404);
            assertThat(oleg.get("/apps").body()).doesNotContain("/admin/apps");
            assertThat(ids(company.person("mara"))).containsExactly("beacon", "forge");
        }
    }

    @Test
    void the_form_shows_each_fault_at_its_field_and_keeps_what_was_typed() {
        try (var company = Company.demo()) {
            var oleg = company.person("oleg");
            assertThat(oleg.get("/admin/apps").must(200).body())
                    .contains("Forge")
                    .doesNotContain("Ledger");
            var shown = oleg.get("/admin/apps/forge").must(200).body();
            assertThat(shown)
                    .contains("priya@demo.example", "developer: Developer")
                    .doesNotContain("name=\"sso\"");

            var typed = new LinkedHashMap<>(Map.of(
                    "description",
                    "Anvils & more",
                    "launch",
                    "http://forge.demo.example",
                    "ask1",
                    "priya@demo.example",
                    "ask3",
                    "nobody@demo.example",
                    "pass3",
                    "4",
                    "remind",
                    "2 hours",
                    "escalate",
                    "P5D",
                    "expire",
                    "30 days",
                    "preapprove",
                    "- all: [ { department: Security }, { location: Madrid } ]"));
            var faulty = oleg.form("/admin/apps/forge", "/admin/apps/forge", typed)
                    .must(422)
                    .body();
            assertThat(faulty)
                    .contains("id=\"launch-fault\"", "id=\"ask3-fault\"", "id=\"pass3-fault\"", "Anvils &amp; more")
                    .contains("“2 hours” must be at least 4 hours")
                    .doesNotContain("id=\"ask1-fault\"");
            assertThat(oleg.form("/admin/apps/forge", "/admin/apps/forge", Map.of("preapprove", "- {"))
                            .must(422)
                            .body())
                    .contains("id=\"preapprove-fault\"");

            typed.putAll(Map.of("launch", "https://forge.demo.example", "ask3", "group:none", "name", "Mine"));
            oleg.form("/admin/apps/forge", "/admin/apps/forge", typed).must(422);
            typed.putAll(Map.of("ask3", "", "remind", "2 days", "check", "true"));
            typed.put("licences", "developer: Developer\nreader: Read only");
            assertThat(oleg.form("/admin/apps/forge", "/admin/apps/forge", typed)
                            .must(200)
                            .body())
                    .contains("nothing was saved yet", "department is Security and location is Madrid"); // R56
            assertThat(app(oleg, "forge")).doesNotContainEntry("description", "Anvils & more");
            typed.remove("check");
            oleg.form("/admin/apps/forge", "/admin/apps/forge", typed).must(303);
            assertThat(oleg.get("/admin/apps/forge").body())
                    .contains("department is Security and location is Madrid", "Anvils &amp; more");
            assertThat(app(oleg, "forge")).containsEntry("name", "Forge").containsEntry("sso", true);

            var old = new LinkedHashMap<>(typed);
            old.put("tag", "old");
            assertThat(oleg.form("/admin/apps/forge", "/admin/apps/forge", old)
                            .must(412)
                            .body())
                    .contains("Somebody has changed this app");
            oleg.get("/admin/apps/ledger").must(404);
            oleg.get("/admin/apps/new").must(404);
        }
    }

    @Test
    void an_it_admin_adds_and_deletes_an_app_by_form_and_a_request_for_it_that_comes_late_hears_so() {
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var fields = new LinkedHashMap<>(Map.of(
                    "id",
                    "sonar",
                    "name",
                    "Sonar",
                    "category",
                    "Engineering",
                    "published",
                    "true",
                    "ask1",
                    "hugo@demo.example",
                    "pass1",
                    "any",
                    "remind",
                    "P2D",
                    "escalate",
                    "P5D",
                    "expire",
                    "P30D",
                    "mail",
                    "decide"));
            assertThat(ines.form("/admin/apps/new", "/admin/apps/new", Map.of("id", "So nar"))
                            .must(422)
                            .body())
                    .contains("id=\"id-fault\"");
            ines.form("/admin/apps/new", "/admin/apps/new", fields).must(303);
            assertThat(ines.form("/admin/apps/new", "/admin/apps/new", fields)
                            .must(412)
                            .body())
                    .contains("already");

            var mara = company.person("mara");
            var form = mara.get("/apps/sonar/request").must(200);
            assertThat(form.body()).contains("Request Sonar");
            fields.remove("published");
            ines.form("/admin/apps/sonar", "/admin/apps/sonar", fields).must(303);
            assertThat(mara.form("/apps", "/apps/sonar/request", Map.of("reason", "Fishing"))
                            .must(404)
                            .body())
                    .contains("No request was made");

            ines.form("/admin/apps/sonar", "/admin/apps/sonar", Map.of("delete", "true"))
                    .must(303);
            ines.get("/admin/apps/sonar").must(404);
        }
    }

    private static List<Integer> atOnce(Callable<Integer> one, Callable<Integer> other)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new java.util.ArrayList<Integer>();
            for (var future : threads.invokeAll(List.of(one, other))) {
                results.add(future.get());
            }
            return results;
        }
    }

    private static List<String> ids(Inhabitant admin) {
        return admin.get(APPS).must(200).json().docs("items").stream()
                .map(one -> one.text("id"))
                .toList();
    }

    private static Map<String, @Nullable Object> app(Inhabitant admin, String id) {
        return new LinkedHashMap<>(admin.get(APPS + "/" + id).must(200).json().values());
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> app, String description) {
        app.put("description", description);
        return app;
    }

    private static Optional<String> tag(Answer answer) {
        return answer.headers().getOrDefault("etag", List.of()).stream().findFirst();
    }

    private static Answer call(Inhabitant admin, Company company, String method, String path, String ifMatch) {
        return company.call(
                method,
                path,
                Map.of("Cookie", admin.cookie(), "Content-Type", "application/json", "If-Match", ifMatch),
                null);
    }
}
