package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Somebody leaves the company, or the IT Admins: nothing waits for them, and nothing is theirs any more. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LeaversTest {

    private static final String PEOPLE = "/api/v1/admin/people/";

    @Test
    void a_leaver_is_out_at_once_and_their_requests_are_withdrawn() { // R2, R12
        try (var company = Company.demo()) {
            var yuki = company.person("yuki");
            var ines = company.person("ines");
            var bea = company.person("bea");
            var ticket = yuki.requests("canvas", "Posters for Osaka");

            leaves(ines, "yuki");
            yuki.get("/api/v1/me").must(401);
            yuki.post("/api/v1/tickets", Map.of("kind", "access", "app", "atlas", "reason", "x"))
                    .must(401);
            company.idle();

            assertThat(ines.ticket(ticket).text("outcome")).isEqualTo("withdrawn");
            assertThat(bea.newest(ticket).text()).contains("withdrawn");
            assertThat(bea.list("action-required")).doesNotContain(ticket);
            assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");

            var before = ines.timeline(ticket);
            yuki.replies(yuki.newest(ticket), "Please go on all the same");
            assertThat(ines.timeline(ticket)).isEqualTo(before);
            int mails = company.mailbox("yuki").size();
            company.call(
                    "POST",
                    "/sign-in",
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    "email=yuki%40demo.example");
            company.idle();
            assertThat(company.mailbox("yuki")).hasSize(mails);
            company.isSound();
        }
    }

    @Test
    void a_step_goes_on_without_a_leaver_and_to_the_it_admins_where_nobody_is_left() { // A10, A9
        try (var company = Company.demo()) {
            var mara = company.person("mara");
            var ines = company.person("ines");
            var hugo = company.person("hugo");
            var two = mara.requests("beacon", "Dashboards");
            var one = mara.requests("canvas", "Posters");
            var ask = hugo.asked(two);

            leaves(ines, "hugo");
            leaves(ines, "bea");
            company.idle();

            hugo.replies(ask, "approve");
            assertThat(mara.timeline(two)).doesNotContain("approved");
            company.person("priya").acts(two, "approve").must(200);
            assertThat(mara.ticket(two).text("stage")).isEqualTo("provisioning");

            assertThat(mara.timeline(one)).contains("warning");
            assertThat(ines.asked(one).text()).contains("Nobody whom the workflow names");
            assertThat(ines.list("action-required")).contains(one);
            ines.acts(one, "approve").must(200);
            company.isSound();
        }
    }

    @Test
    void who_stops_being_it_admin_is_asked_no_more_and_sees_what_they_did() { // A9, R49
        try (var company = Company.demo()) {
            var mara = company.person("mara");
            var ines = company.person("ines");
            var tomas = company.person("tomas");
            var done = mara.requests("atlas", "Maps");
            tomas.acts(done, "provisioned").must(200);
            var open = mara.requests("atlas", "More maps");

            ines.puts(PEOPLE + "tomas@demo.example", Map.of("itAdmin", false)).must(200);
            company.idle();

            tomas.acts(open, "provisioned").must(404);
            tomas.get("/api/v1/tickets/" + done).must(200);
            tomas.get("/api/v1/admin/people").must(404);
            assertThat(ines.timeline(open)).contains("warning");
            tomas.get("/api/v1/tickets?view=action-required").must(404); // R32
            ines.acts(open, "provisioned").must(200);

            for (var change : List.of(Map.of("itAdmin", false), Map.of("active", false))) {
                var refused = ines.puts(PEOPLE + "ines@demo.example", change).must(422);
                assertThat(refused.body()).contains("last IT Admin");
            }
            var file = ines.file(
                    "/api/v1/admin/people/plan",
                    "text/csv",
                    "email,active\nines@demo.example,no\n",
                    java.util.Optional.empty());
            assertThat(file.must(200).json().docs("faults").getFirst().text("path"))
                    .isEqualTo("line 2, active");
            company.isSound();
        }
    }

    @Test
    void two_it_admins_who_remove_each_other_at_one_moment_leave_one() { // R49
        try (var company = Company.demo()) {
            var ines = company.person("ines");
            var tomas = company.person("tomas");
            var answers = Stream.of(
                            CompletableFuture.supplyAsync(
                                    () -> ines.puts(PEOPLE + "tomas@demo.example", Map.of("itAdmin", false))),
                            CompletableFuture.supplyAsync(
                                    () -> tomas.puts(PEOPLE + "ines@demo.example", Map.of("active", false))))
                    .toList()
                    .stream()
                    .map(answer -> answer.join().status())
                    .toList();

            assertThat(answers).containsOnlyOnce(200);
            var left = Stream.of(ines, tomas)
                    .filter(one -> one.get("/api/v1/admin/settings").status() == 200);
            assertThat(left).hasSize(1);
            company.isSound();
        }
    }

    private static void leaves(Inhabitant admin, String name) {
        admin.puts(PEOPLE + Company.address(name), Map.of("active", false)).must(200);
    }
}
