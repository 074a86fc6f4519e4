package latchkey.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The records of one invocation, one by one. One that fails goes back alone: its id is answered as a partial failure
 * (AWS Lambda Developer Guide, "Reporting batch item failures").
 */
public final class Batch {

    private Batch() {}

    /**
     * @param receipt its receipt handle
     * @param receives how often the queue has handed it out, this time too
     */
    public record Message(String id, String body, String receipt, int receives) {}

    /** Messages of an SQS queue. */
    public static void messages(InputStream event, OutputStream answer, Log log, Consumer<Message> each)
            throws IOException {
        var failed = new ArrayList<String>();
        for (var entry : records(event)) {
            var message = new Message(
                    text(entry, "messageId"), text(entry, "body"), text(entry, "receiptHandle"), receives(entry));
            attempt(message.id(), failed, log, () -> each.accept(message));
        }
        answer(answer, failed);
    }

    /**
     * New images of a DynamoDB stream. After the first that fails the rest of the batch waits: an item's records keep
     * their order.
     */
    public static void images(InputStream event, OutputStream answer, Log log, Consumer<Map<?, ?>> each)
            throws IOException {
        var failed = new ArrayList<String>();
        for (var entry : records(event)) {
            if (entry.get("dynamodb") instanceof Map<?, ?> change && failed.isEmpty()) {
                var id = String.valueOf(change.get("SequenceNumber"));
                attempt(id, failed, log, () -> {
                    if (change.get("NewImage") instanceof Map<?, ?> image) {
                        each.accept(image);
                    }
                });
            }
        }
        answer(answer, failed);
    }

    private static void attempt(String id, List<String> failed, Log log, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.error("record-failed", e, "record", id);
            failed.add(id);
        }
    }

    private static List<Map<?, ?>> records(InputStream event) throws IOException {
        var all = new ArrayList<Map<?, ?>>();
        if (Json.object(event.readAllBytes()).get("Records") instanceof List<?> records) {
            for (var entry : records) {
                if (entry instanceof Map<?, ?> map) {
                    all.add(map);
                }
            }
        }
        return all;
    }

    private static int receives(Map<?, ?> entry) {
        return entry.get("attributes") instanceof Map<?, ?> attributes
                        && attributes.get("ApproximateReceiveCount") instanceof String many
                ? Integer.parseInt(many)
                : 1;
    }

    private static String text(Map<?, ?> entry, String name) {
        return String.valueOf(entry.get(name));
    }

    private static void answer(OutputStream answer, List<String> failed) throws IOException {
        var failures = failed.stream().map(id -> Map.of("itemIdentifier", id)).toList();
        answer.write(Json.write(Map.of("batchItemFailures", failures)).getBytes(StandardCharsets.UTF_8));
    }
}
