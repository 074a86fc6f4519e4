package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@SdkTest("SQS")
@Source("AWSSimpleQueueService/latest/APIReference/API_SendMessage.html")
class QueueDelayTest {

    private final Aws aws;
    private final SqsClient sqs;

    QueueDelayTest(Aws aws) {
        this.aws = aws;
        this.sqs = aws.sqs();
    }

    @Test
    void a_delayed_message_comes_when_its_delay_is_over() {
        var queue = MadeQueue.of(aws, sqs);
        queue.send(send -> send.messageBody("late").delaySeconds(1));

        assertThat(queue.isSilent()).isTrue();
        assertThat(queue.receive().body()).isEqualTo("late");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html")
    void a_queue_delays_all_its_messages() {
        var queue = MadeQueue.of(aws, sqs, Map.of(QueueAttributeName.DELAY_SECONDS, "1"));
        queue.send("late");

        assertThat(queue.isSilent()).isTrue();
        assertThat(queue.receive().body()).isEqualTo("late");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-timers.html")
    void the_delay_of_a_message_holds_before_that_of_its_queue() {
        var queue = MadeQueue.of(aws, sqs, Map.of(QueueAttributeName.DELAY_SECONDS, "900"));
        queue.send(send -> send.messageBody("now").delaySeconds(0));

        assertThat(queue.receive().body()).isEqualTo("now");
    }

    @Test
    @Source("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-delay-queues.html")
    void a_changed_delay_of_a_queue_holds_for_later_messages_only() {
        var queue = MadeQueue.of(aws, sqs);
        queue.send("before");
        sqs.setQueueAttributes(
                set -> set.queueUrl(queue.url()).attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "900")));

        assertThat(queue.receive().body()).isEqualTo("before");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    @Differs(judge = Judge.LOCALSTACK, how = "More are taken")
    void a_message_is_delayed_for_900_seconds_at_most() {
        var queue = MadeQueue.of(aws, sqs);
        queue.send(send -> send.messageBody("late").delaySeconds(900));

        assertThat(Refusal.code(
                        () -> queue.send(send -> send.messageBody("later").delaySeconds(901))))
                .isEqualTo("InvalidParameterValue");
        assertThat(Refusal.code(
                        () -> queue.send(send -> send.messageBody("earlier").delaySeconds(-1))))
                .isEqualTo("InvalidParameterValue");
        assertThat(queue.isSilent()).isTrue();
    }
}
