package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A new catalog takes a role from somebody, or an app out of sight, while tickets are open: none waits in vain. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LostRolesTest {

    private static final String CATALOG = "/api/v1/admin/catalog";
    private static final String APPS = "/api/v1/admin/apps/";

    @Test
    void who_is_taken_out_of_a_group_is_asked_no_more_and_with_nobody_left_the_it_admins_are() { // A10, A12, R55
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var bea = company.person("bea");
            var yuki = company.person("yuki");
            studio(ines, "bea@demo.example, yuki@demo.example");
            changes(ines, "canvas", "approval", Map.of("steps", List.of(Map.of("ask", List.of("group:studio")))));
            var ticket = company.person("mara").requests("canvas", "Posters");
            assertThat(yuki.list("action-required")).contains(ticket);
            var ask = yuki.asked(ticket);

            studio(ines, "bea@demo.example, sam@demo.example");
            company.idle();

            yuki.replies(ask, "approve");
            yuki.acts(ticket, "approve").must(404);
            assertThat(ines.timeline(ticket)).doesNotContain("approved").contains("warning");
            assertThat(company.person("sam").kindsOfMail(ticket))
                    .as("who comes in later is not asked")
                    .isEmpty();
            assertThat(bea.list("action-required")).contains(ticket);
            assertThat(ines.kindsOfMail(ticket)).as("enough are left").isEmpty();

            studio(ines, "sam@demo.example");
            company.idle();

            bea.acts(ticket, "approve").must(403); // she administers the app
            assertThat(ines.asked(ticket).text())
                    .contains("Bea Fontaine cannot be asked any more.")
                    .contains("so the IT Admins are");
            ines.replies(ines.asked(ticket), "approve");
            assertThat(ines.ticket(ticket).text("stage")).isEqualTo("assignment");
            company.isSound();
        }
    }

    @Test
    void the_app_admins_of_today_assign_and_one_of_yesterday_is_asked_no_more() { // A12, A9, R29, R45
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var kofi = company.person("kofi");
            var lena = company.person("lena");
            var mara = company.person("mara");
            var early = mara.requests("pipeline", "viewer", "Numbers");
            var open = mara.requests("postbox", "Letters");
            assertThat(kofi.list("action-required")).contains(open);

            changes(ines, "postbox", "admins", List.of("lena@demo.example"));
            changes(ines, "pipeline", "admins", List.of("lena@demo.example"));
            company.idle();

            kofi.acts(open, "assigned").must(404);
            assertThat(ines.kindsOfMail(open)).isEmpty();
            assertThat(lena.asked(open).text())
                    .contains("Kofi Mensah cannot be asked any more. Now Lena Novak can assign it.");
            lena.replies(lena.asked(open), "done");
            assertThat(mara.ticket(open).text("outcome")).isEqualTo("granted");

            kofi.acts(early, "approve").must(200); // an approver of that day: R3
            company.person("jonas").acts(early, "approve").must(200);
            company.person("hugo").acts(early, "approve").must(200);
            company.person("tomas").acts(early, "provisioned").must(200);
            assertThat(lena.asked(early).text()).contains("Please assign");
            lena.acts(early, "assigned").must(200);
            company.isSound();
        }
    }

    @Test
    void the_only_it_admin_provisions_an_own_request_no_more_once_there_is_another() { // A7
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var tomas = company.person("tomas");
            var it = "/api/v1/admin/people/tomas@demo.example";
            ines.puts(it, Map.of("itAdmin", false)).must(200);
            var ticket = ines.requests("atlas", "Maps of my own");
            assertThat(ines.ticket(ticket).texts("can")).contains("provisioned");

            ines.puts(it, Map.of("itAdmin", true)).must(200);
            ines.acts(ticket, "provisioned").must(403);
            company.idle();

            assertThat(tomas.asked(ticket).text()).contains("There is another IT Admin again");
            tomas.replies(tomas.asked(ticket), "done");
            assertThat(ines.timeline(ticket)).contains("provisioned");
            company.isSound();
        }
    }

    @Test
    void a_question_goes_to_the_it_admins_where_no_app_admin_is_left() { // R8, A7, A10
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var tomas = company.person("tomas");
            var bea = company.person("bea");
            var own = bea.asksForHelp("canvas", "Who pays for this?"); // its only App Admin
            assertThat(ines.newest(own).text()).contains("Bea Fontaine asks for help with Canvas");
            tomas.resolves(own, "We do").must(200);
            assertThat(bea.ticket(own).text("outcome")).isEqualTo("resolved");

            var mara = company.person("mara");
            var ticket = mara.asksForHelp("canvas", "How do I print?");
            ines.resolves(ticket, "I guess").must(403);
            ines.puts("/api/v1/admin/people/bea@demo.example", Map.of("active", false))
                    .must(200);
            company.idle();

            assertThat(ines.newest(ticket).text())
                    .contains("Bea Fontaine cannot be asked any more.")
                    .contains("How do I print?");
            assertThat(tomas.list("action-required")).contains(ticket);
            assertThat(mara.asksForHelp("canvas", "And in colour?")).isIn(tomas.list("action-required"));
            ines.resolves(ticket, "With the big button").must(200);
            assertThat(mara.newest(ticket).text()).contains("With the big button");
            company.isSound();
        }
    }

    @Test
    void an_app_that_is_unpublished_takes_no_new_request_and_lets_the_open_ones_go_on() { // R3, R5, R53
        try (var company = Company.demo()) {
            var mara = company.person("mara");
            var kofi = company.person("kofi");
            var ticket = mara.requests("postbox", "Letters");

            changes(company.person("ines"), "postbox", "published", false);

            mara.get("/api/v1/apps/postbox").must(404);
            mara.get("/apps/postbox/request").must(404);
            mara.get("/apps/postbox/help").must(404);
            for (var kind : List.of("access", "help")) {
                var refused = mara.post(
                                "/api/v1/tickets", Map.of("kind", kind, "app", "postbox", "reason", "More letters"))
                        .must(404);
                assertThat(refused.body()).contains("There is no app “postbox” for you.");
            }
            assertThat(mara.list("my-open")).contains(ticket);
            mara.comments(ticket, "Is it still to be had?").must(201);
            kofi.acts(ticket, "assigned").must(200);
            assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("granted");
            assertThat(kofi.list("manage-closed")).contains(ticket);
            company.isSound();
        }
    }

    /** Applies the catalog file with this group. */
    private static void studio(Inhabitant admin, String members) {
        var now = admin.get(CATALOG).must(200);
        var group = "studio: [" + members + "]";
        var file = now.body().contains("studio: [")
                ? now.body().replaceFirst("studio: \\[[^\\]]*\\]", group)
                : now.body().replace("groups: {}", "groups: { " + group + " }");
        admin.file(CATALOG + "/apply", "application/yaml", file, now.tag()).must(200);
    }

    private static void changes(Inhabitant admin, String app, String field, Object to) {
        var tree = new LinkedHashMap<String, @Nullable Object>(
                admin.get(APPS + app).must(200).json().values());
        tree.put(field, to);
        admin.puts(APPS + app, tree).must(200);
    }
}
