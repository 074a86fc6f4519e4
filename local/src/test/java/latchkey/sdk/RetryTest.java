package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/concepts-error-handling.html")
class RetryTest {

    private static final String ANSWERED =
            "The next attempt has the same token, and takes the answer to the one before";

    private final Aws aws;
    private final Machines machines;

    RetryTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = ANSWERED)
    void a_named_error_is_tried_again_after_the_interval() throws Exception {
        var execution = start("{ ErrorEquals: [ E ], IntervalSeconds: 2 }");

        fail("E");
        aws.pass(Duration.ofSeconds(2));
        machines.succeed(machines.token(), "7");

        assertThat(machines.output(machines.end(execution))).isEqualTo(7L);
        assertThat(attempts(execution)).hasSize(2);
    }

    @Test
    void an_error_that_is_not_named_is_not_tried_again() throws Exception {
        var execution = start("{ ErrorEquals: [ E ] }");

        fail("Other");

        assertThat(machines.end(execution).error()).isEqualTo("Other");
        assertThat(attempts(execution)).hasSize(1);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = ANSWERED)
    void one_retrier_may_name_several_errors_and_counts_them_together() throws Exception {
        var execution = start("{ ErrorEquals: [ E, F ], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 2 }");

        failInTurn("E", "F", "E");

        assertThat(machines.end(execution).error()).isEqualTo("E");
        assertThat(attempts(execution)).hasSize(3);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = ANSWERED)
    void each_retrier_counts_for_itself() throws Exception {
        var execution = start(
                "{ ErrorEquals: [ E ], IntervalSeconds: 1, MaxAttempts: 1 }, { ErrorEquals: [ F ], IntervalSeconds: 1, MaxAttempts: 1 }");

        failInTurn("E", "F", "E");

        assertThat(machines.end(execution).error()).isEqualTo("E");
        assertThat(attempts(execution)).hasSize(3);
    }

    @Test
    void the_first_retrier_that_names_the_error_decides_even_when_it_has_no_attempt_left() throws Exception {
        var execution = start("{ ErrorEquals: [ E ], MaxAttempts: 0 }, { ErrorEquals: [ States.ALL ] }");

        fail("E");

        assertThat(machines.end(execution).error()).isEqualTo("E");
        assertThat(attempts(execution)).hasSize(1);
    }

    @Test
    void after_max_attempts_the_catcher_has_it() throws Exception {
        var execution = machines.start(
                machines.make(
                        """
                StartAt: Ask
                States:
                  Ask: { %s, Retry: [ %s ], Catch: [ { ErrorEquals: [ E ], Output: caught, Next: End } ], End: true }
                  End: { Type: Succeed }
                """.formatted(Machines.ASK, "{ ErrorEquals: [ E ], IntervalSeconds: 1, MaxAttempts: 1 }")),
                "{}");

        failInTurn("E", "E");

        assertThat(machines.output(machines.end(execution))).isEqualTo("caught");
        assertThat(attempts(execution)).hasSize(2);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = ANSWERED)
    void all_means_every_error() throws Exception {
        var execution = start("{ ErrorEquals: [ States.ALL ], IntervalSeconds: 1, MaxAttempts: 1 }");

        failInTurn("E", "F");

        assertThat(machines.end(execution).error()).isEqualTo("F");
        assertThat(attempts(execution)).hasSize(2);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = ANSWERED)
    void task_failed_means_every_error_of_a_task_but_a_time_out() throws Exception {
        var yaml = asking("{ ErrorEquals: [ States.TaskFailed ], IntervalSeconds: 1, MaxAttempts: 1 }")
                .replace("TimeoutSeconds: 60", "TimeoutSeconds: 2");
        var execution = machines.start(machines.make(yaml), "{}");

        fail("E");
        aws.pass(Duration.ofSeconds(1));
        machines.token();
        aws.pass(Duration.ofSeconds(2));

        assertThat(machines.end(execution).error()).isEqualTo("States.Timeout");
        assertThat(attempts(execution)).hasSize(2);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "The token is that of the attempt before")
    @Differs(judge = Judge.LOCALSTACK, how = "The token is that of the attempt before")
    void an_attempt_asks_anew() throws Exception {
        var execution = start("{ ErrorEquals: [ E ], IntervalSeconds: 1 }");

        var first = machines.asked();
        fail(String.valueOf(first.get("token")), "E");
        aws.pass(Duration.ofSeconds(1));
        var second = machines.asked();

        assertThat(second.get("token")).isNotEqualTo(first.get("token"));
        assertThat(machines.describe(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "The next attempt has the same token, which is closed")
    void a_state_that_is_entered_again_counts_anew() throws Exception {
        var execution = machines.start(machines.make("""
                StartAt: Ask
                States:
                  Ask: { %s, Retry: [ { ErrorEquals: [ E ], IntervalSeconds: 1, MaxAttempts: 1 } ], Next: More? }
                  More?: { Type: Choice, Choices: [ { Condition: "{%% $states.input = 'more' %%}", Next: Ask } ], Default: End }
                  End: { Type: Succeed }
                """.formatted(Machines.ASK)), "{}");

        fail("E");
        aws.pass(Duration.ofSeconds(1));
        machines.succeed(machines.token(), "'more'");
        fail("E");
        aws.pass(Duration.ofSeconds(1));
        machines.succeed(machines.token(), "'enough'");

        assertThat(machines.output(machines.end(execution))).isEqualTo("enough");
    }

    private String start(String retriers) {
        return machines.start(machines.make(asking(retriers)), "{}");
    }

    private static String asking(String retriers) {
        return "{ StartAt: Ask, States: { Ask: { " + Machines.ASK + ", Retry: [ " + retriers + " ], End: true } } }";
    }

    /** Answers what is asked next. */
    private void fail(String error) {
        fail(machines.token(), error);
    }

    private void fail(String token, String error) {
        machines.states().sendTaskFailure(failure -> failure.taskToken(token).error(error));
    }

    /** Answers so many attempts, a second apart. */
    private void failInTurn(String... errors) throws InterruptedException {
        for (var error : errors) {
            fail(error);
            aws.pass(Duration.ofSeconds(1));
        }
    }

    private List<HistoryEvent> attempts(String execution) {
        return machines.history(execution).stream()
                .filter(event -> event.typeAsString().equals("TaskScheduled"))
                .toList();
    }
}
