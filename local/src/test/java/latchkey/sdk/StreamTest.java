package latchkey.sdk;

import static latchkey.sdk.Items.key;
import static latchkey.sdk.Items.number;
import static latchkey.sdk.Items.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

@SdkTest("DynamoDB Streams")
@Source("amazondynamodb/latest/developerguide/Streams.html")
class StreamTest {

    private final Aws aws;
    private final Items items;
    private final Shards shards;

    StreamTest(Aws aws) {
        this.aws = aws;
        this.items = Items.streamed(aws, StreamViewType.NEW_IMAGE);
        this.shards = new Shards(aws.streams(), items);
    }

    @Test
    void each_change_of_an_item_is_one_record_in_the_order_of_the_changes() {
        items.put("a", "b", "n", number(1));
        items.put("a", "b", "n", number(2));
        items.delete("a", "b");

        var records = shards.records(3);

        assertThat(records)
                .extracting(Record::eventName)
                .containsExactly(OperationType.INSERT, OperationType.MODIFY, OperationType.REMOVE);
        assertThat(records).extracting(record -> record.dynamodb().keys()).containsOnly(key("a", "b"));
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_StreamSpecification.html")
    void NEW_IMAGE_shows_the_item_as_it_is_afterwards_and_nothing_of_one_deleted() {
        items.put("a", "b", "n", number(1));
        items.delete("a", "b");

        var records = shards.records(2);

        assertThat(records.getFirst().dynamodb().newImage()).isEqualTo(Items.item("a", "b", Map.of("n", number(1))));
        assertThat(records.getLast().dynamodb().hasNewImage()).isFalse();
        assertThat(records).noneMatch(record -> record.dynamodb().hasOldImage());
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_StreamSpecification.html")
    void NEW_AND_OLD_IMAGES_show_the_item_before_and_after() {
        var both = Items.streamed(aws, StreamViewType.NEW_AND_OLD_IMAGES);
        both.put("a", "b", "n", number(1));
        both.put("a", "b", "n", number(2));

        var change = new Shards(aws.streams(), both).records(2).getLast().dynamodb();

        assertThat(change.oldImage()).containsEntry("n", number(1));
        assertThat(change.newImage()).containsEntry("n", number(2));
    }

    @Test
    void a_write_that_changes_nothing_leaves_no_record() {
        items.put("a", "b", "n", number(1));
        items.put("a", "b", "n", number(1));
        items.put("a", "end");

        assertThat(shards.records(2)).extracting(StreamTest::sortKey).containsExactly("b", "end");
    }

    @Test
    void a_write_that_was_refused_leaves_no_record() {
        items.put("a", "b");
        assertThat(refusal(() -> items.transact(items.putting("a", "c"), items.puttingNew("a", "b"))))
                .isEqualTo("TransactionCanceledException");
        items.delete("a", "nothing");
        items.put("a", "end");

        assertThat(shards.records(2)).extracting(StreamTest::sortKey).containsExactly("b", "end");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/transaction-apis.html")
    void a_transaction_leaves_one_record_for_each_item_it_changed() {
        items.put("a", "checked");
        items.transact(items.putting("a", "one"), items.counting("a", "two"), items.putting("a", "checked"));

        assertThat(shards.records(3))
                .extracting(StreamTest::sortKey)
                .containsExactlyInAnyOrder("checked", "one", "two");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_streams_StreamRecord.html")
    void the_numbers_of_an_item_s_records_grow() {
        for (var n = 0; n < 20; n++) {
            items.put("a", "b", "n", number(n));
        }

        var records = shards.records(20);

        assertThat(records)
                .extracting(record -> new BigInteger(record.dynamodb().sequenceNumber()))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(records)
                .extracting(record -> record.dynamodb().newImage().get("n"))
                .isEqualTo(LongStream.range(0, 20).mapToObj(Items::number).toList());
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_streams_Record.html")
    @Differs(judge = Judge.MINISTACK, how = "Its size is 0")
    void a_record_says_where_it_comes_from() {
        items.put("a", "b");

        var record = shards.records(1).getFirst();

        assertThat(record.awsRegion()).isEqualTo("eu-west-1");
        assertThat(record.eventSource()).isEqualTo("aws:dynamodb");
        assertThat(record.eventID()).isNotEmpty();
        assertThat(record.userIdentity()).isNull();
        assertThat(record.dynamodb().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
        assertThat(record.dynamodb().sizeBytes()).isPositive();
        assertThat(record.dynamodb().approximateCreationDateTime()).isNotNull();
    }

    private static String sortKey(Record record) {
        return Items.value(record.dynamodb().keys(), "sk").s();
    }
}
