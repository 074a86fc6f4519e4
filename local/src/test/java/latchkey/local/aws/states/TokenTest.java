package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** What a token is worth in every state of its life (API reference, SendTaskSuccess). */
class TokenTest extends StatesTest {

    @Test
    void a_token_is_good_once() {
        aws.run(aws.machine(waiting()), "{}");
        aws.succeed(aws.token(), "{}");

        assertTooLate(aws.token());
    }

    @Test
    void a_token_used_in_an_execution_still_open_is_too_late() {
        aws.run(
                aws.machine(waiting()
                        .replace("Next: Done", "Next: Rest")
                        .replace("  Done:", "  Rest: { Type: Wait, Seconds: 9, Next: Done }\n  Done:")),
                "{}");
        aws.succeed(aws.token(), "{}");

        assertTooLate(aws.token());
    }

    @Test
    void a_token_whose_task_timed_out_is_too_late_while_the_execution_goes_on() {
        aws.run(aws.machine(waiting("Catch: [ { ErrorEquals: [ States.Timeout ], Next: Ask } ]")), "{}");
        var first = aws.token();

        aws.pass(Duration.ofSeconds(100));

        assertTooLate(first);
        aws.succeed(aws.token(), "{}");
    }

    @Test
    void a_token_is_too_late_from_its_very_last_moment_even_before_the_timer_struck() {
        aws.run(aws.machine(waiting()), "{}");

        aws.clock.moveTo(aws.now().plusSeconds(100));

        assertTooLate(aws.token());
    }

    @Test
    void a_token_of_a_stopped_execution_is_too_late() {
        var execution = aws.run(aws.machine(waiting()), "{}");

        aws.sfn.stopExecution(request -> request.executionArn(execution));

        assertTooLate(aws.token());
    }

    @Test
    void a_token_of_a_deleted_machine_is_too_late() {
        var machine = aws.machine(waiting());
        aws.run(machine, "{}");

        aws.sfn.deleteStateMachine(request -> request.stateMachineArn(machine));

        assertTooLate(aws.token());
    }

    @Test
    void a_token_never_given_is_invalid() {
        assertThatThrownBy(() -> aws.succeed("garbage", "{}")).isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> aws.sfn.sendTaskHeartbeat(request -> request.taskToken("garbage")))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void an_output_that_is_no_json_leaves_the_token_usable() {
        var execution = aws.run(aws.machine(waiting()), "{}");

        assertThatThrownBy(() -> aws.succeed(aws.token(), "no json")).isInstanceOf(InvalidOutputException.class);
        aws.succeed(aws.token(), "7");

        assertThat(aws.output(execution)).isEqualTo(7L);
    }

    @Test
    void a_failure_names_its_error() {
        var execution = aws.run(aws.machine(waiting()), "{}");

        aws.sfn.sendTaskFailure(
                request -> request.taskToken(aws.token()).error("NoIdea").cause("It rained"));
        aws.settle();

        assertThat(aws.status(execution)).isEqualTo("FAILED");
        assertThat(aws.describe(execution).error()).isEqualTo("NoIdea");
        assertThat(aws.describe(execution).cause()).isEqualTo("It rained");
    }

    @Test
    void heartbeats_keep_a_task_alive_until_its_time_out() {
        var execution = aws.run(aws.machine(waiting("HeartbeatSeconds: 30")), "{}");
        for (var i = 0; i < 3; i++) {
            aws.pass(Duration.ofSeconds(29));
            aws.sfn.sendTaskHeartbeat(request -> request.taskToken(aws.token()));
        }
        assertThat(aws.status(execution)).isEqualTo("RUNNING");

        aws.pass(Duration.ofSeconds(14));

        assertThat(aws.describe(execution).error()).isEqualTo("States.Timeout");
    }

    @Test
    void a_missed_heartbeat_is_caught_as_heartbeat_timeout_and_told_as_timeout() {
        var execution = aws.run(
                aws.machine(
                        waiting(
                                "HeartbeatSeconds: 30",
                                "Catch: [ { ErrorEquals: [ States.HeartbeatTimeout ], Output: \"{% $states.errorOutput %}\", Next: Other } ]")),
                "{}");

        aws.pass(Duration.ofSeconds(30));

        assertThat(aws.output(execution)).isEqualTo(Map.of("Error", "States.Timeout"));
    }

    @Test
    void of_many_answers_at_once_exactly_one_wins() throws Exception {
        aws.run(aws.machine(waiting()), "{}");
        var token = aws.token();
        var answers = new ArrayList<Callable<Boolean>>();
        for (var i = 0; i < 8; i++) {
            answers.add(() -> wins(token));
        }

        var won = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(answers)) {
                won += answer.get() ? 1 : 0;
            }
        }

        assertThat(won).isOne();
    }

    @Test
    void an_answer_against_the_time_out_exactly_one_wins() throws Exception {
        for (var i = 0; i < 10; i++) {
            var execution = aws.run(aws.machine(waiting()), "{}");
            var token = aws.token();
            aws.clock.moveTo(aws.states.nextDue().orElseThrow().minusMillis(1));
            boolean won;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answer = threads.submit(() -> wins(token));
                aws.pass(Duration.ofSeconds(1));
                won = answer.get();
            }
            aws.settle();
            assertThat(aws.status(execution)).isEqualTo(won ? "SUCCEEDED" : "FAILED");
        }
    }

    private boolean wins(String token) {
        try {
            aws.sfn.sendTaskSuccess(request -> request.taskToken(token).output("{}"));
            return true;
        } catch (TaskTimedOutException e) {
            return false;
        }
    }

    private void assertTooLate(String token) {
        assertThatThrownBy(() -> aws.succeed(token, "{}")).isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> aws.sfn.sendTaskFailure(request -> request.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> aws.sfn.sendTaskHeartbeat(request -> request.taskToken(token)))
                .isInstanceOf(TaskTimedOutException.class);
    }
}
