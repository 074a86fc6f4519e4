package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

@SdkTest("Step Functions")
@Source("step-functions/latest/apireference/API_StopExecution.html")
class StopTest {

    private static final String ASKING = "{ StartAt: Ask, States: { Ask: { " + Machines.ASK + ", End: true } } }";
    private static final String NAPPING = "{ StartAt: Nap, States: { Nap: { Type: Wait, Seconds: 60, End: true } } }";

    private final Machines machines;

    StopTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It goes on, and fails with States.Timeout later")
    void an_execution_that_waits_for_its_token_is_aborted() throws Exception {
        var execution = machines.start(machines.make(ASKING), "{}");
        machines.token();

        assertThat(stopped(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It goes on, and fails with States.Timeout later")
    void one_that_waits_for_its_token_keeps_the_error_and_cause_it_was_stopped_with() throws Exception {
        var execution = machines.start(machines.make(ASKING), "{}");
        machines.token();

        var stopped = stopped(execution);

        assertThat(stopped.error()).isEqualTo("Withdrawn");
        assertThat(stopped.cause()).isEqualTo("By its requester");
    }

    @Test
    void an_execution_in_a_wait_is_aborted() throws Exception {
        var execution = machines.start(machines.make(NAPPING), "{}");

        assertThat(stopped(execution).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "Both are lost")
    void one_in_a_wait_keeps_the_error_and_cause_it_was_stopped_with() throws Exception {
        var execution = machines.start(machines.make(NAPPING), "{}");

        var stopped = stopped(execution);

        assertThat(stopped.error()).isEqualTo("Withdrawn");
        assertThat(stopped.cause()).isEqualTo("By its requester");
    }

    @Test
    @Source("step-functions/latest/apireference/API_HistoryEvent.html")
    void the_last_event_of_a_stopped_execution_is_execution_aborted() throws Exception {
        var execution = machines.start(machines.make(NAPPING), "{}");

        stopped(execution);

        assertThat(machines.types(execution)).endsWith("ExecutionAborted");
    }

    @Test
    @Source("step-functions/latest/apireference/API_ExecutionAbortedEventDetails.html")
    void the_event_has_the_error_and_cause() throws Exception {
        var execution = machines.start(machines.make(NAPPING), "{}");

        stopped(execution);

        var details = machines.event(execution, "ExecutionAborted").executionAbortedEventDetails();
        assertThat(details.error()).isEqualTo("Withdrawn");
        assertThat(details.cause()).isEqualTo("By its requester");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "ValidationException")
    void stopping_an_execution_that_has_ended_leaves_it_as_it_is() throws Exception {
        var execution = machines.start(machines.make("{ StartAt: Do, States: { Do: { Type: Succeed } } }"), "{}");
        machines.end(execution);

        assertThat(stopped(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void an_execution_that_is_not_there_is_refused_by_name() {
        var machine = machines.make(NAPPING);
        var execution = machine.replace(":stateMachine:", ":execution:") + ":none";

        assertThatThrownBy(() -> machines.states().stopExecution(stop -> stop.executionArn(execution)))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    private DescribeExecutionResponse stopped(String execution) throws InterruptedException {
        machines.states()
                .stopExecution(
                        stop -> stop.executionArn(execution).error("Withdrawn").cause("By its requester"));
        return machines.end(execution);
    }
}
