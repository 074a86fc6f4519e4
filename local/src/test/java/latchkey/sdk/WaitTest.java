package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/state-wait.html")
class WaitTest {

    private final Aws aws;
    private final Machines machines;

    WaitTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    void a_wait_lasts_its_seconds_and_no_less() throws Exception {
        var execution = machines.start(machines.make(waiting("Seconds: 3")), "{}");

        aws.pass(Duration.ofSeconds(2));
        var meanwhile = machines.describe(execution).status();
        aws.pass(Duration.ofSeconds(1));

        assertThat(meanwhile).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void the_seconds_may_be_an_expression() throws Exception {
        var ended = waited("Seconds: \"{% $states.input.seconds * 2 %}\"", "{'seconds':1}");

        assertThat(Duration.between(ended.startDate(), ended.stopDate()))
                .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }

    @Test
    void no_seconds_at_all_are_no_wait() throws Exception {
        assertThat(machines.run(waiting("Seconds: 0"), "{}").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    @Unjudged(by = Judge.LOCALSTACK, why = "Its waits for a timestamp end up to a second early")
    void a_wait_lasts_until_its_timestamp() throws Exception {
        var until = aws.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);

        var ended = waited("Timestamp: \"" + until + "\"", "{}");

        assertThat(ended.stopDate()).isBetween(until, until.plusSeconds(3));
    }

    @Test
    @Unjudged(by = Judge.LOCALSTACK, why = "Its waits for a timestamp end up to a second early")
    void the_timestamp_may_be_an_expression() throws Exception {
        var until = aws.now().plusSeconds(3).truncatedTo(ChronoUnit.SECONDS);

        var ended = waited("Timestamp: \"{% $states.input.until %}\"", "{'until':'" + until + "'}");

        assertThat(ended.stopDate()).isBetween(until, until.plusSeconds(3));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "They count")
    @Unjudged(by = Judge.LOCALSTACK, why = "Its waits for a timestamp end up to a second early")
    void the_milliseconds_of_a_timestamp_do_not_count() throws Exception {
        var until = aws.now().plusSeconds(2).truncatedTo(ChronoUnit.SECONDS);

        var ended = waited("Timestamp: \"" + until.plusMillis(999) + "\"", "{}");

        assertThat(ended.stopDate()).isBetween(until, until.plusMillis(900));
    }

    @Test
    void a_timestamp_that_is_over_is_no_wait() throws Exception {
        assertThat(machines.run(waiting("Timestamp: \"2020-01-01T00:00:00Z\""), "{}")
                        .status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "The definition is refused")
    void a_timestamp_may_have_an_offset() throws Exception {
        assertThat(machines.run(waiting("Timestamp: \"2020-01-01T00:00:00+02:00\""), "{}")
                        .status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "It goes on at once")
    void seconds_below_0_are_a_query_evaluation_error() throws Exception {
        assertThat(error("Seconds: \"{% 0 - 1 %}\"")).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It waits")
    @Differs(judge = Judge.LOCALSTACK, how = "It waits")
    void seconds_beyond_99999999_are_a_query_evaluation_error() throws Exception {
        assertThat(error("Seconds: \"{% 100000000 %}\"")).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "They are taken")
    void seconds_that_are_no_whole_number_are_a_query_evaluation_error() throws Exception {
        assertThat(error("Seconds: \"{% 1.5 %}\"")).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "They are taken")
    void seconds_that_are_a_text_are_a_query_evaluation_error() throws Exception {
        assertThat(error("Seconds: \"{% '1' %}\"")).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "States.Runtime")
    void a_timestamp_that_is_none_is_a_query_evaluation_error() throws Exception {
        assertThat(error("Timestamp: \"{% 'tomorrow' %}\"")).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "States.Runtime")
    void a_timestamp_in_small_letters_is_a_query_evaluation_error() throws Exception {
        assertThat(error("Timestamp: \"{% '2020-01-01t00:00:00z' %}\"")).isEqualTo("States.QueryEvaluationError");
    }

    private String error(String field) throws InterruptedException {
        return machines.run(waiting(field), "{}").error();
    }

    /** An execution that is given three seconds. */
    private DescribeExecutionResponse waited(String field, String input) throws InterruptedException {
        var execution = machines.start(machines.make(waiting(field)), input);
        aws.pass(Duration.ofSeconds(3));
        var ended = machines.end(execution);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        return ended;
    }

    private static String waiting(String field) {
        return "{ StartAt: Nap, States: { Nap: { Type: Wait, " + field + ", End: true } } }";
    }
}
