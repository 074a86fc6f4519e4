package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

@SdkTest("SQS")
@Source("AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html")
class QueueTest {

    private static final Map<QueueAttributeName, String> HIDDEN_FOR_A_MINUTE =
            Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60");

    private final Aws aws;
    private final SqsClient sqs;

    QueueTest(Aws aws) {
        this.aws = aws;
        this.sqs = aws.sqs();
    }

    @Test
    void a_queue_made_again_with_the_same_attributes_is_the_same_queue() {
        var queue = MadeQueue.of(aws, sqs, HIDDEN_FOR_A_MINUTE);

        var again = sqs.createQueue(create -> create.queueName(queue.name()).attributes(HIDDEN_FOR_A_MINUTE));

        assertThat(again.queueUrl()).isEqualTo(queue.url());
    }

    @Test
    void a_queue_made_again_without_attributes_is_the_same_queue() {
        var queue = MadeQueue.of(aws, sqs, HIDDEN_FOR_A_MINUTE);

        var again = sqs.createQueue(create -> create.queueName(queue.name()));

        assertThat(again.queueUrl()).isEqualTo(queue.url());
    }

    @Test
    void a_queue_made_again_with_another_value_is_refused_as_QueueNameExists() {
        var queue = MadeQueue.of(aws, sqs, HIDDEN_FOR_A_MINUTE);

        assertThatThrownBy(() -> sqs.createQueue(create ->
                        create.queueName(queue.name()).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "61"))))
                .isInstanceOf(QueueNameExistsException.class);
    }

    @Test
    void a_queue_made_again_with_a_value_where_it_has_the_default_is_refused_as_QueueNameExists() {
        var queue = MadeQueue.of(aws, sqs);

        assertThatThrownBy(() ->
                        sqs.createQueue(create -> create.queueName(queue.name()).attributes(HIDDEN_FOR_A_MINUTE)))
                .isInstanceOf(QueueNameExistsException.class);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "A longer one is taken")
    void a_queue_name_has_up_to_80_characters() {
        var name = (aws.name("long") + "-" + "x".repeat(80)).substring(0, 80);

        assertThat(sqs.createQueue(create -> create.queueName(name)).queueUrl()).endsWith("/" + name);
        assertThat(Refusal.code(() -> sqs.createQueue(create -> create.queueName(name + "x"))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "Any name is taken")
    void a_queue_name_has_letters_digits_hyphens_and_underscores_only() {
        var name = aws.name("Name_1-a");

        assertThat(sqs.createQueue(create -> create.queueName(name)).queueUrl()).endsWith("/" + name);
        assertThat(Refusal.code(() -> sqs.createQueue(create -> create.queueName(name + "!"))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void queue_names_know_upper_and_lower_case() {
        var queue = MadeQueue.of(aws, sqs);

        assertThatThrownBy(
                        () -> sqs.getQueueUrl(get -> get.queueName(queue.name().toUpperCase(Locale.ROOT))))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html")
    void a_queue_is_found_by_its_name() {
        var queue = MadeQueue.of(aws, sqs);

        assertThat(sqs.getQueueUrl(get -> get.queueName(queue.name())).queueUrl())
                .isEqualTo(queue.url());
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html")
    void a_name_that_no_queue_has_is_refused_as_QueueDoesNotExist() {
        assertThatThrownBy(() -> sqs.getQueueUrl(get -> get.queueName(aws.name("nowhere"))))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
    void a_missing_queue_is_QueueDoesNotExist_under_the_code_of_the_query_protocol() {
        var queue = MadeQueue.of(aws, sqs);

        var refusal = Refusal.of(() ->
                sqs.sendMessage(send -> send.queueUrl(queue.url() + "-not").messageBody("lost")));

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.code()).isEqualTo("AWS.SimpleQueueService.NonExistentQueue");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_ListQueues.html")
    void queues_are_listed_by_a_prefix_of_their_names() {
        var name = aws.name("listed");
        var one = sqs.createQueue(create -> create.queueName(name + "-a")).queueUrl();
        var two = sqs.createQueue(create -> create.queueName(name + "-b")).queueUrl();
        sqs.createQueue(create -> create.queueName("not-" + name));

        assertThat(sqs.listQueues(list -> list.queueNamePrefix(name)).queueUrls())
                .containsExactlyInAnyOrder(one, two);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html")
    void a_queue_is_deleted_with_what_is_in_it() {
        var queue = MadeQueue.of(aws, sqs);
        queue.send("lost");

        sqs.deleteQueue(delete -> delete.queueUrl(queue.url()));

        assertThatThrownBy(() -> sqs.getQueueUrl(get -> get.queueName(queue.name())))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is free at once")
    void the_name_of_a_deleted_queue_is_free_after_60_seconds_only() {
        var queue = MadeQueue.of(aws, sqs);
        sqs.deleteQueue(delete -> delete.queueUrl(queue.url()));

        assertThatThrownBy(() -> sqs.createQueue(create -> create.queueName(queue.name())))
                .isInstanceOf(QueueDeletedRecentlyException.class);
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html")
    void a_purge_takes_all_messages_and_those_in_flight() {
        var queue = MadeQueue.of(aws, sqs);
        queue.send("waiting");
        queue.send("in flight");
        var taken = queue.receive();

        sqs.purgeQueue(purge -> purge.queueUrl(queue.url()));

        assertThat(taken.body()).isNotEmpty();
        assertThat(queue.attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                .isEqualTo("0");
        assertThat(queue.attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .isEqualTo("0");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html")
    @Differs(judge = Judge.MINISTACK, how = "It is purged again")
    void a_queue_is_purged_once_in_60_seconds() {
        var queue = MadeQueue.of(aws, sqs);
        sqs.purgeQueue(purge -> purge.queueUrl(queue.url()));

        assertThatThrownBy(() -> sqs.purgeQueue(purge -> purge.queueUrl(queue.url())))
                .isInstanceOf(PurgeQueueInProgressException.class);
    }
}
