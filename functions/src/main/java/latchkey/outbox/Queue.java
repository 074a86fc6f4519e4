package latchkey.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import latchkey.runtime.Json;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** A queue to which many messages go at once. */
final class Queue {

    /** SQS takes 10 messages at once. */
    private static final int BATCH = 10;

    private final SqsClient queues;
    private final String url;

    Queue(SqsClient queues, String url) {
        this.queues = queues;
        this.url = url;
    }

    /** @throws IllegalStateException where not all were queued; then all are to be sent again */
    void send(List<Map<String, Object>> messages) {
        for (int from = 0; from < messages.size(); from += BATCH) {
            batch(messages.subList(from, Math.min(from + BATCH, messages.size())));
        }
    }

    private void batch(List<Map<String, Object>> messages) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (var message : messages) {
            var entry = SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(Json.write(message))
                    .build();
            entries.add(entry);
        }
        var failed = queues.sendMessageBatch(send -> send.queueUrl(url).entries(entries))
                .failed();
        if (!failed.isEmpty()) {
            throw new IllegalStateException("%d of %d messages were not queued, the first because of %s"
                    .formatted(failed.size(), entries.size(), failed.getFirst().code()));
        }
    }
}
