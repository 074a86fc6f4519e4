package latchkey.sdk;

import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import latchkey.runtime.Json;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

@SdkTest("Step Functions")
@Source("step-functions/latest/apireference/API_GetExecutionHistory.html")
class HistoryTest {

    private static final String ASKING =
            "{ StartAt: Ask, States: { Ask: { " + Machines.ASK + ", Next: Done }, Done: { Type: Succeed } } }";
    private static final String NOT_STARTED = "There is no TaskStarted and no TaskSubmitted";

    private final Aws aws;
    private final Machines machines;

    HistoryTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    void the_events_of_one_pass_are_these() throws Exception {
        assertThat(machines.types(ended("{ StartAt: Do, States: { Do: { Type: Pass, End: true } } }")))
                .containsExactly("ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded");
    }

    @Test
    @Differs(judge = MINISTACK, how = "No event names the one before it")
    void each_event_names_the_one_before_it_and_the_first_two_name_none() throws Exception {
        assertThat(machines.history(ended("{ StartAt: Do, States: { Do: { Type: Pass, End: true } } }")))
                .extracting(HistoryEvent::previousEventId)
                .containsExactly(0L, 0L, 2L, 3L);
    }

    @Test
    @Source("step-functions/latest/apireference/API_HistoryEvent.html")
    void the_events_are_numbered_from_one() throws Exception {
        assertThat(machines.history(ended("{ StartAt: Do, States: { Do: { Type: Pass, End: true } } }")))
                .extracting(HistoryEvent::id)
                .containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    @Source("step-functions/latest/apireference/API_HistoryEvent.html")
    @Differs(judge = MINISTACK, how = NOT_STARTED)
    void a_callback_is_scheduled_started_submitted_and_then_succeeds() throws Exception {
        var execution = machines.start(machines.make(ASKING), "{}");
        machines.succeed(machines.token(), "{}");
        machines.end(execution);

        assertThat(machines.types(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSubmitted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    @Source("step-functions/latest/apireference/API_TaskScheduledEventDetails.html")
    @Differs(judge = MINISTACK, how = "The resource is named otherwise")
    void what_was_scheduled_has_its_resource_parameters_and_times() {
        var execution = machines.start(
                machines.make(ASKING.replace("TimeoutSeconds: 60", "TimeoutSeconds: 60, HeartbeatSeconds: 50")), "{}");
        var token = machines.token();

        var details = machines.event(execution, "TaskScheduled").taskScheduledEventDetails();

        assertThat(details.resourceType()).isEqualTo("sqs");
        assertThat(details.resource()).isEqualTo("sendMessage.waitForTaskToken");
        assertThat(details.timeoutInSeconds()).isEqualTo(60);
        assertThat(details.heartbeatInSeconds()).isEqualTo(50);
        assertThat(details.parameters()).contains("QueueUrl", "MessageBody", token);
    }

    @Test
    @Source("step-functions/latest/apireference/API_TaskSubmittedEventDetails.html")
    @Differs(judge = MINISTACK, how = NOT_STARTED)
    void what_was_submitted_has_what_sqs_answered() {
        var execution = machines.start(machines.make(ASKING), "{}");
        machines.token();

        assertThat(machines.event(execution, "TaskSubmitted")
                        .taskSubmittedEventDetails()
                        .output())
                .contains("MessageId", "MD5OfMessageBody");
    }

    @Test
    @Source("step-functions/latest/apireference/API_TaskSucceededEventDetails.html")
    void what_succeeded_has_the_output_that_the_token_was_sent_with() throws Exception {
        var execution = machines.start(machines.make(ASKING), "{}");
        machines.succeed(machines.token(), "{'b':2}");
        machines.end(execution);

        var succeeded = machines.event(execution, "TaskSucceeded").taskSucceededEventDetails();
        assertThat(Json.read(succeeded.output())).isEqualTo(Map.of("b", 2L));
    }

    @Test
    @Source("step-functions/latest/apireference/API_TaskFailedEventDetails.html")
    void what_failed_has_the_error_and_cause_that_the_token_was_sent_with() throws Exception {
        var execution = machines.start(machines.make(ASKING), "{}");
        var token = machines.token();
        machines.states()
                .sendTaskFailure(failure -> failure.taskToken(token).error("E").cause("It rained"));
        machines.end(execution);

        var details = machines.event(execution, "TaskFailed").taskFailedEventDetails();
        assertThat(details.error()).isEqualTo("E");
        assertThat(details.cause()).isEqualTo("It rained");
    }

    @Test
    @Source("step-functions/latest/apireference/API_TaskTimedOutEventDetails.html")
    @Differs(judge = MINISTACK, how = "TaskFailed")
    void a_time_out_is_an_event_of_its_own() throws Exception {
        var execution = machines.start(machines.make(ASKING.replace("TimeoutSeconds: 60", "TimeoutSeconds: 1")), "{}");
        machines.token();
        aws.pass(Duration.ofSeconds(1));
        machines.end(execution);

        var details = machines.event(execution, "TaskTimedOut").taskTimedOutEventDetails();
        assertThat(details.error()).isEqualTo("States.Timeout");
        assertThat(details.resource()).isEqualTo("sendMessage.waitForTaskToken");
    }

    @Test
    @Source("step-functions/latest/apireference/API_StateEnteredEventDetails.html")
    void a_state_that_is_entered_has_its_name_and_input() throws Exception {
        var execution =
                machines.start(machines.make("{ StartAt: Do, States: { Do: { Type: Pass, End: true } } }"), "{'a':1}");
        machines.end(execution);

        var details = machines.event(execution, "PassStateEntered").stateEnteredEventDetails();
        assertThat(details.name()).isEqualTo("Do");
        assertThat(Json.read(details.input())).isEqualTo(Map.of("a", 1L));
    }

    @Test
    @Source("step-functions/latest/apireference/API_StateExitedEventDetails.html")
    @Differs(judge = MINISTACK, how = "What it assigned is missing")
    void a_state_that_is_left_has_its_output_and_what_it_assigned_as_texts_of_json() throws Exception {
        var execution =
                ended("{ StartAt: Do, States: { Do: { Type: Pass, Assign: { x: 1, y: z }, Output: o, End: true } } }");

        var details = machines.event(execution, "PassStateExited").stateExitedEventDetails();
        assertThat(details.output()).isEqualTo("\"o\"");
        assertThat(details.assignedVariables()).containsEntry("x", "1").containsEntry("y", "\"z\"");
    }

    @Test
    @Source("step-functions/latest/apireference/API_ExecutionStartedEventDetails.html")
    void the_start_has_the_input_and_the_role() throws Exception {
        var execution = ended("{ StartAt: Do, States: { Do: { Type: Succeed } } }");

        var details = machines.event(execution, "ExecutionStarted").executionStartedEventDetails();
        assertThat(details.input()).isEqualTo("{}");
        assertThat(details.roleArn()).isEqualTo(aws.role());
    }

    @Test
    @Source("step-functions/latest/apireference/API_ExecutionFailedEventDetails.html")
    void a_failure_has_its_error_and_cause_in_the_last_event() throws Exception {
        var execution = ended("{ StartAt: Do, States: { Do: { Type: Fail, Error: E, Cause: It rained } } }");

        assertThat(machines.types(execution))
                .containsExactly("ExecutionStarted", "FailStateEntered", "ExecutionFailed");
        var details = machines.event(execution, "ExecutionFailed").executionFailedEventDetails();
        assertThat(details.error()).isEqualTo("E");
        assertThat(details.cause()).isEqualTo("It rained");
    }

    private String ended(String yaml) throws InterruptedException {
        return machines.run(yaml, "{}").executionArn();
    }
}
