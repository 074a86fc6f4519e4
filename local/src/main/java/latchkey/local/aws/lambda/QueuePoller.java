package latchkey.local.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import latchkey.local.aws.Account;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.sqs.ReceivedMessage;
import latchkey.local.aws.sqs.Sqs;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * Reads a queue for a function, as Lambda's poller does: what was served is deleted, what failed stays and is seen again
 * when its visibility ends, until the queue's redrive takes it away. Nobody works on it until then, so that wait goes by
 * the virtual clock.
 */
public final class QueuePoller implements AutoCloseable {

    private static final int MOST_OF_ONE_READ = 10;

    /** Short, so that a mapping which is switched off reads no more soon after. */
    private static final Duration LONG_POLL = Duration.ofSeconds(1);

    private static final List<String> NEEDED =
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    private final QueueSource source;
    private final Sqs queues;
    private final Functions functions;
    private final Semaphore free;
    private final Thread thread;
    private final Mapping mapping;
    private volatile boolean ended;

    /**
     * @throws IllegalArgumentException where the function's role does not allow it to read the queue; AWS refuses the
     *     mapping then
     */
    public QueuePoller(QueueSource source, Sqs queues, Policies policies, Functions functions) {
        this.source = source;
        this.queues = queues;
        this.functions = functions;
        this.mapping = new Mapping(source.function(), Sqs.arn(source.queue()));
        this.free = new Semaphore(source.concurrency());
        this.thread = Thread.ofVirtual().name("poller of " + source.function()).unstarted(this::poll);
        for (var action : NEEDED) {
            if (!policies.allows(new Caller(source.function()), new Permission(action, Sqs.arn(source.queue())))) {
                throw new IllegalArgumentException("%s cannot be woken by %s: its role does not allow %s"
                        .formatted(source.function(), source.queue(), action));
            }
        }
    }

    /** Its switch. */
    public Mapping mapping() {
        return mapping;
    }

    public void start() {
        thread.start();
    }

    /** Takes no more messages; what is being served goes on. */
    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }

    private void poll() {
        while (!ended) {
            try {
                mapping.awaitEnabled();
                free.acquire();
                var batch = receive();
                if (batch.isEmpty()) {
                    free.release();
                } else {
                    Thread.ofVirtual().name("batch for " + source.function()).start(() -> serve(batch));
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The whole of a batch: the first message is waited for, the others for as long as the window says. */
    private List<ReceivedMessage> receive() throws InterruptedException {
        var batch = new ArrayList<>(read(source.batchSize(), LONG_POLL));
        var ends = System.nanoTime() + source.window().toNanos();
        for (var left = ends - System.nanoTime();
                !batch.isEmpty() && batch.size() < source.batchSize() && left > 0;
                left = ends - System.nanoTime()) {
            batch.addAll(read(source.batchSize() - batch.size(), Duration.ofNanos(left)));
        }
        return batch;
    }

    private List<ReceivedMessage> read(int most, Duration wait) throws InterruptedException {
        return queues.receive(source.queue(), Math.min(most, MOST_OF_ONE_READ), wait);
    }

    private void serve(List<ReceivedMessage> batch) {
        var left = new ArrayList<>(batch);
        try {
            if (functions.comesLate(source.function())) {
                batch.forEach(message -> queues.postpone(source.queue(), message.receiptHandle(), Lateness.DAY));
                left.clear();
            } else {
                left.removeAll(served(batch));
            }
        } finally {
            left.forEach(message -> queues.leave(source.queue(), message.receiptHandle()));
            free.release();
        }
    }

    /** Those of the batch that the function has dealt with; they are deleted. */
    private List<ReceivedMessage> served(List<ReceivedMessage> batch) {
        var answer = functions.invoke(source.function(), event(batch));
        var ids = batch.stream().map(ReceivedMessage::messageId).toList();
        var failed = ItemFailures.of(answer, ids, source.reportsItemFailures());
        var served = batch.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList();
        served.forEach(message -> queues.delete(source.queue(), message.receiptHandle()));
        return served;
    }

    private byte[] event(List<ReceivedMessage> batch) {
        var records = batch.stream().map(this::entry).toList();
        return Json.write(Map.of("Records", records)).getBytes(StandardCharsets.UTF_8);
    }

    private Map<String, Object> entry(ReceivedMessage message) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, attribute(value)));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("messageId", message.messageId());
        entry.put("receiptHandle", message.receiptHandle());
        entry.put("body", message.body());
        entry.put("attributes", message.attributes());
        entry.put("messageAttributes", attributes);
        entry.put("md5OfBody", message.md5OfBody());
        entry.put("eventSource", "aws:sqs");
        entry.put("eventSourceARN", Sqs.arn(source.queue()));
        entry.put("awsRegion", Account.REGION);
        return entry;
    }

    /** Lambda writes the members of an attribute in lower camel case, SQS in upper. */
    private static Map<String, @Nullable Object> attribute(Object sent) {
        Map<String, @Nullable Object> attribute = new LinkedHashMap<>();
        if (sent instanceof Map<?, ?> members) {
            attribute.put("dataType", members.get("DataType"));
            if (members.containsKey("StringValue")) {
                attribute.put("stringValue", members.get("StringValue"));
            }
            if (members.containsKey("BinaryValue")) {
                attribute.put("binaryValue", members.get("BinaryValue"));
            }
        }
        attribute.put("stringListValues", List.of());
        attribute.put("binaryListValues", List.of());
        return attribute;
    }
}
