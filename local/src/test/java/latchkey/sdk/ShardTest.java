package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@SdkTest("DynamoDB Streams")
@Source("amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html")
class ShardTest {

    private final Items items;
    private final DynamoDbStreamsClient streams;
    private final Shards shards;

    ShardTest(Aws aws) {
        this.items = Items.streamed(aws, StreamViewType.NEW_IMAGE);
        this.streams = aws.streams();
        this.shards = new Shards(streams, items);
    }

    @Test
    void TRIM_HORIZON_begins_with_the_oldest_record() {
        put("1", "2");

        assertThat(keys(read(ShardIteratorType.TRIM_HORIZON, ""))).containsExactly("1", "2");
    }

    @Test
    void LATEST_shows_only_what_is_written_from_then_on() {
        put("1");
        shards.records(1);
        var latest = shards.iterator(shard(), ShardIteratorType.LATEST, null);

        put("2");

        assertThat(keys(shards.page(latest).records())).containsExactly("2");
    }

    @Test
    void AFTER_SEQUENCE_NUMBER_goes_on_after_that_record_and_AT_with_it() {
        put("1", "2", "3");
        var second = shards.records(3).get(1).dynamodb().sequenceNumber();

        assertThat(keys(read(ShardIteratorType.AFTER_SEQUENCE_NUMBER, second))).containsExactly("3");
        assertThat(keys(read(ShardIteratorType.AT_SEQUENCE_NUMBER, second))).containsExactly("2", "3");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_streams_GetRecords.html")
    void an_open_shard_always_gives_a_next_iterator_even_with_no_records() {
        put("1");
        shards.records(1);
        var first = shards.page(shards.iterator(shard(), ShardIteratorType.TRIM_HORIZON, null));
        var second = shards.page(first.nextShardIterator());

        assertThat(second.records()).isEmpty();
        assertThat(second.nextShardIterator()).isNotNull();
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_streams_GetRecords.html")
    void a_read_brings_as_many_records_as_its_limit_and_goes_on_from_there() {
        put("1", "2", "3");
        shards.records(3);
        var iterator = shards.iterator(shard(), ShardIteratorType.TRIM_HORIZON, null);

        var first = streams.getRecords(get -> get.shardIterator(iterator).limit(2));
        var second = shards.page(first.nextShardIterator());

        assertThat(keys(first.records())).containsExactly("1", "2");
        assertThat(keys(second.records())).containsExactly("3");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_streams_GetRecords.html")
    void an_iterator_can_be_read_from_twice() {
        put("1");
        shards.records(1);
        var iterator = shards.iterator(shard(), ShardIteratorType.TRIM_HORIZON, null);

        assertThat(keys(shards.page(iterator).records()))
                .isEqualTo(keys(shards.page(iterator).records()))
                .containsExactly("1");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_streams_DescribeStream.html")
    @Differs(judge = Judge.MINISTACK, how = "Its shards have no sequence numbers")
    void a_stream_is_described_with_its_table_its_view_and_its_shards() {
        var arn = items.client
                .describeTable(ask -> ask.tableName(items.table))
                .table()
                .latestStreamArn();

        var stream = streams.describeStream(ask -> ask.streamArn(arn)).streamDescription();

        assertThat(stream.tableName()).isEqualTo(items.table);
        assertThat(stream.streamStatus()).isEqualTo(StreamStatus.ENABLED);
        assertThat(stream.streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
        assertThat(stream.shards())
                .allSatisfy(shard -> assertThat(shard.sequenceNumberRange().startingSequenceNumber())
                        .isNotEmpty());
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_streams_DescribeStream.html")
    void a_stream_that_is_not_there_is_no_resource() {
        assertThatThrownBy(() -> streams.describeStream(ask -> ask.streamArn(
                        "arn:aws:dynamodb:eu-west-1:123456789012:table/none/stream/2026-01-01T00:00:00.000")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private void put(String... sortKeys) {
        for (var sk : sortKeys) {
            items.put("a", sk);
        }
    }

    /** One partition's records stand in one shard, the only one that has any here. */
    private Shard shard() {
        return shards.shards().stream()
                .filter(shard -> shard.sequenceNumberRange().endingSequenceNumber() == null)
                .findFirst()
                .orElseThrow();
    }

    private List<Record> read(ShardIteratorType type, String number) {
        return shards.page(shards.iterator(shard(), type, number.isEmpty() ? null : number))
                .records();
    }

    private static List<String> keys(List<Record> records) {
        return records.stream()
                .map(record -> Items.value(record.dynamodb().keys(), "sk").s())
                .toList();
    }
}
