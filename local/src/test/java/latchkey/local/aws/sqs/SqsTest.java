package latchkey.local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** What is the look-alike's own. What it does as AWS does it is tested in {@code latchkey.sdk}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SqsTest {

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
    void the_sender_of_a_message_is_the_caller() {
        send("a");

        assertThat(receive().attributes()).containsEntry(MessageSystemAttributeName.SENDER_ID, "developer");
    }

    @Test
    void messages_are_counted_as_visible_in_flight_and_delayed() {
        send("a");
        send("b");
        receive();
        client.sendMessage(send -> send.queueUrl(url).messageBody("c").delaySeconds(900));

        assertThat(sqs.counts("mails")).isEqualTo(new QueueCounts(1, 1, 1));
    }

    @Test
    void dead_letters_are_counted() {
        send("a");
        back(receive());
        back(receive());
        client.receiveMessage(ask -> ask.queueUrl(url));

        assertThat(sqs.deadLetterQueues()).containsExactly("dead");
        assertThat(sqs.dead()).isEqualTo(1);
    }

    @Test
    void a_move_of_dead_letters_has_ended_when_it_is_answered() {
        send("a");
        back(receive());
        back(receive());
        client.receiveMessage(ask -> ask.queueUrl(url));

        client.startMessageMoveTask(move -> move.sourceArn(Sqs.arn("dead")));

        assertThat(sqs.dead()).isZero();
        assertThat(client.listMessageMoveTasks(list -> list.sourceArn(Sqs.arn("dead")))
                        .results())
                .extracting("status", "approximateNumberOfMessagesMoved", "taskHandle")
                .containsExactly(tuple("COMPLETED", 1L, null));
    }

    @Test
    void a_receiver_in_the_process_is_woken_when_a_message_comes() throws InterruptedException {
        var sender = Thread.startVirtualThread(() -> send("a"));

        var received = sqs.receive("mails", 10, Duration.ofSeconds(20));

        assertThat(received)
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("a"));
        sender.join();
    }

    @Test
    void a_delay_ends_with_the_virtual_clock() {
        client.sendMessage(send -> send.queueUrl(url).messageBody("a").delaySeconds(900));
        assertThat(client.receiveMessage(ask -> ask.queueUrl(url)).messages()).isEmpty();

        clock.moveTo(sqs.nextDue().orElseThrow());
        sqs.due(clock.instant());

        assertThat(receive().body()).isEqualTo("a");
        assertThat(sqs.nextDue()).isEmpty();
    }

    @Test
    void a_message_is_kept_on_the_virtual_clock_as_long_as_the_queue_says() {
        send("a");

        clock.moveTo(clock.instant().plus(Duration.ofDays(5)));

        assertThat(client.receiveMessage(ask -> ask.queueUrl(url)).messages()).isEmpty();
    }

    /** AWS leaves it open whether it does; that it does not is the case that a receiver must be ready for. */
    @Test
    void a_handle_that_has_been_overtaken_changes_nothing() {
        send("a");
        var first = receive();
        back(first);
        receive();

        client.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(first.receiptHandle()));

        assertThat(sqs.counts("mails").all()).isEqualTo(1);
        assertThatThrownBy(() -> back(first))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        fault -> assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        assertThatThrownBy(() -> client.createQueue(make -> make.queueName("a.fifo")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("FIFO");
        assertThatThrownBy(() -> client.tagQueue(tag -> tag.queueUrl(url).tags(Map.of("a", "b"))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("TagQueue");
        assertThatThrownBy(() -> client.startMessageMoveTask(
                        move -> move.sourceArn(Sqs.arn("dead")).maxNumberOfMessagesPerSecond(1)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("MaxNumberOfMessagesPerSecond");
    }

    private void send(String body) {
        client.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    private Message receive() {
        return client.receiveMessage(
                        ask -> ask.queueUrl(url).messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .getFirst();
    }

    private void back(Message message) {
        client.changeMessageVisibility(change ->
                change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
    }
}
