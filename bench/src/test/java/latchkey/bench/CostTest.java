package latchkey.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The sheet's arithmetic; what goes into it is counted in {@link CallsTest}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CostTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    /** A start takes 2 s, each further invocation 0.5 s. */
    private static final Assumptions ASSUMED = new Assumptions(2_000, 500, 5, 20, 730, 100, 10, 20, 3, 300);

    private static final Deployment DEPLOYED = new Deployment(
            Map.of("Web", 2_048, "Inbox", 1_024, "Outbox", 1_024), Set.of("Inbox"), Set.of("Web"), 1, 23);

    private static final Spent REPLY = new Spent(
            Map.of("s3.GetObject", 2L, "sqs.SendMessage", 3L, "ses.SendEmail", 4L, "states.StartExecution", 1L),
            Map.of("Web", 1L, "Inbox", 2L, "Outbox", 3L),
            new Spent.Units(7, 11, 0),
            new Spent.Trail(5, 6, 1_000, 1 << 30));

    @Test
    void each_thing_counted_becomes_what_aws_charges_for_it() {
        var charged = new Charged(DEPLOYED, ASSUMED).of(REPLY);

        assertThat(charged.of(Meter.TABLE_READ)).isEqualTo(7);
        assertThat(charged.of(Meter.TABLE_WRITE)).isEqualTo(11);
        assertThat(charged.of(Meter.FILE_PUT)).isEqualTo(2);
        assertThat(charged.of(Meter.FILE_GET)).isEqualTo(2);
        assertThat(charged.of(Meter.TOPIC_PUBLISH)).isEqualTo(2);
        assertThat(charged.of(Meter.QUEUE_REQUEST))
                .as("3 sent by us, 2 by the topic, 2 batches received and deleted")
                .isEqualTo(9);
        assertThat(charged.of(Meter.STATE_TRANSITION)).isEqualTo(5);
        assertThat(charged.of(Meter.MAIL_OUT)).isEqualTo(4);
        assertThat(charged.of(Meter.MAIL_IN)).isEqualTo(2);
        assertThat(charged.of(Meter.MAIL_IN_CHUNK)).as("300 KB each").isEqualTo(4);
        assertThat(charged.of(Meter.HTTP_REQUEST)).isEqualTo(1);
        assertThat(charged.of(Meter.DATA_OUT)).isEqualTo(1);
        assertThat(charged.of(Meter.INVOCATION)).isEqualTo(6);
        assertThat(charged.of(Meter.TRACE)).isEqualTo(7);
        assertThat(charged.of(Meter.GB_SECOND))
                .as("web 2 GB × 2 s, inbox 2.5 s, outbox 3 s")
                .isEqualTo(9.5);
    }

    @Test
    void logs_are_what_functions_write_and_what_aws_adds() {
        var charged = new Charged(DEPLOYED, ASSUMED).of(REPLY);

        double bytes = 1_000 + 6 * 100 + 10 + 6 * 20;
        assertThat(charged.of(Meter.LOG_INGESTION) * 1024 * 1024 * 1024).isEqualTo(bytes, within(1e-6));
        assertThat(charged.of(Meter.LOG_STORAGE)).isEqualTo(3 * charged.of(Meter.LOG_INGESTION), within(1e-15));
    }

    @Test
    void an_idle_month_is_its_hours_the_polls_of_empty_queues_and_the_alarms() {
        var hour = new Spent(
                Map.of("dynamodb.Query", 1L), Map.of("Inbox", 1L), new Spent.Units(1, 0, 0), Spent.Trail.NONE);

        var idle = new Charged(DEPLOYED, ASSUMED).idle(hour);

        assertThat(idle.of(Meter.TABLE_READ)).isEqualTo(730);
        assertThat(idle.of(Meter.GB_SECOND)).isEqualTo(1_460);
        assertThat(idle.of(Meter.QUEUE_REQUEST))
                .as("5 pollers, 3 polls a minute; each hour a message is sent, received and deleted")
                .isEqualTo(5 * 3 * 60 * 730 + 3 * 730);
        assertThat(idle.of(Meter.ALARM_METRIC)).isEqualTo(23);
    }

    @Test
    void a_sum_is_amounts_times_prices() throws IOException {
        var prices = Prices.read();
        var amounts = Amounts.NONE
                .plus(Meter.TABLE_READ, 2_000_000)
                .plus(Meter.TABLE_WRITE, 1_000_000)
                .plus(Meter.STATE_TRANSITION, 9_000)
                .plus(Amounts.NONE.plus(Meter.STATE_TRANSITION, 500).times(2));
        var sheet = new CostSheet(prices, Map.of("a run", amounts));

        assertThat(prices.byService(amounts).get("DynamoDB")).isEqualTo(2 * 0.1415 + 0.705, within(1e-9));
        assertThat(prices.byService(amounts).get("Step Functions")).isEqualTo(0.25, within(1e-9));
        assertThat(sheet.total(amounts)).isEqualTo(0.988 + 0.25, within(1e-9));
        assertThat(sheet.table()).contains("| DynamoDB | 0.99 |", "| **together** | **1.24** |");
        assertThat(sheet.figures().stream().map(Figure::line))
                .anyMatch(line -> line.contains("\"a run: together\"") && line.contains("\"value\":1.24"));
    }

    @Test
    void every_price_names_a_page_of_aws_and_a_day() throws IOException {
        assertThat(Prices.read().prices().values()).allSatisfy(price -> {
            assertThat(price.page()).startsWith("https://aws.amazon.com/");
            assertThat(price.read()).isAfter("2026-01-01");
            assertThat(price.usd()).isPositive();
        });
    }

    @Test
    void a_call_that_has_no_price_is_named() throws IOException {
        var spent = new Spent(
                Map.of("kms.Decrypt", 1L, "dynamodb.Query", 1L, "states.SendTaskSuccess", 1L),
                Map.of(),
                new Spent.Units(0, 0, 0),
                Spent.Trail.NONE);

        assertThat(Prices.read().unpriced(spent)).isEqualTo(List.of("kms.Decrypt"));
    }

    @Test
    void a_mix_names_actions_that_are_measured() throws IOException {
        var measured = CallBudgets.read().budgets().keySet();

        assertThat(CostBench.mixes().values())
                .allSatisfy(mix -> assertThat(measured).containsAll(mix.keySet()));
    }

    @Test
    void the_templates_say_what_is_charged_without_a_ticket() throws IOException {
        var deployment = Deployment.read(HOME);

        assertThat(deployment.queued())
                .containsExactlyInAnyOrder("InboxFunction", "StageFunction", "CourierFunction", "FeedbackFunction");
        assertThat(deployment.routed()).containsExactly("WebFunction");
        assertThat(deployment.memory()).containsEntry("WebFunction", 1769).containsEntry("InboxFunction", 1024);
        assertThat(deployment.schedules()).isEqualTo(1);
        assertThat(deployment.alarmMetrics()).isEqualTo(23);
    }
}
