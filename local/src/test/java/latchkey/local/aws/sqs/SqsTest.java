package latchkey.local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SqsTest {

    private static final String DEAD = Sqs.url("dead");

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Sqs sqs = new Sqs(disk, clock);
    private final SqsClient client = new Rehearsal(clock, Map.of(), sqs).client(SqsClient.builder(), Caller.DEVELOPER);
    private final String url = Sqs.url("mails");

    @BeforeEach
    void make_the_queues() {
        sqs.create("dead", Map.of());
        sqs.create(
                "mails",
                Map.of(
                        "VisibilityTimeout",
                        "60",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":2}".formatted(Sqs.arn("dead"))));
    }

    @Test
    void a_message_goes_through_with_its_attributes() {
        var attributes = Map.of(
                "kind",
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue("ask")
                        .build(),
                "raw",
                MessageAttributeValue.builder()
                        .dataType("Binary.mail")
                        .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 255}))
                        .build());
        client.sendMessage(
                send -> send.queueUrl(url).messageBody("Grüße, 世界 🗝").messageAttributes(attributes));

        var message = receive(url);

        assertThat(message.body()).isEqualTo("Grüße, 世界 🗝");
        assertThat(message.messageAttributes()).isEqualTo(attributes);
        assertThat(message.md5OfMessageAttributes()).isNotEmpty();
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsEntry(MessageSystemAttributeName.SENDER_ID, "developer")
                .containsKeys(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP);
    }

    @Test
    void attributes_that_nobody_asks_for_are_not_shown() {
        client.sendMessage(send -> send.queueUrl(url).messageBody("a"));

        var message = client.receiveMessage(ask -> ask.queueUrl(url)).messages().getFirst();

        assertThat(message.hasAttributes()).isFalse();
        assertThat(message.hasMessageAttributes()).isFalse();
    }

    @Test
    void a_message_in_flight_is_with_one_receiver_only() {
        send("a");
        receive(url);

        assertThat(client.receiveMessage(ask -> ask.queueUrl(url)).messages()).isEmpty();
        assertThat(sqs.counts("mails")).isEqualTo(new QueueCounts(0, 1, 0));
    }

    @Test
    void a_message_handed_back_is_received_again_and_counted() {
        send("a");
        back(receive(url));

        assertThat(receive(url).attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
    }

    @Test
    void visibility_ends_by_itself_and_wakes_a_long_poll() {
        send("a");
        client.receiveMessage(ask -> ask.queueUrl(url).visibilityTimeout(1));

        var again = client.receiveMessage(ask -> ask.queueUrl(url).waitTimeSeconds(20));

        assertThat(again.messages()).hasSize(1);
    }

    @Test
    void a_long_poll_ends_as_soon_as_a_message_comes() throws InterruptedException {
        var sender = Thread.startVirtualThread(() -> send("a"));

        var received = sqs.receive("mails", 10, Duration.ofSeconds(20));

        assertThat(received)
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("a"));
        sender.join();
    }

    @Test
    void a_message_received_too_often_ends_in_the_dead_letter_queue() {
        send("a");
        back(receive(url));
        back(receive(url));

        assertThat(client.receiveMessage(ask -> ask.queueUrl(url)).messages()).isEmpty();
        assertThat(sqs.dead()).isEqualTo(1);
        assertThat(receive(DEAD).attributes())
                .containsEntry(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN, Sqs.arn("mails"));
    }

    @Test
    void dead_letters_are_moved_back_as_new_messages() {
        send("a");
        back(receive(url));
        back(receive(url));
        client.receiveMessage(ask -> ask.queueUrl(url));

        client.startMessageMoveTask(move -> move.sourceArn(Sqs.arn("dead")));

        assertThat(sqs.dead()).isZero();
        assertThat(receive(url).attributes()).containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1");
    }

    @Test
    void a_delay_ends_with_the_virtual_clock() {
        client.sendMessage(send -> send.queueUrl(url).messageBody("a").delaySeconds(900));
        assertThat(client.receiveMessage(ask -> ask.queueUrl(url)).messages()).isEmpty();
        assertThat(sqs.counts("mails")).isEqualTo(new QueueCounts(0, 0, 1));

        clock.moveTo(sqs.nextDue().orElseThrow());
        sqs.due(clock.instant());

        assertThat(receive(url).body()).isEqualTo("a");
        assertThat(sqs.nextDue()).isEmpty();
    }

    @Test
    void a_message_is_kept_as_long_as_the_queue_says() {
        send("a");

        clock.moveTo(clock.instant().plus(Duration.ofDays(5)));

        assertThat(client.receiveMessage(ask -> ask.queueUrl(url)).messages()).isEmpty();
    }

    @Test
    void a_handle_that_has_been_overtaken_deletes_nothing() {
        send("a");
        var first = receive(url);
        back(first);
        var second = receive(url);

        client.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(first.receiptHandle()));
        assertThat(sqs.counts("mails").all()).isEqualTo(1);

        client.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(second.receiptHandle()));
        assertThat(sqs.counts("mails").all()).isZero();
    }

    @Test
    void deleting_twice_is_no_fault() {
        send("a");
        var message = receive(url);

        client.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
        client.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    @Test
    void entries_of_a_batch_succeed_and_fail_alone() {
        var answer = client.sendMessageBatch(batch -> batch.queueUrl(url)
                .entries(
                        entry("good", "a"),
                        entry("bad", "\u0001"),
                        entry("late", "b").toBuilder().delaySeconds(901).build()));

        assertThat(answer.successful())
                .singleElement()
                .satisfies(done -> assertThat(done.id()).isEqualTo("good"));
        assertThat(answer.failed())
                .satisfiesExactly(
                        bad -> assertThat(bad.code()).isEqualTo("InvalidMessageContents"),
                        late -> assertThat(late.code()).isEqualTo("InvalidParameterValue"));
    }

    @Test
    void a_batch_of_deletions_tells_bad_handles_apart() {
        send("a");
        var message = receive(url);

        var answer = client.deleteMessageBatch(batch ->
                batch.queueUrl(url).entries(List.of(deletion("1", message.receiptHandle()), deletion("2", "junk"))));

        assertThat(answer.successful()).hasSize(1);
        assertThat(answer.failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.code()).isEqualTo("ReceiptHandleIsInvalid"));
    }

    @Test
    void batches_as_a_whole_are_refused_as_aws_refuses_them() {
        var eleven = IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "a")).toList();

        refused(
                EmptyBatchRequestException.class,
                c -> c.sendMessageBatch(batch -> batch.queueUrl(url).entries(List.of())));
        refused(
                TooManyEntriesInBatchRequestException.class,
                c -> c.sendMessageBatch(batch -> batch.queueUrl(url).entries(eleven)));
        refused(
                BatchEntryIdsNotDistinctException.class,
                c -> c.sendMessageBatch(batch -> batch.queueUrl(url).entries(entry("a", "a"), entry("a", "b"))));
    }

    @Test
    void limits_are_those_of_aws() {
        invalid(c -> c.receiveMessage(ask -> ask.queueUrl(url).visibilityTimeout(43_201)));
        invalid(c -> c.receiveMessage(ask -> ask.queueUrl(url).waitTimeSeconds(21)));
        invalid(c -> c.receiveMessage(ask -> ask.queueUrl(url).maxNumberOfMessages(11)));
        invalid(c -> c.sendMessage(send -> send.queueUrl(url).messageBody("a").delaySeconds(901)));
        invalid(c -> c.sendMessage(send -> send.queueUrl(url).messageBody("x".repeat(1_048_577))));
        client.sendMessage(send -> send.queueUrl(url).messageBody("x".repeat(1_048_576)));
        refused(
                InvalidMessageContentsException.class,
                c -> c.sendMessage(send -> send.queueUrl(url).messageBody("\uFFFE")));
        assertThatThrownBy(() -> client.sendMessage(send -> send.queueUrl(url).messageBody("")))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        fault -> assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("MissingParameter"));
    }

    @Test
    void visibility_changes_in_flight_only() {
        send("a");
        var message = receive(url);
        back(message);

        refused(
                MessageNotInflightException.class,
                c -> c.changeMessageVisibility(change -> change.queueUrl(url)
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(10)));
        refused(
                ReceiptHandleIsInvalidException.class,
                c -> c.changeMessageVisibility(
                        change -> change.queueUrl(url).receiptHandle("junk").visibilityTimeout(10)));
        client.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
        invalid(c -> c.changeMessageVisibility(change ->
                change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(10)));
    }

    @Test
    void a_queue_can_be_made_twice_alike_and_not_otherwise() {
        var attributes = Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60");

        assertThat(client.createQueue(make -> make.queueName("mails").attributes(attributes))
                        .queueUrl())
                .isEqualTo(url);
        refused(
                QueueNameExistsException.class,
                c -> c.createQueue(make ->
                        make.queueName("mails").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "61"))));
        refused(
                InvalidAttributeValueException.class,
                c -> c.createQueue(make ->
                        make.queueName("other").attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "43201"))));
        refused(
                InvalidAttributeNameException.class,
                c -> c.createQueue(make -> make.queueName("other").attributesWithStrings(Map.of("Colour", "blue"))));
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        assertThatThrownBy(() -> client.createQueue(make -> make.queueName("a.fifo")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("FIFO");
        assertThatThrownBy(() -> client.tagQueue(tag -> tag.queueUrl(url).tags(Map.of("a", "b"))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("TagQueue");
    }

    @Test
    void attributes_are_told_and_set() {
        send("a");
        client.setQueueAttributes(set -> set.queueUrl(url).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "5")));

        var all = client.getQueueAttributes(ask -> ask.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes();

        assertThat(all)
                .containsEntry(QueueAttributeName.DELAY_SECONDS, "5")
                .containsEntry(QueueAttributeName.VISIBILITY_TIMEOUT, "60")
                .containsEntry(QueueAttributeName.QUEUE_ARN, Sqs.arn("mails"))
                .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "1");
    }

    @Test
    void purging_and_deleting_take_their_time_as_in_aws() {
        send("a");
        client.purgeQueue(purge -> purge.queueUrl(url));
        assertThat(sqs.counts("mails").all()).isZero();
        refused(PurgeQueueInProgressException.class, c -> c.purgeQueue(purge -> purge.queueUrl(url)));

        client.deleteQueue(delete -> delete.queueUrl(url));
        refused(QueueDoesNotExistException.class, c -> c.getQueueUrl(ask -> ask.queueName("mails")));
        refused(QueueDeletedRecentlyException.class, c -> c.createQueue(make -> make.queueName("mails")));
    }

    @Test
    void a_missing_queue_has_the_code_that_old_clients_know() {
        assertThatThrownBy(() -> client.sendMessage(
                        send -> send.queueUrl(Sqs.url("nowhere")).messageBody("a")))
                .isInstanceOfSatisfying(
                        QueueDoesNotExistException.class,
                        fault -> assertThat(fault.awsErrorDetails().errorCode())
                                .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
    }

    @Test
    void queues_are_listed_by_prefix() {
        assertThat(client.listQueues(list -> list.queueNamePrefix("ma")).queueUrls())
                .containsExactly(url);
        assertThat(client.listDeadLetterSourceQueues(list -> list.queueUrl(DEAD))
                        .queueUrls())
                .containsExactly(url);
    }

    private void send(String body) {
        client.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    private Message receive(String from) {
        return client.receiveMessage(ask -> ask.queueUrl(from)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .getFirst();
    }

    private void back(Message message) {
        client.changeMessageVisibility(change ->
                change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
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

    private void refused(Class<? extends Throwable> as, Consumer<SqsClient> call) {
        assertThatThrownBy(() -> call.accept(client)).isInstanceOf(as);
    }

    private void invalid(Consumer<SqsClient> call) {
        assertThatThrownBy(() -> call.accept(client))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        fault -> assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }
}
