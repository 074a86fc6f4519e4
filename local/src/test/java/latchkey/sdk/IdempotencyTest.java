package latchkey.sdk;

import static latchkey.sdk.Items.number;
import static latchkey.sdk.Items.refusal;
import static latchkey.sdk.Items.sized;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/developerguide/transaction-apis.html")
class IdempotencyTest {

    private final Items items;
    private final String token;
    private final String other;

    IdempotencyTest(Aws aws) {
        this.items = Items.in(aws);
        this.token = aws.name("token"); // a token is the account's, not the table's
        this.other = aws.name("token");
    }

    @Test
    void a_transaction_sent_again_with_its_token_happens_once() {
        count(token, "a");
        count(token, "a");

        assertThat(items.get("a", "count")).containsEntry("n", number(1));
    }

    @Test
    void a_token_is_for_one_content_only() {
        count(token, "a");

        assertThat(refusal(() -> count(token, "b"))).isEqualTo("IdempotentParameterMismatchException");
        assertThat(items.get("b", "count")).isEmpty();
    }

    @Test
    void the_same_transaction_with_another_token_happens_again() {
        count(token, "a");
        count(other, "a");

        assertThat(items.get("a", "count")).containsEntry("n", number(2));
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_TransactWriteItems.html")
    void a_token_has_at_most_36_characters() {
        assertThat(refusal(() -> count("t".repeat(37), "a"))).isEqualTo("ValidationException");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_TransactWriteItems.html")
    @Differs(judge = Judge.LOCALSTACK, how = "It costs twice as many")
    void sent_again_a_transaction_costs_reads_no_writes() {
        var first = cost();
        var second = cost();

        assertThat(first).isEqualTo(2 * 8);
        assertThat(second).isEqualTo(2 * 2);
    }

    /** Of writing 8 KB, as sent each time. */
    private double cost() {
        var large = TransactWriteItem.builder()
                .put(put -> put.tableName(items.table).item(sized("a", "b", 8 * 1024)))
                .build();
        return items.client
                .transactWriteItems(write -> write.transactItems(large)
                        .clientRequestToken(token)
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
                .consumedCapacity()
                .getFirst()
                .capacityUnits();
    }

    private void count(String token, String pk) {
        items.client.transactWriteItems(
                write -> write.transactItems(items.counting(pk, "count")).clientRequestToken(token));
    }
}
