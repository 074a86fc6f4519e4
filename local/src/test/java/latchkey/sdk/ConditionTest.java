package latchkey.sdk;

import static latchkey.sdk.Items.key;
import static latchkey.sdk.Items.number;
import static latchkey.sdk.Items.refusal;
import static latchkey.sdk.Items.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/developerguide/Expressions.ConditionExpressions.html")
class ConditionTest {

    private final Items items;

    ConditionTest(Aws aws) {
        this.items = Items.in(aws);
    }

    @Test
    void a_write_whose_condition_fails_changes_nothing() {
        items.put("a", "b", "version", number(2));

        assertThat(refusal(() -> putIfVersion(1))).isEqualTo("ConditionalCheckFailedException");

        assertThat(items.get("a", "b")).containsEntry("version", number(2));
    }

    @Test
    void a_write_whose_condition_holds_replaces_the_whole_item() {
        items.put("a", "b", "version", number(1));

        putIfVersion(1);

        assertThat(items.get("a", "b")).isEqualTo(key("a", "b"));
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_PutItem.html")
    void a_failed_condition_tells_the_item_that_stood_there_where_ALL_OLD_asks_for_it() {
        items.put("a", "b", "version", number(2));

        assertThatThrownBy(() -> items.client.putItem(put -> put.tableName(items.table)
                        .item(key("a", "b"))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)))
                .isInstanceOfSatisfying(ConditionalCheckFailedException.class, fault -> {
                    assertThat(fault.item()).isEqualTo(items.get("a", "b"));
                    assertThat(fault.statusCode()).isEqualTo(400);
                });
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_PutItem.html")
    void a_failed_condition_tells_no_item_where_nobody_asks() {
        items.put("a", "b");

        assertThatThrownBy(() -> items.client.putItem(put ->
                        put.tableName(items.table).item(key("a", "b")).conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOfSatisfying(
                        ConditionalCheckFailedException.class,
                        fault -> assertThat(fault.hasItem()).isFalse());
    }

    @Test
    void the_key_s_absence_is_asked_of_one_item_not_of_its_partition() {
        items.put("a", "b");

        items.client.putItem(
                put -> put.tableName(items.table).item(key("a", "c")).conditionExpression("attribute_not_exists(pk)"));

        assertThat(items.sortKeys("a")).containsExactly("b", "c");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_DeleteItem.html")
    void deleting_what_is_not_there_succeeds_unless_a_condition_wants_it() {
        items.delete("a", "b");

        assertThat(refusal(() -> items.client.deleteItem(delete ->
                        delete.tableName(items.table).key(key("a", "b")).conditionExpression("attribute_exists(pk)"))))
                .isEqualTo("ConditionalCheckFailedException");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html")
    void an_attribute_that_is_not_there_equals_nothing() {
        items.put("a", "b");

        assertThat(holds("colour = :value", text("x"))).isFalse();
        assertThat(holds("attribute_not_exists(colour) AND sk = :value", text("b")))
                .isTrue();
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_Condition.html")
    void values_of_two_types_are_never_equal_nor_in_order() {
        items.put("a", "b", "n", number(5));

        assertThat(holds("n = :value", text("5"))).isFalse();
        assertThat(holds("n < :value", text("6"))).isFalse();
        assertThat(holds("n < :value", number(6))).isTrue();
    }

    @Test
    void of_many_who_write_a_new_item_at_once_one_succeeds() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = IntStream.range(0, 8)
                    .mapToObj(writer ->
                            threads.submit(() -> refusal(() -> items.client.putItem(put -> put.tableName(items.table)
                                    .item(key("a", "b"))
                                    .conditionExpression("attribute_not_exists(pk)")))))
                    .toList();
            var succeeded = 0;
            for (var writer : writers) {
                if (writer.get().equals("none")) {
                    succeeded++;
                }
            }

            assertThat(succeeded).isEqualTo(1);
        }
    }

    private void putIfVersion(long version) {
        items.client.putItem(put -> put.tableName(items.table)
                .item(key("a", "b"))
                .conditionExpression("version = :was")
                .expressionAttributeValues(Map.of(":was", number(version))));
    }

    /** Whether a condition holds for the item {@code a b}, which it leaves as it was. */
    private boolean holds(String condition, AttributeValue value) {
        var checking = TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(items.table)
                        .key(key("a", "b"))
                        .conditionExpression(condition)
                        .expressionAttributeValues(Map.of(":value", value)))
                .build();
        var refusal = refusal(() -> items.transact(checking));
        assertThat(refusal).isIn("none", "TransactionCanceledException");
        return refusal.equals("none");
    }
}
