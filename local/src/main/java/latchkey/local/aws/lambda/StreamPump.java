package latchkey.local.aws.lambda;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import latchkey.local.aws.Disk;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Carries a table's stream to a function, batch by batch. It reads when something was written, and knows whether it has
 * read since.
 */
public final class StreamPump implements AutoCloseable {

    /** Reads without being told of a write, for writes that came past us: by {@code --aws-port}, or before the start. */
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(1);

    private static final Duration AFTER_A_FAULT = Duration.ofMillis(500);

    private final StreamSource source;
    private final ShardReader shards;
    private final StreamDelivery delivery;
    private final Disorder disorder;
    private final Lateness lateness;
    private final Consumer<Map<String, Object>> tap;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong readEmptyAfter = new AtomicLong(-1);
    private final Thread thread;
    private volatile List<String> open = List.of();
    private final Mapping mapping;
    private volatile boolean ended;

    /**
     * @param stream the ARN of the table's stream
     * @param streams signed as the function, whose permission to read is used
     * @param failedRecords where what is given up is written
     * @param lateness holds what is planned to come a day late
     * @param disk keeps the checkpoints
     * @param tap is shown every record, wanted by the function or not
     */
    public StreamPump(
            StreamSource source,
            String stream,
            DynamoDbStreamsClient streams,
            Functions functions,
            Optional<FailedRecords> failedRecords,
            Disorder disorder,
            Lateness lateness,
            Disk disk,
            Consumer<Map<String, Object>> tap) {
        this.source = source;
        this.mapping = new Mapping(source.function(), stream);
        this.shards = new ShardReader(streams, stream, source.function(), disk);
        this.delivery =
                new StreamDelivery(source, functions, disorder, failedRecords, InstantSource.system(), lateness);
        this.lateness = lateness;
        this.disorder = disorder;
        this.tap = tap;
        this.thread = Thread.ofVirtual().name("stream of " + source.function()).unstarted(this::pump);
    }

    /** Its switch. */
    public Mapping mapping() {
        return mapping;
    }

    public void start() {
        thread.start();
    }

    /** Something was written to the table; call it when the write can be read. */
    public void written() {
        written.incrementAndGet();
        LockSupport.unpark(thread);
    }

    /**
     * Whether a read begun after the last write came back empty, and all before it is delivered; or whether nothing goes on
     * before the clock is moved.
     */
    public boolean idle() {
        return readEmptyAfter.get() >= written.get() || lateness.holds();
    }

    /** Ends the reading; what is not checkpointed is delivered again after the next start. */
    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }

    private void pump() {
        while (!ended) {
            var before = written.get();
            try {
                mapping.awaitEnabled();
                if (!moved()) {
                    readEmptyAfter.set(before);
                    if (written.get() == before) {
                        LockSupport.parkNanos(AT_LEAST_EVERY.toNanos());
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (SdkException | Leash.Killed e) { // Lambda's poller has died, and another goes on at the checkpoint
                if (!ended) {
                    System.err.println("%s cannot read its stream: %s".formatted(source.function(), e.getMessage()));
                    LockSupport.parkNanos(AFTER_A_FAULT.toNanos());
                }
            }
        }
    }

    /** Reads every shard once; false where nothing came. */
    private boolean moved() throws InterruptedException {
        if (open.isEmpty()) {
            open = shards.open();
        }
        var moved = false;
        for (var shard : open) {
            var read = shards.read(shard);
            deliver(read);
            shards.checkpoint(read);
            moved |= !read.records().isEmpty() || read.last();
            if (read.last()) {
                open = List.of(); // its children may be read now
            }
        }
        return moved;
    }

    private void deliver(ShardReader.Read read) throws InterruptedException {
        if (!read.records().isEmpty()) {
            readEmptyAfter.set(-1);
        }
        read.records().forEach(record -> tap.accept(record.event()));
        var wanted = read.records().stream().filter(this::wanted).toList();
        var shuffled = disorder.shuffled(wanted, StreamRecord::item);
        for (var batch : batches(shuffled)) {
            delivery.deliver(shards.where(read), batch);
        }
    }

    private List<List<StreamRecord>> batches(List<StreamRecord> records) {
        var batches = new ArrayList<List<StreamRecord>>();
        for (var from = 0; from < records.size(); from += source.batchSize()) {
            batches.add(records.subList(from, Math.min(records.size(), from + source.batchSize())));
        }
        return batches;
    }

    private boolean wanted(StreamRecord record) {
        return source.filters().isEmpty()
                || source.filters().stream().anyMatch(filter -> filter.matches(record.event()));
    }
}
