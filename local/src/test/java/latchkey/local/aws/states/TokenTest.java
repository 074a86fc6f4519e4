package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Tokens where the clock stands still, and where a machine is gone: no SDK call shows it elsewhere. */
class TokenTest extends StatesTest {

    @Test
    void a_token_is_too_late_from_its_very_last_moment_even_before_the_timer_struck() {
        aws.run(aws.machine(waiting()), "{}");

        aws.clock.moveTo(aws.now().plusSeconds(100));

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
