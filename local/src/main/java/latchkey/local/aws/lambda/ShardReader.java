package latchkey.local.aws.lambda;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.local.aws.Disk;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a stream's shards, a parent before its children, each from where it was last checkpointed, else from the oldest
 * record there is. The checkpoints are kept with the data.
 */
final class ShardReader {

    private static final String WHOLE = "whole";
    private static final int MOST_OF_ONE_READ = 1_000;

    private final DynamoDbStreamsClient streams;
    private final String stream;
    private final Disk disk;
    private final MVMap<String, String> checkpoints;
    private final Map<String, String> iterators = new HashMap<>();

    /** @param reader whose checkpoints these are */
    ShardReader(DynamoDbStreamsClient streams, String stream, String reader, Disk disk) {
        this.streams = streams;
        this.stream = stream;
        this.disk = disk;
        this.checkpoints = disk.map("stream of " + reader);
    }

    /** What one read of one shard gave; a read that ends the shard says so. */
    record Read(String shard, List<StreamRecord> records, boolean last) {}

    /** The shards to read now: not read whole, and with no parent that still has to be. */
    List<String> open() {
        var shards = shards();
        var there = shards.stream().map(Shard::shardId).collect(Collectors.toSet());
        return shards.stream()
                .filter(shard -> !whole(shard.shardId()))
                .filter(shard -> !waits(shard.parentShardId(), there))
                .map(Shard::shardId)
                .toList();
    }

    Read read(String shard) {
        var iterator = iterators.computeIfAbsent(shard, this::iterator);
        try {
            var answer = streams.getRecords(
                    request -> request.shardIterator(iterator).limit(MOST_OF_ONE_READ));
            var next = answer.nextShardIterator();
            if (next == null) {
                iterators.remove(shard);
            } else {
                iterators.put(shard, next);
            }
            var records = answer.records().stream()
                    .map(record -> StreamRecord.of(record, stream))
                    .toList();
            return new Read(shard, records, next == null);
        } catch (ExpiredIteratorException | TrimmedDataAccessException e) {
            iterators.remove(shard);
            return new Read(shard, List.of(), false);
        }
    }

    FailedRecords.Where where(Read read) {
        return new FailedRecords.Where(stream, read.shard());
    }

    /** Everything of this read is done: it will not be read again. */
    void checkpoint(Read read) {
        if (read.last()) {
            checkpoints.put(read.shard(), WHOLE);
        } else if (!read.records().isEmpty()) {
            checkpoints.put(read.shard(), read.records().getLast().sequenceNumber());
        } else {
            return;
        }
        disk.commit();
    }

    private List<Shard> shards() {
        var shards = new ArrayList<Shard>();
        @Nullable String from = null;
        do {
            var start = from;
            var page = streams.describeStream(
                            request -> request.streamArn(stream).exclusiveStartShardId(start))
                    .streamDescription();
            shards.addAll(page.shards());
            from = page.lastEvaluatedShardId();
        } while (from != null);
        return shards;
    }

    private boolean whole(String shard) {
        return WHOLE.equals(checkpoints.get(shard));
    }

    private boolean waits(@Nullable String parent, Set<String> there) {
        return parent != null && there.contains(parent) && !whole(parent);
    }

    private String iterator(String shard) {
        var after = checkpoints.get(shard);
        if (after != null) {
            try {
                return streams.getShardIterator(request -> request.streamArn(stream)
                                .shardId(shard)
                                .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                .sequenceNumber(after))
                        .shardIterator();
            } catch (TrimmedDataAccessException e) { // more than 24 h ago: what is left begins later
                System.err.println("The stream no longer has what came right after %s".formatted(after));
            }
        }
        return streams.getShardIterator(request ->
                        request.streamArn(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
    }
}
