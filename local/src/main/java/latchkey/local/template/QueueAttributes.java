package latchkey.local.template;

import java.util.LinkedHashMap;
import java.util.Map;

/** A queue as {@code CreateQueue} takes it. */
final class QueueAttributes {

    private QueueAttributes() {}

    static Map<String, String> of(Stack.Queue queue) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("VisibilityTimeout", String.valueOf(queue.visibility().toSeconds()));
        attributes.put("DelaySeconds", String.valueOf(queue.delay().toSeconds()));
        attributes.put(
                "MessageRetentionPeriod", String.valueOf(queue.retention().toSeconds()));
        attributes.put(
                "ReceiveMessageWaitTimeSeconds",
                String.valueOf(queue.receiveWait().toSeconds()));
        attributes.put("MaximumMessageSize", String.valueOf(queue.maximumBytes()));
        queue.redrive()
                .ifPresent(redrive -> attributes.put(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                                .formatted(redrive.deadLetterArn(), redrive.maxReceives())));
        return attributes;
    }
}
