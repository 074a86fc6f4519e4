package latchkey.sdk;

import static latchkey.sdk.Items.key;
import static latchkey.sdk.Items.number;
import static latchkey.sdk.Items.refusal;
import static latchkey.sdk.Items.sized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/APIReference/API_TransactWriteItems.html")
class TransactionTest {

    private final Items items;

    TransactionTest(Aws aws) {
        this.items = Items.in(aws);
    }

    @Test
    void a_transaction_puts_updates_deletes_and_checks_all_at_once() {
        items.put("a", "deleted");
        items.put("a", "checked");

        items.transact(
                items.putting("a", "put"), items.counting("a", "updated"), deleting("deleted"), checking("checked"));

        assertThat(items.sortKeys("a")).containsExactly("checked", "put", "updated");
        assertThat(items.get("a", "updated")).containsEntry("n", number(1));
    }

    @Test
    void one_condition_that_fails_undoes_the_whole_transaction() {
        items.put("a", "there");

        assertThat(refusal(() -> items.transact(items.putting("a", "new"), items.puttingNew("a", "there"))))
                .isEqualTo("TransactionCanceledException");

        assertThat(items.sortKeys("a")).containsExactly("there");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_CancellationReason.html")
    void a_cancelled_transaction_gives_a_reason_for_each_item_in_their_order() {
        items.put("a", "one");
        items.put("a", "three");

        assertThatThrownBy(() -> items.transact(
                        items.puttingNew("a", "one"), items.puttingNew("a", "two"), items.puttingNew("a", "three")))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        cancelled -> assertThat(cancelled.cancellationReasons())
                                .extracting("code")
                                .containsExactly("ConditionalCheckFailed", "None", "ConditionalCheckFailed"));
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_CancellationReason.html")
    void a_reason_holds_the_item_that_stood_there_only_where_ALL_OLD_asks_for_it() {
        items.put("a", "one", "n", number(7));
        items.put("a", "two");
        var asked = TransactWriteItem.builder()
                .put(put -> put.tableName(items.table)
                        .item(key("a", "one"))
                        .conditionExpression("attribute_not_exists(pk)")
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();

        assertThatThrownBy(() -> items.transact(asked, items.puttingNew("a", "two")))
                .isInstanceOfSatisfying(TransactionCanceledException.class, cancelled -> {
                    assertThat(cancelled.cancellationReasons().getFirst().item())
                            .isEqualTo(items.get("a", "one"));
                    assertThat(cancelled.cancellationReasons().getLast().hasItem())
                            .isFalse();
                });
    }

    @Test
    void a_transaction_writes_up_to_100_items() {
        var hundred = IntStream.range(0, 100)
                .mapToObj(i -> items.putting("a", "%03d".formatted(i)))
                .toArray(TransactWriteItem[]::new);

        items.transact(hundred);

        assertThat(items.sortKeys("a")).hasSize(100);
    }

    @Test
    void a_transaction_of_101_items_is_refused() {
        var more = IntStream.range(0, 101)
                .mapToObj(i -> items.putting("a", "%03d".formatted(i)))
                .toArray(TransactWriteItem[]::new);

        assertThat(refusal(() -> items.transact(more))).isEqualTo("ValidationException");
        assertThat(items.sortKeys("a")).isEmpty();
    }

    @Test
    void a_transaction_of_no_items_is_refused() {
        assertThat(refusal(items::transact)).isEqualTo("ValidationException");
    }

    @Test
    void an_item_stands_in_a_transaction_once() {
        items.put("a", "b");

        assertThat(refusal(() -> items.transact(checking("b"), items.counting("a", "b"))))
                .isEqualTo("ValidationException");
        assertThat(items.get("a", "b")).doesNotContainKey("n");
    }

    @Test
    void a_transaction_of_more_than_4_MB_writes_nothing() {
        var large = IntStream.range(0, 11)
                .mapToObj(i -> TransactWriteItem.builder()
                        .put(put -> put.tableName(items.table).item(sized("a", "%02d".formatted(i), 390 * 1024)))
                        .build())
                .toArray(TransactWriteItem[]::new);

        assertThat(refusal(() -> items.transact(large))).isNotEqualTo("none");
        assertThat(items.sortKeys("a")).isEmpty();
    }

    @Test
    void a_transaction_to_a_table_that_is_not_there_is_refused() {
        var elsewhere = TransactWriteItem.builder()
                .put(put -> put.tableName(items.table + "-none").item(key("a", "b")))
                .build();

        assertThat(refusal(() -> items.transact(elsewhere))).isEqualTo("ResourceNotFoundException");
    }

    private TransactWriteItem deleting(String sk) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(items.table).key(key("a", sk)))
                .build();
    }

    private TransactWriteItem checking(String sk) {
        return TransactWriteItem.builder()
                .conditionCheck(check ->
                        check.tableName(items.table).key(key("a", sk)).conditionExpression("attribute_exists(pk)"))
                .build();
    }
}
