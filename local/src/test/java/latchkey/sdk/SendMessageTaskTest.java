package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import latchkey.runtime.Json;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/connect-sqs.html")
class SendMessageTaskTest {

    private final Aws aws;
    private final Machines machines;
    private final SqsClient sqs;

    SendMessageTaskTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
        this.sqs = aws.sqs();
    }

    @Test
    void a_body_that_is_an_object_travels_as_its_json() throws Exception {
        machines.run(telling("MessageBody: { a: [ 1, \"{% $states.input.b %}\" ], c: null }", ""), "{'b':true}");

        assertThat(Json.read(received().body())).isEqualTo(Json.read("{\"a\":[1,true],\"c\":null}"));
    }

    @Test
    void a_body_that_is_a_text_travels_as_it_is() throws Exception {
        machines.run(telling("MessageBody: \"{% 'Hello ' & $states.input.name %}\"", ""), "{'name':'bo'}");

        assertThat(received().body()).isEqualTo("Hello bo");
    }

    @Test
    void attributes_of_a_message_travel_with_it() throws Exception {
        machines.run(
                telling("MessageBody: m, MessageAttributes: { kind: { DataType: String, StringValue: ask } }", ""),
                "{}");

        assertThat(received().messageAttributes())
                .hasEntrySatisfying(
                        "kind", value -> assertThat(value.stringValue()).isEqualTo("ask"));
    }

    @Test
    @Source("step-functions/latest/dg/connect-to-resource.html")
    void without_callback_the_result_is_what_sqs_answers() throws Exception {
        var output = machines.output(telling("MessageBody: m", "Output: \"{% $states.result.MessageId %}\""), "{}");

        assertThat(output).isEqualTo(received().messageId());
    }

    @Test
    void the_queue_may_be_an_expression() throws Exception {
        var yaml = telling("MessageBody: m", "").replace("QUEUE", "\"{% $states.input.queue %}\"");

        machines.run(yaml, "{'queue':'" + machines.queue() + "'}");

        assertThat(received().body()).isEqualTo("m");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    void a_queue_that_is_not_there_is_an_error_of_sqs() throws Exception {
        var ended = machines.run(telling("MessageBody: m", "").replace("QUEUE", machines.queue() + "-other"), "{}");

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).startsWith("SQS.");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    void that_error_is_caught_as_task_failed() throws Exception {
        var yaml = telling(
                        "MessageBody: m",
                        "Catch: [ { ErrorEquals: [ States.TaskFailed ], Output: caught, Next: Last } ]")
                .replace("QUEUE", machines.queue() + "-other")
                .replace("End: true } }", "End: true }, Last: { Type: Succeed } }");

        assertThat(machines.output(yaml, "{}")).isEqualTo("caught");
    }

    @Test
    @Unjudged(
            by = {LOCALSTACK, MINISTACK},
            why = "It does not ask what a role may do")
    void a_role_that_may_not_send_fails_the_task_with_an_error_of_sqs() throws Exception {
        var machine = powerless();

        var ended = machines.end(machines.start(machine, "{}"));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).startsWith("SQS.");
        assertThat(ended.cause()).contains("is not authorized to perform: sqs:sendmessage");
    }

    @Test
    @Unjudged(
            by = {LOCALSTACK, MINISTACK},
            why = "It does not ask what a role may do")
    void a_message_that_the_role_may_not_send_does_not_arrive() throws Exception {
        machines.end(machines.start(powerless(), "{}"));

        assertThat(sqs.receiveMessage(
                                receive -> receive.queueUrl(machines.queue()).waitTimeSeconds(1))
                        .messages())
                .isEmpty();
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is sent")
    @Differs(judge = MINISTACK, how = "It is sent")
    void a_body_of_more_than_256_kib_is_too_much_data() throws Exception {
        var ended = machines.run(
                telling("MessageBody: \"{% $states.input & $states.input %}\"", ""), "'" + "x".repeat(140_000) + "'");

        assertThat(ended.error()).isEqualTo("States.DataLimitExceeded");
    }

    private String powerless() {
        var definition = machines.definition(telling("MessageBody: m", ""));
        return machines.states()
                .createStateMachine(create -> create.name(aws.name("machine"))
                        .roleArn(aws.powerlessRole())
                        .definition(definition))
                .stateMachineArn();
    }

    private Message received() {
        var messages = sqs.receiveMessage(receive -> receive.queueUrl(machines.queue())
                        .messageAttributeNames("All")
                        .waitTimeSeconds(10))
                .messages();
        assertThat(messages).hasSize(1);
        return messages.getFirst();
    }

    private static String telling(String arguments, String more) {
        var fields = List.of(
                "Type: Task",
                "Resource: \"arn:aws:states:::sqs:sendMessage\"",
                "Arguments: { QueueUrl: QUEUE, " + arguments + " }");
        return "{ StartAt: Tell, States: { Tell: { " + String.join(", ", fields) + (more.isEmpty() ? "" : ", " + more)
                + ", End: true } } }";
    }
}
