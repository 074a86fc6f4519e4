package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;

@SdkTest("SQS")
@Source("AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html")
class QueueVisibilityTest {

    private static final String DELETING = "AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html";
    private static final String RECEIVING = "AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html";

    private final Aws aws;
    private final SqsClient sqs;
    private final MadeQueue queue;

    QueueVisibilityTest(Aws aws) {
        this.aws = aws;
        this.sqs = aws.sqs();
        this.queue = MadeQueue.of(aws, sqs);
    }

    @Test
    @Source(RECEIVING)
    void a_message_in_flight_is_with_one_receiver_only() {
        queue.send("a");
        queue.receive();

        assertThat(queue.staysSilent()).isTrue();
    }

    @Test
    @Source(RECEIVING)
    void a_message_comes_back_when_its_visibility_timeout_ends() {
        queue.send("a");
        queue.receive(ask -> ask.visibilityTimeout(1));

        assertThat(queue.receive().body()).isEqualTo("a");
    }

    @Test
    @Source(RECEIVING)
    void the_visibility_timeout_of_the_queue_holds_where_the_receiver_names_none() {
        var quick = MadeQueue.of(aws, sqs, Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1"));
        quick.send("a");
        quick.receive();

        assertThat(quick.isSilent()).isTrue();
        assertThat(quick.receive().body()).isEqualTo("a");
    }

    @Test
    @Source(RECEIVING)
    void a_message_received_with_a_visibility_timeout_of_0_can_be_received_at_once() {
        queue.send("a");
        queue.receive(ask -> ask.visibilityTimeout(0));

        assertThat(queue.receive().body()).isEqualTo("a");
    }

    @Test
    @Source(RECEIVING)
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    @Differs(judge = Judge.LOCALSTACK, how = "More are taken")
    void a_receiver_hides_a_message_for_43200_seconds_at_most() {
        assertThat(queue.ask(ask -> ask.visibilityTimeout(43_200))).isEmpty();
        assertThat(Refusal.code(() -> queue.ask(ask -> ask.visibilityTimeout(43_201))))
                .isEqualTo("InvalidParameterValue");
        assertThat(Refusal.code(() -> queue.ask(ask -> ask.visibilityTimeout(-1))))
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void a_visibility_timeout_counts_anew_from_its_change() {
        queue.send("a");
        var message = queue.receive(ask -> ask.visibilityTimeout(1));
        queue.hide(message, 30);

        assertThat(queue.ask(ask -> ask.waitTimeSeconds(2))).isEmpty();
    }

    @Test
    void a_visibility_timeout_can_be_made_shorter() {
        queue.send("a");
        queue.hide(queue.receive(), 1);

        assertThat(queue.isSilent()).isTrue();
        assertThat(queue.receive().body()).isEqualTo("a");
    }

    @Test
    void a_message_whose_timeout_is_made_0_can_be_received_at_once() {
        queue.send("a");
        queue.hide(queue.receive(), 0);

        assertThat(queue.receive().body()).isEqualTo("a");
    }

    @Test
    void a_changed_timeout_is_forgotten_at_the_next_receipt() {
        var quick = MadeQueue.of(aws, sqs, Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1"));
        quick.send("a");
        quick.hide(quick.receive(), 0);
        quick.receive();

        assertThat(quick.receive().body()).isEqualTo("a");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "More are taken")
    @Differs(judge = Judge.LOCALSTACK, how = "More are taken")
    void a_changed_timeout_is_0_to_43200_seconds() {
        queue.send("a");
        var message = queue.receive();

        assertThat(Refusal.code(() -> queue.hide(message, 43_201))).isEqualTo("InvalidParameterValue");
        assertThat(Refusal.code(() -> queue.hide(message, -1))).isEqualTo("InvalidParameterValue");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is changed")
    @Differs(judge = Judge.LOCALSTACK, how = "It is changed")
    void the_timeout_of_a_message_not_in_flight_is_refused_as_MessageNotInflight() {
        queue.send("a");
        var message = queue.receive();
        queue.release(message);

        assertThatThrownBy(() -> queue.hide(message, 30)).isInstanceOf(MessageNotInflightException.class);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "ReceiptHandleIsInvalid")
    void the_timeout_of_a_deleted_message_is_not_changed() {
        queue.send("a");
        var message = queue.receive();
        queue.delete(message);

        assertThat(Refusal.code(() -> queue.hide(message, 30))).isEqualTo("InvalidParameterValue");
    }

    @Test
    void a_handle_that_is_none_is_refused_as_ReceiptHandleIsInvalid() {
        assertThatThrownBy(() -> sqs.changeMessageVisibility(change ->
                        change.queueUrl(queue.url()).receiptHandle("junk").visibilityTimeout(1)))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    @Test
    @Source(DELETING)
    void nothing_is_deleted_by_a_handle_that_is_none() {
        assertThatThrownBy(() ->
                        sqs.deleteMessage(delete -> delete.queueUrl(queue.url()).receiptHandle("junk")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    @Test
    @Source(DELETING)
    void a_message_can_be_deleted_while_it_is_in_flight() {
        queue.send("a");
        queue.delete(queue.receive(ask -> ask.visibilityTimeout(1)));

        assertThat(queue.ask(ask -> ask.waitTimeSeconds(2))).isEmpty();
    }

    @Test
    @Source(DELETING)
    @Differs(judge = Judge.MINISTACK, how = "ReceiptHandleIsInvalid")
    void deleting_by_a_handle_that_a_later_receipt_has_overtaken_succeeds() {
        queue.send("a");
        var first = queue.receive();
        queue.release(first);
        var second = queue.receive();

        assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
        assertThatCode(() -> queue.delete(first)).doesNotThrowAnyException();
    }

    @Test
    @Source(DELETING)
    void the_last_handle_deletes_though_earlier_ones_were_used() {
        queue.send("a");
        var first = queue.receive();
        queue.release(first);
        var second = queue.receive(ask -> ask.visibilityTimeout(1));
        queue.delete(second);

        assertThat(queue.ask(ask -> ask.waitTimeSeconds(2))).isEmpty();
    }

    @Test
    @Source(DELETING)
    @Differs(judge = Judge.MINISTACK, how = "ReceiptHandleIsInvalid")
    void deleting_twice_succeeds() {
        queue.send("a");
        var message = queue.receive();
        queue.delete(message);

        assertThatCode(() -> queue.delete(message)).doesNotThrowAnyException();
    }
}
