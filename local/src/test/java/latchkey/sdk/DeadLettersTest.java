package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;

@SdkTest("SQS")
@Source("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html")
class DeadLettersTest {

    private static final String MOVING =
            "AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html";
    private static final String START = "AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html";
    private static final String ATTRIBUTES = "AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html";

    private final Aws aws;
    private final SqsClient sqs;
    private final MadeQueue dead;
    private final MadeQueue queue;

    DeadLettersTest(Aws aws) {
        this.aws = aws;
        this.sqs = aws.sqs();
        this.dead = MadeQueue.of(aws, sqs);
        this.queue = MadeQueue.before(dead, 2, aws, sqs);
    }

    @Test
    void a_message_is_received_maxReceiveCount_times_and_then_from_the_dead_letter_queue() {
        queue.send("poison");
        queue.release(queue.receive());
        assertThat(dead.isSilent()).isTrue();
        queue.release(queue.receive());

        assertThat(queue.isSilent()).isTrue();
        assertThat(dead.receive().body()).isEqualTo("poison");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    void a_dead_letter_keeps_its_id_and_its_count_goes_on() {
        var id = die("poison");

        var letter = dead.receive();

        assertThat(letter.messageId()).isEqualTo(id);
        assertThat(system(letter, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("3");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html")
    void a_dead_letter_names_the_queue_it_comes_from() {
        die("poison");

        assertThat(system(dead.receive(), MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN))
                .isEqualTo(queue.arn());
    }

    @Test
    void a_dead_letter_keeps_the_time_it_was_sent() {
        queue.send("poison");
        var first = queue.receive();
        queue.release(first);
        queue.release(queue.receive());
        queue.isSilent();

        assertThat(system(dead.receive(), MessageSystemAttributeName.SENT_TIMESTAMP))
                .isEqualTo(system(first, MessageSystemAttributeName.SENT_TIMESTAMP));
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html")
    @Unjudged(by = Judge.MINISTACK, why = "It has no ListDeadLetterSourceQueues")
    void a_dead_letter_queue_tells_whose_it_is() {
        assertThat(sqs.listDeadLetterSourceQueues(list -> list.queueUrl(dead.url()))
                        .queueUrls())
                .containsExactly(queue.url());
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "InvalidAttributeValue")
    @Differs(judge = Judge.LOCALSTACK, how = "A queue that there is not is taken")
    void a_dead_letter_queue_is_made_before_it_is_named() {
        assertThat(redrive(dead.arn() + "-not", 1)).isEqualTo("InvalidParameterValue");
    }

    @Test
    @Source(ATTRIBUTES)
    @Differs(judge = Judge.MINISTACK, how = "InvalidAttributeValue")
    void a_redrive_policy_names_queue_and_count() {
        assertThat(Refusal.code(() -> set("{\"deadLetterTargetArn\": \"%s\"}".formatted(dead.arn()))))
                .isEqualTo("InvalidParameterValue");
        assertThat(Refusal.code(() -> set("{\"maxReceiveCount\": 2}"))).isEqualTo("InvalidParameterValue");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue.html")
    @Differs(judge = Judge.MINISTACK, how = "InvalidAttributeValue")
    void a_maxReceiveCount_is_1_to_1000() {
        assertThat(redrive(dead.arn(), 0)).isEqualTo("InvalidParameterValue");
        assertThat(redrive(dead.arn(), 1001)).isEqualTo("InvalidParameterValue");
    }

    @Test
    @Source(ATTRIBUTES)
    void an_empty_redrive_policy_takes_it_away() {
        set("");
        queue.send("stays");
        queue.release(queue.receive());
        queue.release(queue.receive());

        assertThat(queue.receive().body()).isEqualTo("stays");
    }

    @Test
    @Source(MOVING)
    @Unjudged(by = Judge.MINISTACK, why = "It has no StartMessageMoveTask")
    @Differs(judge = Judge.LOCALSTACK, how = "They keep their ids")
    void dead_letters_are_moved_back_to_their_queue_as_new_messages() {
        var id = die("poison");

        sqs.startMessageMoveTask(move -> move.sourceArn(dead.arn()));

        var again = queue.receive();
        assertThat(again.body()).isEqualTo("poison");
        assertThat(again.messageId()).isNotEqualTo(id);
        assertThat(system(again, MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .isEqualTo("1");
    }

    @Test
    @Source(START)
    @Unjudged(by = Judge.MINISTACK, why = "It has no StartMessageMoveTask")
    void dead_letters_are_moved_to_a_queue_of_choice() {
        var other = MadeQueue.of(aws, sqs);
        die("poison");

        sqs.startMessageMoveTask(move -> move.sourceArn(dead.arn()).destinationArn(other.arn()));

        assertThat(other.receive().body()).isEqualTo("poison");
        assertThat(queue.isSilent()).isTrue();
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html")
    @Unjudged(by = Judge.MINISTACK, why = "It has no StartMessageMoveTask")
    void the_last_move_of_dead_letters_is_told() {
        die("poison");
        sqs.startMessageMoveTask(move -> move.sourceArn(dead.arn()));
        queue.receive();

        var tasks = sqs.listMessageMoveTasks(list -> list.sourceArn(dead.arn())).results();

        assertThat(tasks).singleElement().satisfies(task -> {
            assertThat(task.sourceArn()).isEqualTo(dead.arn());
            assertThat(task.destinationArn()).isNull();
            assertThat(task.status()).isIn("RUNNING", "COMPLETED");
            assertThat(task.approximateNumberOfMessagesToMove()).isEqualTo(1);
        });
    }

    @Test
    @Source(START)
    @Unjudged(by = Judge.MINISTACK, why = "It has no StartMessageMoveTask")
    void only_a_dead_letter_queue_is_emptied_by_a_move() {
        assertThat(Refusal.code(() -> sqs.startMessageMoveTask(move -> move.sourceArn(queue.arn()))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    @Source(START)
    @Unjudged(by = Judge.MINISTACK, why = "It has no StartMessageMoveTask")
    void a_move_from_or_to_a_missing_queue_is_refused_as_ResourceNotFoundException() {
        assertThatThrownBy(() -> sqs.startMessageMoveTask(move -> move.sourceArn(dead.arn() + "-not")))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> sqs.startMessageMoveTask(
                        move -> move.sourceArn(dead.arn()).destinationArn(queue.arn() + "-not")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    /** Sends a message and receives it until it is dead. */
    private String die(String body) {
        var id = queue.send(body);
        queue.release(queue.receive());
        queue.release(queue.receive());
        assertThat(queue.isSilent()).isTrue();
        return id;
    }

    private String redrive(String target, int mostReceives) {
        return Refusal.code(() -> set(MadeQueue.redrivePolicy(target, mostReceives)));
    }

    private void set(String redrivePolicy) {
        sqs.setQueueAttributes(
                set -> set.queueUrl(queue.url()).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrivePolicy)));
    }

    private static String system(Message message, MessageSystemAttributeName name) {
        return message.attributes().getOrDefault(name, "");
    }
}
