package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What must be sent and was not is found by the hourly sweep: starts, and words of failures. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostSignalTest {

    /** More than are tried where a record is not tried again, even if the stream delivers it twice. */
    private static final int ALL = 9;

    /** A record is given up at once, nobody tells of failed executions, and every approval fails one. */
    private final Blueprint blueprint = Blueprint.copy()
            .with(Blueprint.TEMPLATE, "MaximumRetryAttempts: 10", "MaximumRetryAttempts: 0")
            .with(Blueprint.TEMPLATE, "status: [ FAILED, TIMED_OUT, ABORTED ]", "status: [ ABORTED ]")
            .with(Blueprint.MACHINE, "$step + 1", "$steps + 1");

    private final Company company = Company.of(blueprint);

    @AfterAll
    void end() {
        assertThat(company.denied()).isEmpty();
        assertThat(company.idleState().text("dead")).isEqualTo("0");
        company.close();
    }

    @Test
    void a_start_that_got_lost_is_made_by_the_sweep() {
        company.breaks("OutboxFunction", "states.StartExecution", ALL);
        var ticket = company.person("mara").requests("canvas", "Posters for the quay");
        company.breaksNothingMore();
        company.get("/_local/executions/" + ticket, Map.of()).must(404);

        company.advance(Duration.ofHours(2));

        assertThat(company.person("mara").timeline(ticket)).containsExactly("submitted", "asked");
        assertThat(company.person("bea").kindsOfMail(ticket)).containsExactly("ask");
        assertThat(company.execution(ticket).text("status")).isEqualTo("RUNNING");
    }

    @Test
    void a_failure_that_nobody_told_of_is_found_and_so_is_a_restart_that_got_lost() {
        var ticket = company.person("mara").requests("canvas", "More posters");
        company.person("bea").acts(ticket, "approve").must(200);
        assertThat(company.execution(ticket).text("status")).isEqualTo("FAILED");
        assertThat(company.person("mara").timeline(ticket)).last().isEqualTo("approved");

        company.advance(Duration.ofHours(2));

        var ines = company.person("ines");
        assertThat(ines.timeline(ticket)).containsExactly("submitted", "asked", "approved", "warning");
        assertThat(ines.newest(ticket).text()).contains("The workflow of this request stopped (FAILED).");

        blueprint.mend(Blueprint.MACHINE);
        company.killAndStartAgain();
        company.breaks("OutboxFunction", "states.StartExecution", ALL);
        ines.post("/api/v1/tickets/" + ticket + "/restart", Map.of()).must(200);
        company.idle();
        company.breaksNothingMore();
        assertThat(company.execution(ticket).text("name")).isEqualTo(ticket + "-1");
        company.advance(Duration.ofHours(2));

        var bea = company.person("bea");
        assertThat(bea.ticket(ticket).text("stage")).isEqualTo("assignment");
        bea.acts(ticket, "assigned").must(200);
        assertThat(company.person("mara").timeline(ticket))
                .containsExactly(
                        "submitted", "asked", "approved", "warning", "warning", "asked", "assigned", "granted");
        assertThat(company.execution(ticket).text("name")).isEqualTo(ticket + "-2");
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
    }
}
