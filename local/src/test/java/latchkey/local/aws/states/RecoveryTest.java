package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import latchkey.local.aws.AwsFault;
import org.junit.jupiter.api.Test;

/** Retry and Catch (AWS, Handling errors in Step Functions workflows). */
class RecoveryTest extends StatesTest {

    private static final String CATCH_ALL =
            "Catch: [ { ErrorEquals: [ States.ALL ], Output: \"{% $states.errorOutput %}\", Next: Other } ]";

    @Test
    void a_missing_queue_has_the_name_that_the_java_sdk_gives_it() {
        refuseWith("QueueDoesNotExist");

        var execution = aws.run(aws.machine(waiting()), "{}");

        assertThat(aws.describe(execution).error()).isEqualTo("SQS.QueueDoesNotExistException");
        assertThat(aws.describe(execution).cause()).startsWith("No. (Service: AmazonSQS; Status Code: 400");
    }

    @Test
    void a_refusal_that_the_sdk_has_no_class_for_is_an_amazon_sqs_exception() {
        refuseWith("AccessDeniedException");

        var execution = aws.run(aws.machine(waiting()), "{}");

        assertThat(aws.describe(execution).error()).isEqualTo("SQS.AmazonSQSException");
    }

    @Test
    void retries_wait_longer_each_time_and_then_the_catcher_has_it() {
        refuseWith("RequestThrottled");
        var execution = aws.run(
                aws.machine(waiting(
                        "Retry: [ { ErrorEquals: [ SQS.RequestThrottledException ], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 2 } ]",
                        CATCH_ALL)),
                "{}");

        aws.pass(Duration.ofSeconds(2));
        assertThat(aws.status(execution)).isEqualTo("RUNNING");
        aws.pass(Duration.ofSeconds(5));
        assertThat(aws.status(execution)).isEqualTo("RUNNING");
        aws.pass(Duration.ofSeconds(1));

        assertThat(Node.of(aws.output(execution)).text("Error")).isEqualTo("SQS.RequestThrottledException");
        assertThat(aws.eventTypes(execution)).filteredOn("TaskFailed"::equals).hasSize(3);
    }

    @Test
    void the_delay_between_retries_is_capped() {
        refuseWith("RequestThrottled");
        aws.run(
                aws.machine(
                        waiting(
                                "Retry: [ { ErrorEquals: [ States.ALL ], IntervalSeconds: 10, BackoffRate: 10, MaxAttempts: 5, MaxDelaySeconds: 15 } ]")),
                "{}");
        aws.pass(Duration.ofSeconds(10));

        assertThat(aws.states.nextDue())
                .hasValueSatisfying(due -> assertThat(due).isBefore(aws.now().plusSeconds(16)));
    }

    @Test
    void each_retrier_counts_for_itself() {
        refuseWith("RequestThrottled");
        var execution = aws.run(
                aws.machine(
                        waiting(
                                "Retry: [ { ErrorEquals: [ SQS.RequestThrottledException ], MaxAttempts: 1 }, { ErrorEquals: [ SQS.AmazonSQSException ], MaxAttempts: 1 } ]")),
                "{}");
        refuseWith("InternalError");
        aws.pass(Duration.ofSeconds(1));
        assertThat(aws.status(execution)).isEqualTo("RUNNING");
        aws.pass(Duration.ofSeconds(1));

        assertThat(aws.status(execution)).isEqualTo("FAILED");
        assertThat(aws.describe(execution).error()).isEqualTo("SQS.AmazonSQSException");
    }

    @Test
    void a_retry_gets_a_new_token_and_its_number() {
        aws.run(
                aws.machine(waiting("Retry: [ { ErrorEquals: [ States.Timeout ], IntervalSeconds: 1 } ]")
                        .replace(
                                "MessageBody: {", "MessageBody: { retry: \"{% $states.context.State.RetryCount %}\",")),
                "{}");
        var first = aws.token();

        aws.pass(Duration.ofSeconds(101));

        assertThat(aws.token()).isNotEqualTo(first);
        assertThat(aws.sent.getLast().text("MessageBody")).contains("\"retry\":1");
    }

    @Test
    void task_failed_does_not_mean_a_time_out() {
        var execution =
                aws.run(aws.machine(waiting("Catch: [ { ErrorEquals: [ States.TaskFailed ], Next: Other } ]")), "{}");

        aws.pass(Duration.ofSeconds(100));

        assertThat(aws.status(execution)).isEqualTo("FAILED");
        assertThat(aws.describe(execution).error()).isEqualTo("States.Timeout");
        assertThat(aws.describe(execution).cause()).isNull();
    }

    @Test
    void task_failed_means_any_other_error_of_a_task() {
        refuseWith("RequestThrottled");

        var execution =
                aws.run(aws.machine(waiting("Catch: [ { ErrorEquals: [ States.TaskFailed ], Next: Other } ]")), "{}");

        assertThat(aws.status(execution)).isEqualTo("SUCCEEDED");
    }

    @Test
    void an_undefined_argument_can_be_caught() {
        var execution = aws.run(
                aws.machine(waiting(CATCH_ALL).replace("QueueUrl: q", "QueueUrl: \"{% $states.input.queue %}\"")),
                "{}");

        var caught = Node.of(aws.output(execution));

        assertThat(caught.text("Error")).isEqualTo("States.QueryEvaluationError");
        assertThat(caught.text("Cause"))
                .isEqualTo(
                        "An error occurred while executing the state 'Ask' (entered at the event id #2). The JSONata expression '$states.input.queue' specified for the field 'Arguments/QueueUrl' returned nothing (undefined).");
        assertThat(aws.eventTypes(execution)).contains("EvaluationFailed");
    }

    @Test
    void a_catcher_assigns() {
        refuseWith("RequestThrottled");

        var execution = aws.run(
                aws.machine(waiting(
                                "Catch: [ { ErrorEquals: [ States.ALL ], Assign: { why: \"{% $states.errorOutput.Error %}\" }, Next: Other } ]")
                        .replace("Type: Pass,", "Type: Pass, Output: \"{% $why %}\",")),
                "{}");

        assertThat(aws.output(execution)).isEqualTo("SQS.RequestThrottledException");
    }

    @Test
    void all_does_not_mean_too_much_data() {
        var execution = aws.run(
                aws.machine(waiting(CATCH_ALL)
                        .replace("QueueUrl: q", "QueueUrl: \"{% $states.input.x & $states.input.x %}\"")),
                "{'x':'" + "x".repeat(140_000) + "'}");

        assertThat(aws.describe(execution).error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void an_error_without_a_name_can_be_caught() {
        var execution = aws.run(aws.machine(waiting(CATCH_ALL)), "{}");

        aws.sfn.sendTaskFailure(request -> request.taskToken(aws.token()));
        aws.settle();

        assertThat(aws.output(execution)).isEqualTo(Map.of());
    }

    private void refuseWith(String code) {
        aws.queue.set(message -> {
            throw new AwsFault(400, code, "No.");
        });
    }
}
