package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/input-output-contextobject.html")
class ContextTest {

    private final Aws aws;
    private final Machines machines;

    ContextTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    void the_context_names_the_execution() throws Exception {
        var machine = machines.make(output("$states.context.Execution.[Id, Name]"));

        var execution = machines.states()
                .startExecution(
                        start -> start.stateMachineArn(machine).name("AR-1").input("{}"))
                .executionArn();

        assertThat(machines.output(machines.end(execution))).isEqualTo(List.of(execution, "AR-1"));
    }

    @Test
    void the_context_has_the_input_that_the_execution_began_with() throws Exception {
        assertThat(machines.output("""
                        StartAt: One
                        States:
                          One: { Type: Pass, Output: other, Next: Two }
                          Two: { Type: Pass, Output: "{% $states.context.Execution.Input %}", End: true }
                        """, "{'ticket':'AR-1'}")).isEqualTo(Map.of("ticket", "AR-1"));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "The context has no role")
    void the_context_has_the_role() throws Exception {
        assertThat(machines.output(output("$states.context.Execution.RoleArn"), "{}"))
                .isEqualTo(aws.role());
    }

    @Test
    void the_context_says_when_the_execution_began() throws Exception {
        var ended = machines.run(output("$states.context.Execution.StartTime"), "{}");

        assertThat(Duration.between(Instant.parse(String.valueOf(machines.output(ended))), ended.startDate())
                        .abs())
                .isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void the_context_says_when_the_state_was_entered() throws Exception {
        var ended = machines.run(output("$states.context.State.EnteredTime"), "{}");

        assertThat(Instant.parse(String.valueOf(machines.output(ended))))
                .isBetween(ended.startDate().minusSeconds(1), ended.stopDate().plusSeconds(1));
    }

    @Test
    void the_context_names_the_state() throws Exception {
        assertThat(machines.output(output("$states.context.State.Name"), "{}")).isEqualTo("Do It");
    }

    @Test
    void the_context_names_the_machine() throws Exception {
        var machine = machines.make(output("$states.context.StateMachine"));

        assertThat(machines.output(machines.end(machines.start(machine, "{}"))))
                .isEqualTo(Map.of("Id", machine, "Name", machine.substring(machine.lastIndexOf(':') + 1)));
    }

    @Test
    void the_retry_count_begins_at_0_and_counts_attempts() throws Exception {
        machines.start(machines.make("""
                StartAt: Ask
                States:
                  Ask: { %s, Retry: [ { ErrorEquals: [ Again ], IntervalSeconds: 1, BackoffRate: 1 } ], End: true }
                """.formatted(Machines.ASK)), "{}");

        assertThat(retryCount()).isEqualTo(0L);
        aws.pass(Duration.ofMillis(1200));
        assertThat(retryCount()).isEqualTo(1L);
        aws.pass(Duration.ofMillis(1200));
        assertThat(retryCount()).isEqualTo(2L);
    }

    @Test
    void a_task_without_callback_has_no_token() throws Exception {
        assertThat(machines.output(output("$exists($states.context.Task.Token)"), "{}"))
                .isEqualTo(false);
    }

    @Test
    void the_token_in_the_context_is_the_one_that_answers_the_task() throws Exception {
        var execution = machines.start(
                machines.make("{ StartAt: Ask, States: { Ask: { " + Machines.ASK + ", End: true } } }"), "{}");

        machines.succeed(machines.token(), "1");

        assertThat(machines.output(machines.end(execution))).isEqualTo(1L);
    }

    /** Of the next attempt, which is told to try again. */
    private @Nullable Object retryCount() {
        var asked = machines.asked();
        machines.states()
                .sendTaskFailure(failure ->
                        failure.taskToken(String.valueOf(asked.get("token"))).error("Again"));
        return asked.get("retry");
    }

    private static String output(String expression) {
        return "{ StartAt: Do It, States: { Do It: { Type: Pass, Output: \"{% " + expression + " %}\", End: true } } }";
    }
}
