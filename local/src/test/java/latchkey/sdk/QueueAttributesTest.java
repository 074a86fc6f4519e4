package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@SdkTest("SQS")
@Source("AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html")
class QueueAttributesTest {

    private final Aws aws;
    private final SqsClient sqs;
    private final MadeQueue queue;

    QueueAttributesTest(Aws aws) {
        this.aws = aws;
        this.sqs = aws.sqs();
        this.queue = MadeQueue.of(aws, sqs);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html")
    void what_is_not_set_has_its_default() {
        assertThat(all())
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "30")
                .containsEntry(QueueAttributeName.MESSAGE_RETENTION_PERIOD, "345600")
                .containsEntry(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1048576")
                .containsEntry(QueueAttributeName.DELAY_SECONDS, "0")
                .containsEntry(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, "0");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html")
    void a_queue_tells_its_arn_and_when_it_was_made_and_changed() {
        var before = Instant.now().minusSeconds(60);

        var attributes = all();

        assertThat(attributes.get(QueueAttributeName.QUEUE_ARN))
                .matches("arn:aws:sqs:eu-west-1:\\d{12}:" + queue.name());
        assertThat(seconds(attributes, QueueAttributeName.CREATED_TIMESTAMP)).isAfter(before);
        assertThat(seconds(attributes, QueueAttributeName.LAST_MODIFIED_TIMESTAMP))
                .isAfter(before);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html")
    void only_the_attributes_asked_for_are_told() {
        var told = sqs.getQueueAttributes(get -> get.queueUrl(queue.url())
                .attributeNames(QueueAttributeName.DELAY_SECONDS, QueueAttributeName.VISIBILITY_TIMEOUT));

        assertThat(told.attributes())
                .containsOnlyKeys(QueueAttributeName.DELAY_SECONDS, QueueAttributeName.VISIBILITY_TIMEOUT);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html")
    @Differs(judge = Judge.MINISTACK, how = "It is passed over")
    void an_attribute_asked_for_that_there_is_not_is_refused_as_InvalidAttributeName() {
        assertThatThrownBy(() ->
                        sqs.getQueueAttributes(get -> get.queueUrl(queue.url()).attributeNamesWithStrings("Colour")))
                .isInstanceOf(InvalidAttributeNameException.class);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html")
    void messages_are_counted_as_waiting_in_flight_and_delayed() {
        queue.send("waiting");
        queue.send("in flight");
        queue.send(send -> send.messageBody("delayed").delaySeconds(900));
        queue.receive();

        assertThat(all())
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1")
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "1");
    }

    @Test
    void what_is_set_is_told_and_the_rest_stays() {
        set(QueueAttributeName.VISIBILITY_TIMEOUT, "60");
        set(QueueAttributeName.DELAY_SECONDS, "5");

        assertThat(all())
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
                .containsEntry(QueueAttributeName.DELAY_SECONDS, "5");
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "Any number is taken")
    void a_visibility_timeout_is_0_to_43200_seconds() {
        bounds(QueueAttributeName.VISIBILITY_TIMEOUT, 0, 43_200);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "Any number is taken")
    void a_delay_is_0_to_900_seconds() {
        bounds(QueueAttributeName.DELAY_SECONDS, 0, 900);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "Any number is taken")
    void a_wait_is_0_to_20_seconds() {
        bounds(QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, 0, 20);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "Any number is taken")
    void a_retention_is_60_to_1209600_seconds() {
        bounds(QueueAttributeName.MESSAGE_RETENTION_PERIOD, 60, 1_209_600);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "Any number is taken")
    void a_maximum_message_size_is_1024_to_1048576_bytes() {
        bounds(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, 1024, 1_048_576);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    void a_number_that_is_none_is_refused_as_InvalidAttributeValue() {
        assertThat(Refusal.code(() -> set(QueueAttributeName.DELAY_SECONDS, "soon")))
                .isEqualTo("InvalidAttributeValue");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html")
    @Differs(judge = Judge.LOCALSTACK, how = "It is made")
    void a_queue_is_not_made_with_a_value_outside_its_limits() {
        var name = aws.name("refused");

        assertThat(Refusal.code(() -> sqs.createQueue(create ->
                        create.queueName(name).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "43201")))))
                .isEqualTo("InvalidAttributeValue");
        assertThat(Refusal.code(() -> sqs.getQueueUrl(get -> get.queueName(name))))
                .isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    void an_attribute_that_there_is_not_is_refused_as_InvalidAttributeName() {
        assertThatThrownBy(() -> sqs.setQueueAttributes(
                        set -> set.queueUrl(queue.url()).attributesWithStrings(Map.of("Colour", "blue"))))
                .isInstanceOf(InvalidAttributeNameException.class);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
    void a_message_longer_than_the_queue_takes_is_refused() {
        set(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024");

        queue.send("x".repeat(1024));

        assertThat(Refusal.code(() -> queue.send("x".repeat(1025)))).isEqualTo("InvalidParameterValue");
    }

    /** The least and the most are taken, what is beyond them is not. */
    private void bounds(QueueAttributeName name, int least, int most) {
        set(name, String.valueOf(least));
        set(name, String.valueOf(most));

        assertThat(Refusal.code(() -> set(name, String.valueOf(least - 1)))).isEqualTo("InvalidAttributeValue");
        assertThat(Refusal.code(() -> set(name, String.valueOf(most + 1)))).isEqualTo("InvalidAttributeValue");
        assertThat(queue.attribute(name)).isEqualTo(String.valueOf(most));
    }

    private void set(QueueAttributeName name, String value) {
        sqs.setQueueAttributes(set -> set.queueUrl(queue.url()).attributes(Map.of(name, value)));
    }

    private Map<QueueAttributeName, String> all() {
        return sqs.getQueueAttributes(get -> get.queueUrl(queue.url()).attributeNames(QueueAttributeName.ALL))
                .attributes();
    }

    private static Instant seconds(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
        return Instant.ofEpochSecond(Long.parseLong(attributes.getOrDefault(name, "0")));
    }
}
