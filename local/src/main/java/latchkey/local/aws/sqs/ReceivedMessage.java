package latchkey.local.aws.sqs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message in the hands of a receiver.
 *
 * @param receiptHandle to delete it, or to change its visibility
 * @param attributes SQS's own: ApproximateReceiveCount, SentTimestamp, SenderId, ApproximateFirstReceiveTimestamp
 *     and, in a dead-letter queue, DeadLetterQueueSourceArn
 * @param messageAttributes the sender's: name to DataType and StringValue or BinaryValue (base64)
 */
public record ReceivedMessage(
        String messageId,
        String receiptHandle,
        String body,
        String md5OfBody,
        Map<String, String> attributes,
        Map<String, Object> messageAttributes) {

    static ReceivedMessage of(Queue queue, Queue.Placed taken) {
        var message = taken.message();
        return new ReceivedMessage(
                message.id(),
                new Handle(queue.name(), taken.place(), message.id(), message.receives()).write(),
                message.body(),
                Text.md5(message.body()),
                attributes(message),
                MessageAttribute.members(message.attributes()));
    }

    private static Map<String, String> attributes(Message message) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("ApproximateReceiveCount", String.valueOf(message.receives()));
        attributes.put("SentTimestamp", millis(message.sent()));
        attributes.put("SenderId", message.sender());
        attributes.put("ApproximateFirstReceiveTimestamp", millis(message.firstReceived()));
        if (message.deadLetterSource() != null) {
            attributes.put("DeadLetterQueueSourceArn", message.deadLetterSource());
        }
        return attributes;
    }

    private static String millis(@Nullable Instant instant) {
        return instant == null ? "" : String.valueOf(instant.toEpochMilli());
    }
}
