package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

@SdkTest("SQS")
@Source("AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
class QueueMessageTest {

    private static final int MEBIBYTE = 1_048_576;

    private final SqsClient sqs;
    private final MadeQueue queue;

    QueueMessageTest(Aws aws) {
        this.sqs = aws.sqs();
        this.queue = MadeQueue.of(aws, sqs);
    }

    @Test
    void a_message_arrives_as_it_was_sent_under_the_id_it_was_given() {
        var id = queue.send("Grüße, 世界 🗝\t\r\n");

        var message = queue.receive();

        assertThat(message.body()).isEqualTo("Grüße, 世界 🗝\t\r\n");
        assertThat(message.messageId()).isEqualTo(id);
    }

    @Test
    void the_sum_of_a_body_is_the_MD5_of_its_UTF_8() throws NoSuchAlgorithmException {
        var md5 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5").digest("Grüße".getBytes(StandardCharsets.UTF_8)));

        var sent = sqs.sendMessage(send -> send.queueUrl(queue.url()).messageBody("Grüße"));

        assertThat(sent.md5OfMessageBody()).isEqualTo(md5);
        assertThat(queue.receive().md5OfBody()).isEqualTo(md5);
    }

    @Test
    void a_message_has_up_to_1_MiB() {
        queue.send("x".repeat(MEBIBYTE));

        assertThat(queue.receive().body()).hasSize(MEBIBYTE);
        assertThat(Refusal.code(() -> queue.send("x".repeat(MEBIBYTE + 1)))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void the_size_of_a_message_is_counted_in_bytes_of_UTF_8() {
        assertThat(Refusal.code(() -> queue.send("ü".repeat(MEBIBYTE / 2 + 1)))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void an_empty_message_is_refused() {
        assertThat(Refusal.code(() -> queue.send(""))).isEqualTo("MissingParameter");
    }

    @Test
    void a_character_that_XML_cannot_carry_is_refused_as_InvalidMessageContents() {
        for (var forbidden : new String[] {"\u0000", "\u0001", "\u000B", "\uFFFE", "\uFFFF"}) {
            assertThatThrownBy(() -> queue.send("a" + forbidden))
                    .as("U+%04X", (int) forbidden.charAt(0))
                    .isInstanceOf(InvalidMessageContentsException.class);
        }
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    void the_first_receipt_is_counted_and_dated() {
        var before = Instant.now().minusSeconds(5);
        queue.send("a");

        var first = queue.receive();

        assertThat(system(first, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("1");
        assertThat(millis(first, MessageSystemAttributeName.SENT_TIMESTAMP)).isAfter(before);
        assertThat(millis(first, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP))
                .isAfterOrEqualTo(millis(first, MessageSystemAttributeName.SENT_TIMESTAMP));
        assertThat(system(first, MessageSystemAttributeName.SENDER_ID)).isNotEmpty();
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    void a_second_receipt_is_counted_and_keeps_the_date_of_the_first() {
        queue.send("a");
        var first = queue.receive();
        queue.release(first);

        var second = queue.receive();

        assertThat(system(second, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("2");
        assertThat(system(second, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP))
                .isEqualTo(system(first, MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP));
        assertThat(system(second, MessageSystemAttributeName.SENT_TIMESTAMP))
                .isEqualTo(system(first, MessageSystemAttributeName.SENT_TIMESTAMP));
        assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    void attributes_that_nobody_asks_for_are_not_told() {
        queue.send("a");

        var message = sqs.receiveMessage(ask -> ask.queueUrl(queue.url()).waitTimeSeconds(5))
                .messages()
                .getFirst();

        assertThat(message.hasAttributes()).isFalse();
        assertThat(message.hasMessageAttributes()).isFalse();
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    @Differs(judge = Judge.LOCALSTACK, how = "Any number is taken")
    void one_receipt_takes_1_to_10_messages() {
        assertThat(Refusal.code(() -> queue.ask(ask -> ask.maxNumberOfMessages(0))))
                .isEqualTo("InvalidParameterValue");
        assertThat(Refusal.code(() -> queue.ask(ask -> ask.maxNumberOfMessages(11))))
                .isEqualTo("InvalidParameterValue");
        assertThat(queue.ask(ask -> ask.maxNumberOfMessages(10))).isEmpty();
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    void a_receipt_takes_one_message_where_nothing_is_said() {
        queue.send("a");
        queue.send("b");

        assertThat(queue.ask(ask -> ask.waitTimeSeconds(5))).hasSize(1);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    void a_long_poll_ends_as_soon_as_a_message_comes() throws InterruptedException {
        var sender = Thread.ofVirtual().unstarted(() -> queue.send("a"));
        var begin = Instant.now();
        sender.start();

        var received = queue.ask(ask -> ask.waitTimeSeconds(20));

        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(received).extracting(Message::body).containsExactly("a");
        sender.join();
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    void a_long_poll_that_finds_nothing_ends_with_its_time_and_without_messages() {
        var begin = Instant.now();

        var received = queue.ask(ask -> ask.waitTimeSeconds(1));

        assertThat(received).isEmpty();
        assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    @Source("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-short-and-long-polling.html")
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    void a_long_poll_lasts_20_seconds_at_most() {
        assertThat(Refusal.code(() -> queue.ask(ask -> ask.waitTimeSeconds(21))))
                .isEqualTo("InvalidParameterValue");
        assertThat(Refusal.code(() -> queue.ask(ask -> ask.waitTimeSeconds(-1))))
                .isEqualTo("InvalidParameterValue");
    }

    private static String system(Message message, MessageSystemAttributeName name) {
        return message.attributes().getOrDefault(name, "");
    }

    private static Instant millis(Message message, MessageSystemAttributeName name) {
        return Instant.ofEpochMilli(Long.parseLong(system(message, name)));
    }
}
