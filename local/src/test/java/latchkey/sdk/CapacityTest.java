package latchkey.sdk;

import static latchkey.sdk.Items.key;
import static latchkey.sdk.Items.sized;
import static latchkey.sdk.Items.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/developerguide/read-write-operations.html")
class CapacityTest {

    private final Items items;

    CapacityTest(Aws aws) {
        this.items = Items.in(aws);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "Half a unit, whatever the size")
    void a_read_costs_half_a_unit_for_each_4_KB_and_a_consistent_one_a_whole() {
        items.put(sized("a", "small", 4096));
        items.put(sized("a", "large", 4097));

        assertThat(read("small", false)).isEqualTo(0.5);
        assertThat(read("small", true)).isEqualTo(1);
        assertThat(read("large", false)).isEqualTo(1);
        assertThat(read("large", true)).isEqualTo(2);
    }

    @Test
    void reading_what_is_not_there_costs_as_much_as_a_small_item() {
        assertThat(read("nothing", true)).isEqualTo(1);
    }

    @Test
    void a_write_costs_a_unit_for_each_KB_of_the_item() {
        assertThat(write("small", 1024)).isEqualTo(1);
        assertThat(write("large", 1025)).isEqualTo(2);
    }

    @Test
    void a_write_that_makes_an_item_smaller_costs_what_the_larger_one_would() {
        write("b", 3 * 1024);

        assertThat(write("b", 1024)).isEqualTo(3);
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/transaction-apis.html")
    @Differs(judge = Judge.LOCALSTACK, how = "It costs four times as much")
    void a_write_in_a_transaction_costs_double() {
        assertThat(transact(putting(sized("a", "b", 1024)), putting(sized("a", "c", 1025))))
                .isEqualTo(2 * (1 + 2));
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/transaction-apis.html")
    void a_read_in_a_transaction_costs_double() {
        items.put("a", "b");

        var capacity = items.client
                .transactGetItems(get -> get.transactItems(getting("b"), getting("c"))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity();

        assertThat(sum(capacity)).isEqualTo(2 * (1 + 1));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "One unit, whatever the size")
    void a_query_rounds_the_sum_of_its_items_up_to_4_KB() {
        for (var sk : List.of("1", "2", "3")) {
            items.put(sized("a", sk, 2048));
        }

        var capacity = items.client
                .query(query -> query.tableName(items.table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text("a")))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity();

        assertThat(capacity.capacityUnits()).isEqualTo(2);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "Nothing is counted")
    void a_batch_rounds_each_of_its_items_up() {
        for (var sk : List.of("1", "2", "3")) {
            items.put(sized("a", sk, 2048));
        }
        var keys = KeysAndAttributes.builder()
                .keys(List.of(key("a", "1"), key("a", "2"), key("a", "3")))
                .consistentRead(true)
                .build();

        var capacity = items.client
                .batchGetItem(get -> get.requestItems(Map.of(items.table, keys))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity();

        assertThat(sum(capacity)).isEqualTo(3);
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_GetItem.html")
    void a_call_that_does_not_ask_is_told_no_cost() {
        assertThat(items.client
                        .getItem(get -> get.tableName(items.table).key(key("a", "b")))
                        .consumedCapacity())
                .isNull();
    }

    private double read(String sk, boolean consistent) {
        return items.client
                .getItem(get -> get.tableName(items.table)
                        .key(key("a", sk))
                        .consistentRead(consistent)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    private double write(String sk, int bytes) {
        return items.client
                .putItem(put -> put.tableName(items.table)
                        .item(sized("a", sk, bytes))
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .capacityUnits();
    }

    private double transact(TransactWriteItem... writes) {
        return sum(items.client
                .transactWriteItems(
                        write -> write.transactItems(writes).returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity());
    }

    private static double sum(List<ConsumedCapacity> capacity) {
        return capacity.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    }

    private TransactWriteItem putting(Map<String, AttributeValue> item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(items.table).item(item))
                .build();
    }

    private TransactGetItem getting(String sk) {
        return TransactGetItem.builder()
                .get(get -> get.tableName(items.table).key(key("a", sk)))
                .build();
    }
}
