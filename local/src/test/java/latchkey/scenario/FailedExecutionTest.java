package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A definition broken on purpose, then mended: the IT Admins hear of it and restart what stopped. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedExecutionTest {

    /** The word is looked for where it does not stand, and after a time-out nobody knows which attempt is next. */
    private final Blueprint blueprint = Blueprint.copy()
            .with(Blueprint.MACHINE, "$states.result.outcome", "$states.result.word")
            .with(Blueprint.MACHINE, "$attempt + 1", "$attempts + 1");

    private final Company company = Company.of(blueprint);

    private String answered = "";
    private String waiting = "";
    private String withdrawn = "";

    @BeforeAll
    void requests_meet_the_broken_definition() {
        var mara = company.person("mara");
        withdrawn = mara.requests("canvas", "Posters, perhaps");
        waiting = mara.requests("canvas", "Posters for the quay");
        company.advance(Duration.ofHours(49));
        answered = company.person("mara").requests("forge", "reader", "To read the crane controller");
        company.person("priya").replies(company.person("priya").asked(answered), "approve");
        failedWithAWarning(answered);
        failedWithAWarning(waiting);
        company.person("mara").withdraws(withdrawn).must(200);

        blueprint.mend(Blueprint.MACHINE);
        company.killAndStartAgain();
    }

    @AfterAll
    void end() {
        assertThat(company.denied()).isEmpty();
        assertThat(company.idleState().text("dead")).isEqualTo("0");
        company.close();
    }

    private void failedWithAWarning(String ticket) {
        assertThat(company.execution(ticket).text("status")).isEqualTo("FAILED");
        assertThat(company.person("mara").timeline(ticket)).last().isEqualTo("warning");
        for (var admin : List.of("ines", "tomas")) {
            assertThat(company.person(admin).newest(ticket).subject())
                    .startsWith("[" + ticket + "] Stopped, please restart: ");
            assertThat(company.person(admin).newest(ticket).text())
                    .contains("The workflow of this request stopped (FAILED, States.QueryEvaluationError).")
                    .contains("/tickets/" + ticket);
        }
        assertThat(company.person("mara").mails(ticket))
                .noneMatch(mail -> mail.text().contains("stopped"));
    }

    @Test
    void on_its_page_an_it_admin_restarts_it_and_it_goes_on_where_it_stood() {
        var hugo = company.person("hugo");
        assertThat(hugo.mails(answered)).isEmpty();
        try (var screen = new Screen().of(company.person("ines"), company)) {
            screen.page().navigate(company.http() + "/tickets/" + answered);
            screen.accessible("restart");
            screen.button("Restart");
            company.idle();
            screen.page().reload();
            assertThat(screen.page().locator("main").innerText())
                    .contains("Ines Duarte started the workflow again")
                    .doesNotContain("has stopped");
            screen.accessible("restarted");
        }

        assertThat(company.person("priya").kindsOfMail(answered))
                .as("she has answered")
                .containsExactly("ask", "receipt");
        assertThat(company.person("tomas").newest(answered).text())
                .contains("Ines Duarte has started the workflow of the request of Mara Lindqvist for Forge");
        hugo.replies(hugo.asked(answered), "approve");
        company.person("tomas").acts(answered, "provisioned").must(200);
        company.person("oleg").acts(answered, "assigned").must(200);

        var mara = company.person("mara");
        assertThat(mara.ticket(answered).text("outcome")).isEqualTo("granted");
        assertThat(mara.timeline(answered))
                .containsExactly(
                        "submitted",
                        "asked",
                        "approved",
                        "warning",
                        "warning",
                        "asked",
                        "approved",
                        "asked",
                        "provisioned",
                        "asked",
                        "assigned",
                        "granted");
        assertThat(company.execution(answered).text("name")).isEqualTo(answered + "-2");
        assertThat(company.execution(answered).text("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void through_the_api_it_is_restarted_once_and_who_was_asked_hears_nothing_new() {
        var tomas = company.person("tomas");
        var bea = company.person("bea");
        var path = "/api/v1/tickets/" + waiting + "/restart";
        assertThat(tomas.ticket(waiting).texts("can")).contains("restart");
        assertThat(bea.ticket(waiting).texts("can")).doesNotContain("restart");
        assertThat(bea.ticket(waiting).has("stopped")).isTrue();
        company.person("lena").post(path, Map.of()).must(404);
        bea.post(path, Map.of()).must(403);
        tomas.post(path, Map.of("force", true)).must(400);

        var first = tomas.post(path, Map.of(), "one-restart").must(200);
        company.idle();
        var again = tomas.post(path, Map.of(), "one-restart").must(200);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.json().texts("can")).doesNotContain("restart");
        assertThat(first.json().has("stopped")).isFalse();
        assertThat(tomas.post(path, Map.of()).must(409).body()).contains("has not failed");
        company.idle();
        assertThat(tomas.ticket(waiting).docs("timeline").getLast().text("via")).isEqualTo("api");
        assertThat(tomas.timeline(waiting)).containsExactly("submitted", "asked", "warning", "warning");
        assertThat(bea.kindsOfMail(waiting)).containsExactly("ask");
        assertThat(company.execution(waiting).text("name")).isEqualTo(waiting + "-2");

        bea.replies(bea.asked(waiting), "approve");
        bea.acts(waiting, "assigned").must(200);
        assertThat(company.person("mara").ticket(waiting).text("outcome")).isEqualTo("granted");
        assertThat(company.execution(waiting).text("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void what_has_ended_or_never_failed_is_not_restarted() {
        var ines = company.person("ines");
        var running = company.person("mara").requests("canvas", "More posters");

        assertThat(ines.post("/api/v1/tickets/" + withdrawn + "/restart", Map.of())
                        .must(409)
                        .body())
                .contains("This request is over");
        ines.post("/api/v1/tickets/" + running + "/restart", Map.of()).must(409);
        assertThat(ines.ticket(withdrawn).texts("can")).doesNotContain("restart");
        assertThat(ines.get("/tickets/" + running).must(200).body()).doesNotContain("/restart");
    }
}
