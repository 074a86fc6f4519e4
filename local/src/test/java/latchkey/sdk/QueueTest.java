package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

@SdkTest("SQS")
@Source("AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html")
class QueueTest {

    private final Aws aws;
    private final SqsClient sqs;

    QueueTest(Aws aws) {
        this.aws = aws;
        this.sqs = aws.sqs();
    }

    @Test
    void a_queue_made_again_with_the_same_attributes_is_the_same_queue() {
        var name = aws.name("orders");
        var attributes = Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "60");

        var first = sqs.createQueue(create -> create.queueName(name).attributes(attributes));
        var second = sqs.createQueue(create -> create.queueName(name).attributes(attributes));

        assertThat(second.queueUrl()).isEqualTo(first.queueUrl());
    }
}
