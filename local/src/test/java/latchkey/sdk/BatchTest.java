package latchkey.sdk;

import static latchkey.sdk.Items.key;
import static latchkey.sdk.Items.refusal;
import static latchkey.sdk.Items.sized;
import static latchkey.sdk.Items.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/APIReference/API_BatchGetItem.html")
class BatchTest {

    private final Items items;

    BatchTest(Aws aws) {
        this.items = Items.in(aws);
    }

    @Test
    void a_batch_leaves_out_what_is_not_there() {
        items.put("a", "b");

        assertThat(get(List.of(key("a", "b"), key("a", "c"))).responses().get(items.table))
                .containsExactly(key("a", "b"));
    }

    @Test
    void a_batch_reads_100_items_and_not_101() {
        assertThat(get(keys(100)).hasUnprocessedKeys()).isTrue();
        assertThat(refusal(() -> get(keys(101)))).isEqualTo("ValidationException");
    }

    @Test
    void a_batch_names_a_key_once() {
        assertThat(refusal(() -> get(List.of(key("a", "b"), key("a", "b"))))).isEqualTo("ValidationException");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "All of them are read")
    void a_batch_of_more_than_16_MB_gives_back_the_keys_it_has_not_read() {
        var all = keys(45);
        all.forEach(
                key -> items.put(sized(value(key, "pk").s(), value(key, "sk").s(), 390 * 1024)));

        var first = get(all);
        var left = first.unprocessedKeys()
                .getOrDefault(items.table, KeysAndAttributes.builder().build());
        var second = items.client.batchGetItem(ask -> ask.requestItems(Map.of(items.table, left)));

        var read = new ArrayList<Map<String, AttributeValue>>();
        read.addAll(first.responses().get(items.table));
        read.addAll(second.responses().get(items.table));
        assertThat(left.keys()).isNotEmpty();
        assertThat(left.consistentRead()).isTrue();
        assertThat(read.stream()
                        .map(item ->
                                key(value(item, "pk").s(), value(item, "sk").s())))
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_BatchWriteItem.html")
    void a_batch_writes_25_items_and_not_26() {
        write(keys(25));

        assertThat(get(keys(25)).responses().get(items.table)).hasSize(25);
        assertThat(refusal(() -> write(keys(26)))).isEqualTo("ValidationException");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_TransactGetItems.html")
    void a_reading_transaction_answers_in_the_order_asked_with_a_gap_for_what_is_not_there() {
        items.put("a", "1");
        items.put("a", "3");

        var answers = transact(List.of(key("a", "3"), key("a", "2"), key("a", "1")));

        assertThat(answers).containsExactly(key("a", "3"), Map.of(), key("a", "1"));
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_TransactGetItems.html")
    void a_transaction_reads_100_items_and_not_101() {
        assertThat(transact(keys(100))).hasSize(100);
        assertThat(refusal(() -> transact(keys(101)))).isEqualTo("ValidationException");
    }

    private static List<Map<String, AttributeValue>> keys(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> key("p" + i % 50, "s" + i / 50))
                .toList();
    }

    private BatchGetItemResponse get(List<Map<String, AttributeValue>> keys) {
        var asked = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        return items.client.batchGetItem(ask -> ask.requestItems(Map.of(items.table, asked)));
    }

    private void write(List<Map<String, AttributeValue>> all) {
        var writes = all.stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        items.client.batchWriteItem(write -> write.requestItems(Map.of(items.table, writes)));
    }

    private List<Map<String, AttributeValue>> transact(List<Map<String, AttributeValue>> keys) {
        var gets = keys.stream()
                .map(key -> TransactGetItem.builder()
                        .get(get -> get.tableName(items.table).key(key))
                        .build())
                .toList();
        return items.client.transactGetItems(ask -> ask.transactItems(gets)).responses().stream()
                .map(response -> response.item())
                .toList();
    }
}
