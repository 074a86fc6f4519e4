package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

@SdkTest("SQS")
@Source("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html")
class MessageAttributesTest {

    private static final String MD5_OF_A_1_B_2 = "fb921ed26b602b1dbe2a595741287c4a";

    private final SqsClient sqs;
    private final MadeQueue queue;

    MessageAttributesTest(Aws aws) {
        this.sqs = aws.sqs();
        this.queue = MadeQueue.of(aws, sqs);
    }

    @Test
    void attributes_arrive_as_they_were_sent() {
        var attributes = Map.of(
                "kind", text("Grüße"),
                "count", value("Number.int", "12"),
                "raw",
                        MessageAttributeValue.builder()
                                .dataType("Binary.mail")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 255}))
                                .build());
        queue.send(send -> send.messageBody("a").messageAttributes(attributes));

        assertThat(queue.receive().messageAttributes()).isEqualTo(attributes);
    }

    @Test
    void the_sum_of_attributes_is_the_same_for_sender_and_receiver() {
        var sent = sqs.sendMessage(send ->
                send.queueUrl(queue.url()).messageBody("a").messageAttributes(Map.of("b", text("2"), "a", text("1"))));

        // MD5 of both attributes by name, each with the lengths of its name, type and value
        assertThat(sent.md5OfMessageAttributes()).isEqualTo(MD5_OF_A_1_B_2);
        assertThat(queue.receive().md5OfMessageAttributes()).isEqualTo(MD5_OF_A_1_B_2);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    void attributes_are_asked_for_by_name_or_by_prefix() {
        queue.send(send -> send.messageBody("a")
                .messageAttributes(Map.of("mail.to", text("1"), "mail.from", text("2"), "step", text("3"))));

        assertThat(namesOf("mail.*")).containsExactlyInAnyOrder("mail.to", "mail.from");
        assertThat(namesOf("step")).containsExactly("step");
        assertThat(namesOf(".*")).hasSize(3);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    @Differs(judge = Judge.LOCALSTACK, how = "More are taken")
    void a_message_has_up_to_ten_attributes() {
        queue.send(send -> send.messageBody("a").messageAttributes(many(10)));

        assertThat(Refusal.code(() -> queue.send(send -> send.messageBody("a").messageAttributes(many(11)))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "They do not count")
    void attributes_count_for_the_size_of_a_message() {
        assertThat(Refusal.code(() -> queue.send(
                        send -> send.messageBody("x".repeat(1_048_576 - 5)).messageAttributes(Map.of("a", text("b"))))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void an_attribute_name_is_not_one_of_those_kept_for_AWS() {
        assertThat(refusalOf("AWS.a", text("b"))).isEqualTo("InvalidParameterValue");
        assertThat(refusalOf("amazon.a", text("b"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    void an_attribute_name_has_no_dot_at_an_end_and_no_two_in_a_row() {
        assertThat(refusalOf(".a", text("b"))).isEqualTo("InvalidParameterValue");
        assertThat(refusalOf("a.", text("b"))).isEqualTo("InvalidParameterValue");
        assertThat(refusalOf("a..b", text("b"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "Any name is taken")
    @Differs(judge = Judge.LOCALSTACK, how = "255 are the most")
    void an_attribute_name_has_up_to_256_letters_digits_hyphens_underscores_and_dots() {
        queue.send(send -> send.messageBody("a").messageAttributes(Map.of("a".repeat(256), text("b"))));

        assertThat(refusalOf("a".repeat(257), text("b"))).isEqualTo("InvalidParameterValue");
        assertThat(refusalOf("a b", text("b"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void an_attribute_without_a_value_is_refused() {
        assertThat(refusalOf("a", text(""))).isEqualTo("InvalidParameterValue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "Any type is taken")
    void an_attribute_is_a_String_a_Number_or_Binary() {
        assertThat(refusalOf("a", value("Text", "b"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    void a_Number_that_is_none_is_refused() {
        assertThat(refusalOf("a", value("Number", "twelve"))).isEqualTo("InvalidParameterValue");
    }

    private Set<String> namesOf(String asked) {
        return queue.receive(ask -> ask.messageAttributeNames(asked).visibilityTimeout(0))
                .messageAttributes()
                .keySet();
    }

    private String refusalOf(String name, MessageAttributeValue value) {
        return Refusal.code(() -> queue.send(send -> send.messageBody("a").messageAttributes(Map.of(name, value))));
    }

    private static Map<String, MessageAttributeValue> many(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "name" + i, i -> text("value")));
    }

    private static MessageAttributeValue text(String text) {
        return value("String", text);
    }

    private static MessageAttributeValue value(String type, String text) {
        return MessageAttributeValue.builder().dataType(type).stringValue(text).build();
    }
}
