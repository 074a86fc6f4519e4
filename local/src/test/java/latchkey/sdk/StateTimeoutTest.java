package latchkey.sdk;

import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/state-task.html")
class StateTimeoutTest {

    private final Aws aws;
    private final Machines machines;

    StateTimeoutTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    void a_task_that_takes_longer_than_its_time_fails_with_timeout() throws Exception {
        var ended = timedOut("TimeoutSeconds: 2", "");

        assertThat(ended).isEqualTo("FAILED States.Timeout");
    }

    @Test
    void a_task_that_ends_within_its_time_does_not() throws Exception {
        var execution = machines.start(machines.make(asking("TimeoutSeconds: 3", "")), "{}");
        var token = machines.token();

        aws.pass(Duration.ofSeconds(1));
        machines.succeed(token, "{}");

        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    @Differs(judge = MINISTACK, how = "A time-out as an expression has no effect")
    void the_time_may_be_an_expression() throws Exception {
        var ended = timedOut("TimeoutSeconds: \"{% $states.input.seconds %}\"", "");

        assertThat(ended).isEqualTo("FAILED States.Timeout");
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    @Differs(judge = MINISTACK, how = "A time-out as an expression has no effect")
    @Differs(judge = Judge.LOCALSTACK, how = "States.Runtime")
    void a_time_that_is_no_number_is_a_query_evaluation_error() throws Exception {
        assertThat(machines.run(asking("TimeoutSeconds: \"{% 'soon' %}\"", ""), "{}")
                        .error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    @Differs(judge = MINISTACK, how = "A time-out as an expression has no effect")
    @Differs(judge = Judge.LOCALSTACK, how = "States.Timeout")
    void a_time_that_is_negative_is_a_query_evaluation_error() throws Exception {
        assertThat(machines.run(asking("TimeoutSeconds: \"{% 0 - 5 %}\"", ""), "{}")
                        .error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    void a_time_out_is_caught_by_its_name() throws Exception {
        assertThat(timedOut("TimeoutSeconds: 2", "States.Timeout")).isEqualTo("SUCCEEDED null");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    void a_time_out_is_caught_by_all() throws Exception {
        assertThat(timedOut("TimeoutSeconds: 2", "States.ALL")).isEqualTo("SUCCEEDED null");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    void a_time_out_is_not_caught_by_task_failed() throws Exception {
        assertThat(timedOut("TimeoutSeconds: 2", "States.TaskFailed")).isEqualTo("FAILED States.Timeout");
    }

    @Test
    @Source("step-functions/latest/dg/statemachine-structure.html")
    @Differs(judge = MINISTACK, how = "The machine's TimeoutSeconds has no effect")
    @Differs(judge = Judge.LOCALSTACK, how = "The history has no ExecutionTimedOut")
    void an_execution_that_takes_longer_than_the_machines_time_is_timed_out() throws Exception {
        var execution = machines.start(
                machines.make(
                        "{ TimeoutSeconds: 2, StartAt: Ask, States: { Ask: { " + Machines.ASK + ", End: true } } }"),
                "{}");
        machines.token();

        aws.pass(Duration.ofSeconds(2));

        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(machines.types(execution)).endsWith("ExecutionTimedOut");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = MINISTACK, how = "The machine's TimeoutSeconds has no effect")
    void no_state_catches_that_the_machines_time_is_over() throws Exception {
        var execution = machines.start(
                machines.make(
                        asking("TimeoutSeconds: 60", "States.ALL").replace("StartAt", "TimeoutSeconds: 2, StartAt")),
                "{}");
        machines.token();

        aws.pass(Duration.ofSeconds(2));

        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    @Source("https://states-language.net/spec.html")
    @Differs(judge = Judge.LOCALSTACK, how = "The next attempt has the same token, which is closed")
    void each_attempt_has_the_whole_time() throws Exception {
        var execution = machines.start(
                machines.make(
                        asking("TimeoutSeconds: 2", "")
                                .replace(
                                        "End:",
                                        "Retry: [ { ErrorEquals: [ States.Timeout ], IntervalSeconds: 1, MaxAttempts: 1 } ], End:")),
                "{}");
        machines.token();
        aws.pass(Duration.ofMillis(3200));
        var second = machines.token();

        aws.pass(Duration.ofSeconds(1));
        machines.succeed(second, "{}");

        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    /** Lets the time of the Task run out, and gives the execution's status and error. */
    private String timedOut(String timeout, String caught) throws InterruptedException {
        var execution = machines.start(machines.make(asking(timeout, caught)), "{'seconds':2}");
        machines.token();
        aws.pass(Duration.ofSeconds(2));
        var ended = machines.end(execution);
        return ended.status() + " " + ended.error();
    }

    private static String asking(String timeout, String caught) {
        var more = caught.isEmpty() ? "" : ", Catch: [ { ErrorEquals: [ " + caught + " ], Next: Caught } ]";
        var state = caught.isEmpty() ? "" : ", Caught: { Type: Succeed }";
        return ("{ StartAt: Ask, States: { Ask: { " + Machines.ASK + more + ", End: true }" + state + " } }")
                .replace("TimeoutSeconds: 60", timeout);
    }
}
