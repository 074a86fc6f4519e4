package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.local.aws.AwsFault;
import org.junit.jupiter.api.Test;

/** What errors are called and what their causes say, as far as AWS's pages do not tell: names of its SDK for Java. */
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

    private void refuseWith(String code) {
        aws.queue.set(message -> {
            throw new AwsFault(400, code, "No.");
        });
    }
}
