package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

@SdkTest("SQS")
@Source("AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html")
class QueueBatchTest {

    private static final int MEBIBYTE = 1_048_576;

    private final Aws aws;
    private final SqsClient sqs;
    private final MadeQueue queue;

    QueueBatchTest(Aws aws) {
        this.aws = aws;
        this.sqs = aws.sqs();
        this.queue = MadeQueue.of(aws, sqs);
    }

    @Test
    void ten_messages_go_in_one_batch() {
        var sent = send(entries(10));

        assertThat(sent.failed()).isEmpty();
        assertThat(sent.successful()).extracting("id").containsExactlyInAnyOrderElementsOf(ids(10));
        assertThat(queue.attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("10");
    }

    @Test
    void eleven_messages_are_refused_as_TooManyEntriesInBatchRequest() {
        assertThatThrownBy(() -> send(entries(11))).isInstanceOf(TooManyEntriesInBatchRequestException.class);
    }

    @Test
    void a_batch_of_nothing_is_refused_as_EmptyBatchRequest() {
        assertThatThrownBy(() -> send(List.of())).isInstanceOf(EmptyBatchRequestException.class);
    }

    @Test
    void an_id_given_twice_is_refused_as_BatchEntryIdsNotDistinct() {
        assertThatThrownBy(() -> send(List.of(entry("same", "a"), entry("same", "b"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThat(queue.isSilent()).isTrue();
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_SendMessageBatchRequestEntry.html")
    void an_id_has_up_to_80_letters_digits_hyphens_and_underscores() {
        assertThat(send(List.of(entry("a-_1".repeat(20), "a"))).failed()).isEmpty();
        assertThatThrownBy(() -> send(List.of(entry("a".repeat(81), "a"))))
                .isInstanceOf(InvalidBatchEntryIdException.class);
        assertThatThrownBy(() -> send(List.of(entry("a b", "a")))).isInstanceOf(InvalidBatchEntryIdException.class);
    }

    @Test
    void the_messages_of_a_batch_have_1_MiB_together() {
        var half = "x".repeat(MEBIBYTE / 2);

        assertThat(send(List.of(entry("a", half), entry("b", half))).failed()).isEmpty();
        assertThatThrownBy(() -> send(List.of(entry("a", half), entry("b", half), entry("c", "x"))))
                .isInstanceOf(BatchRequestTooLongException.class);
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "The fault is not said to be the sender's")
    void a_message_of_a_batch_that_has_a_forbidden_character_fails_alone() {
        var sent = send(List.of(entry("good", "a"), entry("bad", "\u0001")));

        assertThat(sent.successful()).extracting("id").containsExactly("good");
        assertThat(sent.failed())
                .extracting("id", "code", "senderFault")
                .containsExactly(tuple("bad", "InvalidMessageContents", true));
        assertThat(queue.receive().body()).isEqualTo("a");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is taken")
    @Differs(judge = Judge.LOCALSTACK, how = "It is taken")
    void a_message_of_a_batch_that_waits_too_long_fails_alone() {
        var late = entry("late", "b").toBuilder().delaySeconds(901).build();

        var sent = send(List.of(entry("good", "a"), late));

        assertThat(sent.successful()).extracting("id").containsExactly("good");
        assertThat(sent.failed())
                .extracting("id", "code", "senderFault")
                .containsExactly(tuple("late", "InvalidParameterValue", true));
    }

    @Test
    void a_message_of_a_batch_that_is_too_long_for_the_queue_fails_alone() {
        var small = MadeQueue.of(aws, sqs, Map.of(QueueAttributeName.MAXIMUM_MESSAGE_SIZE, "1024"));

        var sent = sqs.sendMessageBatch(batch ->
                batch.queueUrl(small.url()).entries(entry("good", "a"), entry("long", "x".repeat(1025))));

        assertThat(sent.successful()).extracting("id").containsExactly("good");
        assertThat(sent.failed()).extracting("id", "senderFault").containsExactly(tuple("long", true));
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html")
    @Differs(judge = Judge.LOCALSTACK, how = "The fault is not said to be the sender's")
    void a_batch_of_deletions_deletes_what_it_can() {
        queue.send("a");
        var message = queue.receive();

        var done = sqs.deleteMessageBatch(batch -> batch.queueUrl(queue.url())
                .entries(deletion("good", message.receiptHandle()), deletion("junk", "junk")));

        assertThat(done.successful()).extracting("id").containsExactly("good");
        assertThat(done.failed())
                .extracting("id", "code", "senderFault")
                .containsExactly(tuple("junk", "ReceiptHandleIsInvalid", true));
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html")
    void batches_of_deletions_are_refused_as_those_of_messages_are() {
        assertThatThrownBy(() -> delete(List.of())).isInstanceOf(EmptyBatchRequestException.class);
        assertThatThrownBy(() ->
                        delete(ids(11).stream().map(id -> deletion(id, "junk")).toList()))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> delete(List.of(deletion("same", "junk"), deletion("same", "junk"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html")
    @Differs(judge = Judge.MINISTACK, how = "More than 43200 seconds are taken")
    @Differs(judge = Judge.LOCALSTACK, how = "More than 43200 seconds are taken")
    void a_batch_of_visibilities_changes_what_it_can() {
        queue.send("a");
        var message = queue.receive();

        var done = sqs.changeMessageVisibilityBatch(batch -> batch.queueUrl(queue.url())
                .entries(visibility("good", message, 0), visibility("long", message, 43_201)));

        assertThat(done.successful()).extracting("id").containsExactly("good");
        assertThat(done.failed())
                .extracting("id", "code", "senderFault")
                .containsExactly(tuple("long", "InvalidParameterValue", true));
        assertThat(queue.receive().body()).isEqualTo("a");
    }

    private SendMessageBatchResponse send(List<SendMessageBatchRequestEntry> entries) {
        return sqs.sendMessageBatch(batch -> batch.queueUrl(queue.url()).entries(entries));
    }

    private void delete(List<DeleteMessageBatchRequestEntry> entries) {
        sqs.deleteMessageBatch(batch -> batch.queueUrl(queue.url()).entries(entries));
    }

    private static List<SendMessageBatchRequestEntry> entries(int count) {
        return ids(count).stream().map(id -> entry(id, "message " + id)).toList();
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "id" + i).toList();
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static DeleteMessageBatchRequestEntry deletion(String id, String handle) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(handle)
                .build();
    }

    private static ChangeMessageVisibilityBatchRequestEntry visibility(String id, Message message, int seconds) {
        return ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(message.receiptHandle())
                .visibilityTimeout(seconds)
                .build();
    }
}
