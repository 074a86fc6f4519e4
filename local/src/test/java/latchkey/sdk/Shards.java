package latchkey.sdk;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The stream of a table, read as a function's mapping reads it. */
final class Shards {

    /** A record is there "in near-real time". */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final DynamoDbStreamsClient streams;
    private final String stream;

    Shards(DynamoDbStreamsClient streams, Items items) {
        this.streams = streams;
        this.stream = items.client
                .describeTable(ask -> ask.tableName(items.table))
                .table()
                .latestStreamArn();
    }

    /** All records of all shards from the oldest on, as soon as there are {@code many}. */
    List<Record> records(int many) {
        var iterators = new TreeMap<String, String>();
        shards().forEach(
                        shard -> iterators.put(shard.shardId(), iterator(shard, ShardIteratorType.TRIM_HORIZON, null)));
        var records = new ArrayList<Record>();
        var ends = System.nanoTime() + LONGEST.toNanos();
        while (records.size() < many) {
            if (System.nanoTime() > ends) {
                fail("%d records awaited, there are %s".formatted(many, records));
            }
            iterators.replaceAll((shard, iterator) -> read(iterator, records));
        }
        iterators.values().forEach(iterator -> read(iterator, records)); // what comes too much comes now
        return records;
    }

    private String read(String iterator, List<Record> records) {
        var page = page(iterator);
        records.addAll(page.records());
        return page.nextShardIterator();
    }

    GetRecordsResponse page(String iterator) {
        return streams.getRecords(get -> get.shardIterator(iterator));
    }

    List<Shard> shards() {
        return streams.describeStream(ask -> ask.streamArn(stream))
                .streamDescription()
                .shards();
    }

    String iterator(Shard shard, ShardIteratorType type, @Nullable String number) {
        return streams.getShardIterator(ask -> ask.streamArn(stream)
                        .shardId(shard.shardId())
                        .shardIteratorType(type)
                        .sequenceNumber(number))
                .shardIterator();
    }
}
