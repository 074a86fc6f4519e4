package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

@SdkTest("Step Functions")
@Source("step-functions/latest/apireference/API_SendTaskSuccess.html")
class TokenLifeTest {

    private static final String IGNORED = "The answer is taken and ignored";
    private static final String DOES_NOT_EXIST = "TaskDoesNotExist, which is for activities";

    private static final String ASKING = "{ StartAt: Ask, States: { Ask: { " + Machines.ASK
            + ", Next: Rest }, Rest: { Type: Wait, Seconds: 60, End: true } } }";

    private final Aws aws;
    private final Machines machines;

    TokenLifeTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    @Source("step-functions/latest/dg/connect-to-resource.html")
    void a_token_lets_its_execution_go_on_with_the_output_it_is_sent_with() throws Exception {
        var execution = machines.start(machines.make(ending("")), "{}");

        machines.succeed(machines.token(), "{'outcome':'approved'}");

        assertThat(machines.output(machines.end(execution))).isEqualTo(Map.of("outcome", "approved"));
    }

    @Test
    @Source("step-functions/latest/apireference/API_GetActivityTask.html")
    void a_token_has_at_most_2048_characters() {
        machines.start(machines.make(ASKING), "{}");

        assertThat(machines.token()).hasSizeBetween(1, 2048);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = IGNORED)
    @Differs(judge = MINISTACK, how = DOES_NOT_EXIST)
    void a_token_used_before_is_timed_out_while_its_execution_goes_on() {
        machines.start(machines.make(ASKING), "{}");
        var token = machines.token();
        machines.succeed(token, "{}");

        assertTooLate(token);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = IGNORED)
    @Differs(judge = MINISTACK, how = DOES_NOT_EXIST)
    void a_token_whose_task_timed_out_is_timed_out_while_its_execution_goes_on() throws Exception {
        machines.start(
                machines.make(
                        asking("TimeoutSeconds: 2", "Catch: [ { ErrorEquals: [ States.Timeout ], Next: Rest } ]")),
                "{}");
        var token = machines.token();

        aws.pass(Duration.ofSeconds(3));

        assertTooLate(token);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "InvalidToken")
    @Differs(judge = MINISTACK, how = DOES_NOT_EXIST)
    void a_token_whose_execution_has_ended_is_timed_out() throws Exception {
        var execution = machines.start(machines.make(ending("")), "{}");
        var token = machines.token();
        machines.succeed(token, "{}");
        machines.end(execution);

        assertTooLate(token);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "The execution is not stopped, and goes on")
    @Differs(judge = MINISTACK, how = "The token is still good")
    void a_token_of_a_stopped_execution_is_timed_out() {
        var execution = machines.start(machines.make(ASKING), "{}");
        var token = machines.token();

        machines.states().stopExecution(stop -> stop.executionArn(execution));

        assertTooLate(token);
    }

    @Test
    @Source("step-functions/latest/dg/state-parallel.html")
    @Differs(judge = LOCALSTACK, how = IGNORED)
    @Differs(judge = MINISTACK, how = "The other branches go on")
    void a_token_of_a_branch_that_was_stopped_is_timed_out() throws Exception {
        machines.start(machines.make("""
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches:
                      - { StartAt: Ask, States: { Ask: { %s, End: true } } }
                      - { StartAt: Nap, States: { Nap: { Type: Wait, Seconds: 2, Next: Oops }, Oops: { Type: Fail } } }
                    Catch: [ { ErrorEquals: [ States.ALL ], Next: Rest } ]
                    Next: Rest
                  Rest: { Type: Wait, Seconds: 60, End: true }
                """.formatted(Machines.ASK)), "{}");
        var token = machines.token();

        aws.pass(Duration.ofSeconds(3));

        assertTooLate(token);
    }

    @Test
    @Differs(judge = MINISTACK, how = DOES_NOT_EXIST)
    void a_token_that_was_never_given_is_invalid() {
        assertThatThrownBy(() -> machines.succeed("garbage", "{}")).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    @Source("step-functions/latest/apireference/API_SendTaskFailure.html")
    @Differs(judge = MINISTACK, how = DOES_NOT_EXIST)
    void a_failure_with_a_token_that_was_never_given_is_refused_as_invalid() {
        assertThatThrownBy(() -> machines.states().sendTaskFailure(failure -> failure.taskToken("garbage")))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    @Source("step-functions/latest/apireference/API_SendTaskHeartbeat.html")
    @Differs(judge = MINISTACK, how = DOES_NOT_EXIST)
    void a_heartbeat_with_a_token_that_was_never_given_is_refused_as_invalid() {
        assertThatThrownBy(() -> machines.states().sendTaskHeartbeat(beat -> beat.taskToken("garbage")))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    @Source("step-functions/latest/dg/connect-to-resource.html")
    @Differs(judge = MINISTACK, how = "The token is that of the attempt before")
    @Differs(judge = LOCALSTACK, how = "The token is that of the attempt before")
    void a_task_that_timed_out_and_is_tried_again_has_a_new_token() throws Exception {
        machines.start(
                machines.make(asking(
                        "TimeoutSeconds: 2", "Retry: [ { ErrorEquals: [ States.Timeout ], IntervalSeconds: 1 } ]")),
                "{}");
        var first = machines.token();

        aws.pass(Duration.ofSeconds(3));
        var second = machines.asked();

        assertThat(second.get("token")).isNotEqualTo(first);
        assertThat(second.get("retry")).isEqualTo(1L);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = IGNORED)
    @Differs(judge = MINISTACK, how = DOES_NOT_EXIST)
    void of_many_answers_at_once_exactly_one_is_taken() throws Exception {
        machines.start(machines.make(ASKING), "{}");
        var token = machines.token();
        var answers = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 8; i++) {
            answers.add(() -> isTaken(token));
        }

        var taken = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(answers)) {
                taken += answer.get() ? 1 : 0;
            }
        }

        assertThat(taken).isOne();
    }

    private boolean isTaken(String token) {
        try {
            machines.succeed(token, "{}");
            return true;
        } catch (TaskTimedOutException e) {
            return false;
        }
    }

    private void assertTooLate(String token) {
        assertThatThrownBy(() -> machines.succeed(token, "{}")).isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> machines.states().sendTaskFailure(failure -> failure.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> machines.states().sendTaskHeartbeat(beat -> beat.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class);
    }

    /** Asks with another time, and more fields. */
    private static String asking(String timeout, String more) {
        return ASKING.replace("TimeoutSeconds: 60", timeout + ", " + more);
    }

    private static String ending(String more) {
        return "{ StartAt: Ask, States: { Ask: { " + Machines.ASK + more + ", End: true } } }";
    }
}
