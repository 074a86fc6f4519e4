package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import latchkey.runtime.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What happens on few days, and is permitted for these. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SeldomTest {

    private final Company company = Company.demo();

    @AfterEach
    void end() {
        assertThat(company.denied()).isEmpty();
        company.close();
    }

    private void plan(String function, String call, String mode, int times) {
        var faults = IntStream.rangeClosed(1, times)
                .mapToObj(nth -> Map.of("function", function, "call", call, "nth", nth, "mode", mode))
                .toList();
        company.call("POST", "/_local/faults", Map.of("Content-Type", "application/json"), Json.write(faults))
                .must(200);
    }

    private boolean called(String function, String call) {
        return company.get("/_local/calls", Map.of()).must(200).json().values().get(function) instanceof Map<?, ?> calls
                && calls.containsKey(call);
    }

    @Test
    void a_mail_that_comes_back_is_a_warning_on_its_ticket_once_however_far_that_is() {
        var mara = company.person("mara");
        var ticket = mara.requests("beacon", "For the night watch");
        var ask = company.person("priya").asked(ticket);

        comesBack(ask);

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "warning");
        assertThat(company.person("ines").newest(ticket).text())
                .contains("Mail to priya@demo.example was sent back. They are asked for approval 1.");

        company.person("hugo").acts(ticket, "approve").must(200);
        comesBack(ask);

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "warning", "approved", "asked");
    }

    @Test
    void a_step_never_waits_unseen_for_somebody_whom_mail_does_not_reach_until_they_answer_one() {
        var mara = company.person("mara");
        var bea = company.person("bea");
        comesBack(bea.asked(mara.requests("canvas", "Posters")));

        var second = mara.requests("canvas", "More posters");

        assertThat(mara.timeline(second)).containsExactly("submitted", "asked", "warning");
        assertThat(company.person("tomas").newest(second).text())
                .contains("Mail to bea@demo.example came back lately. They are asked for approval 1.");

        bea.replies(bea.asked(second), "Which quay?");
        var third = mara.requests("canvas", "Even more posters");

        assertThat(mara.timeline(third)).containsExactly("submitted", "asked");
    }

    @Test
    void an_it_admin_whom_mail_does_not_reach_is_told_of_once_though_that_mail_comes_back_too() {
        var mara = company.person("mara");
        var ines = company.person("ines");
        var ticket = mara.requests("beacon", "For the night watch");
        comesBack(company.person("priya").asked(ticket));
        comesBack(ines.newest(ticket));
        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "warning", "warning");

        var told = ines.newest(ticket);
        assertThat(told.text()).contains("Mail to ines@demo.example was sent back.");
        comesBack(told);

        assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "warning", "warning");
        assertThat(ines.newest(ticket)).isEqualTo(told);
    }

    @Test
    void a_bounce_that_is_told_again_after_an_answer_marks_nobody() {
        var mara = company.person("mara");
        var bea = company.person("bea");
        var ask = bea.asked(mara.requests("canvas", "Posters"));
        comesBack(ask);
        bea.replies(ask, "Which quay?");
        comesBack(ask);

        assertThat(mara.timeline(mara.requests("canvas", "More posters"))).containsExactly("submitted", "asked");
    }

    @Test
    void a_link_that_is_used_has_arrived() {
        var mara = company.person("mara");
        comesBack(company.person("bea").asked(mara.requests("canvas", "Posters")));

        var form = Map.of("Content-Type", "application/x-www-form-urlencoded");
        company.call("POST", "/sign-in", form, "email=bea%40demo.example").must(303);
        company.idle();
        var link = company.mailbox("bea").getLast().link("/sign-in/");
        company.call("POST", link.substring(link.indexOf("/sign-in/")), form, "email=bea%40demo.example")
                .must(303);

        assertThat(mara.timeline(mara.requests("canvas", "More posters"))).containsExactly("submitted", "asked");
    }

    private void comesBack(Mail mail) {
        company.call(
                        "POST",
                        "/_local/bounces",
                        Map.of("Content-Type", "application/json"),
                        Json.write(Map.of("mail", mail.doc().text("id"))))
                .must(200);
        company.idle();
    }

    /** The SDK tries again, meets a used token, and the stage function looks whether the machine went on. It did. */
    @Test
    void an_answer_whose_own_answer_got_lost_warns_nobody() {
        var ticket = company.person("mara").requests("canvas", "Posters");
        plan("OutboxFunction", "states.SendTaskSuccess", "time-out", 1);
        var bea = company.person("bea");
        bea.replies(bea.asked(ticket), "approve");

        company.advance(Duration.ofMinutes(2));

        assertThat(called("StageFunction", "states.DescribeExecution")).isTrue();
        assertThat(company.person("mara").timeline(ticket)).containsExactly("submitted", "asked", "approved", "asked");
    }

    @Test
    void a_request_withdrawn_while_its_next_step_opens_ends_at_once() {
        var kofi = company.person("kofi");
        var ticket = kofi.requests("scope", "For the sales team");
        plan("StageFunction", "dynamodb.BatchGetItem", "delay", 1);

        company.person("bea")
                .post("/api/v1/tickets/" + ticket + "/actions", Map.of("action", "approve"))
                .must(200);
        kofi.post("/api/v1/tickets/" + ticket + "/withdrawal", Map.of()).must(200);
        company.idle();

        assertThat(called("StageFunction", "states.SendTaskSuccess")).isTrue();
        assertThat(kofi.timeline(ticket)).containsExactly("submitted", "asked", "approved", "withdrawn");
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_mail_that_ses_takes_not_now_is_put_back_for_later() {
        plan("CourierFunction", "ses.SendEmail", "throttle", 9);

        company.person("mara").post("/api/v1/tickets", Map.of("kind", "access", "app", "canvas", "reason", "Posters"));

        var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!called("CourierFunction", "sqs.ChangeMessageVisibility")) {
            assertThat(System.nanoTime()).as("it is put back within 30 s").isLessThan(end);
        }
        assertThat(company.allMail()).isEmpty();
    }
}
