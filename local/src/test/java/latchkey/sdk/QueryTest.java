package latchkey.sdk;

import static latchkey.sdk.Items.key;
import static latchkey.sdk.Items.number;
import static latchkey.sdk.Items.refusal;
import static latchkey.sdk.Items.sized;
import static latchkey.sdk.Items.text;
import static latchkey.sdk.Items.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/APIReference/API_Query.html")
class QueryTest {

    private final Items items;

    QueryTest(Aws aws) {
        this.items = Items.in(aws);
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html")
    void sort_keys_come_in_the_order_of_their_UTF_8_bytes() {
        var inOrder = List.of("A", "Z", "a", "z", "é", "\uff3a", "\ud83d\ude00"); // é, a full-width Z, a smiling face
        inOrder.reversed().forEach(sk -> items.put("a", sk));

        assertThat(items.sortKeys("a")).containsExactlyElementsOf(inOrder);
    }

    @Test
    void backwards_they_come_in_the_opposite_order() {
        put("1", "2", "3");

        var backwards = query("pk = :pk", Map.of(), ask -> ask.scanIndexForward(false));

        assertThat(keys(backwards)).containsExactly("3", "2", "1");
    }

    @Test
    void a_partition_that_is_not_there_is_an_empty_page() {
        var page = query("pk = :pk", Map.of(), ask -> {});

        assertThat(page.items()).isEmpty();
        assertThat(page.count()).isZero();
        assertThat(page.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Query.Pagination.html")
    @Differs(judge = Judge.MINISTACK, how = "The item at which a page ends is missing")
    void a_page_ends_at_1_MB_and_its_LastEvaluatedKey_leads_to_the_rest() {
        IntStream.range(0, 5).forEach(i -> items.put(sized("a", "" + i, 390 * 1024)));

        var first = query("pk = :pk", Map.of(), ask -> {});
        var second = query("pk = :pk", Map.of(), ask -> ask.exclusiveStartKey(first.lastEvaluatedKey()));

        assertThat(first.items()).hasSizeBetween(2, 3);
        assertThat(Stream.of(first, second).flatMap(page -> keys(page).stream()))
                .containsExactly("0", "1", "2", "3", "4");
        assertThat(second.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Query.Pagination.html")
    void a_page_that_ends_at_its_limit_may_have_nothing_after_it() {
        put("1", "2");

        var page = query("pk = :pk", Map.of(), ask -> ask.limit(2));
        var next = query("pk = :pk", Map.of(), ask -> ask.exclusiveStartKey(page.lastEvaluatedKey()));

        assertThat(page.lastEvaluatedKey()).isEqualTo(key("a", "2"));
        assertThat(next.items()).isEmpty();
        assertThat(next.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    void a_page_goes_on_after_a_key_that_is_no_longer_there() {
        put("1", "2", "3");
        items.delete("a", "2");

        assertThat(keys(query("pk = :pk", Map.of(), ask -> ask.exclusiveStartKey(key("a", "2")))))
                .containsExactly("3");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Query.FilterExpression.html")
    void the_limit_counts_what_is_read_before_the_filter() {
        put("1", "2", "3");
        items.put("a", "4", "n", number(1));

        var page = query("pk = :pk", Map.of(), ask -> ask.limit(3).filterExpression("attribute_exists(n)"));

        assertThat(page.items()).isEmpty();
        assertThat(page.scannedCount()).isEqualTo(3);
        assertThat(page.lastEvaluatedKey()).isEqualTo(key("a", "3"));
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Query.FilterExpression.html")
    @Differs(judge = Judge.MINISTACK, how = "It can")
    void a_filter_cannot_name_the_key() {
        assertThat(refusal(() -> query("pk = :pk", Map.of(":sk", text("1")), ask -> ask.filterExpression("sk = :sk"))))
                .isEqualTo("ValidationException");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html")
    void begins_with_takes_the_keys_of_one_prefix() {
        put("E#001", "E#002", "F#001", "TICKET");

        assertThat(keys(query("pk = :pk AND begins_with(sk, :prefix)", Map.of(":prefix", text("E#")), ask -> {})))
                .containsExactly("E#001", "E#002");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html")
    void between_takes_both_its_ends() {
        put("1", "2", "3", "4");

        assertThat(keys(query(
                        "pk = :pk AND sk BETWEEN :from AND :to",
                        Map.of(":from", text("2"), ":to", text("3")),
                        ask -> {})))
                .containsExactly("2", "3");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html")
    void a_query_names_one_partition_by_equality() {
        assertThat(refusal(() -> query("begins_with(pk, :pk)", Map.of(), ask -> {})))
                .isEqualTo("ValidationException");
        assertThat(refusal(() -> query("pk < :pk", Map.of(), ask -> {}))).isEqualTo("ValidationException");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/HowItWorks.ReadConsistency.html")
    void a_consistent_query_sees_every_write_that_was_answered() {
        for (var i = 0; i < 20; i++) {
            items.put("a", "%02d".formatted(i));

            assertThat(items.sortKeys("a")).hasSize(i + 1);
        }
    }

    @Test
    void a_count_has_no_items() {
        put("1", "2");

        var counted = query("pk = :pk", Map.of(), ask -> ask.select(Select.COUNT));

        assertThat(counted.count()).isEqualTo(2);
        assertThat(counted.items()).isEmpty();
    }

    @Test
    void a_limit_is_at_least_1() {
        assertThat(refusal(() -> query("pk = :pk", Map.of(), ask -> ask.limit(0))))
                .isEqualTo("ValidationException");
    }

    private void put(String... sortKeys) {
        for (var sk : sortKeys) {
            items.put("a", sk);
        }
    }

    private QueryResponse query(
            String condition, Map<String, AttributeValue> values, Consumer<QueryRequest.Builder> more) {
        var all = new HashMap<>(values);
        all.put(":pk", text("a"));
        return items.client.query(ask -> more.accept(ask.tableName(items.table)
                .consistentRead(true)
                .keyConditionExpression(condition)
                .expressionAttributeValues(all)));
    }

    private static List<String> keys(QueryResponse page) {
        return page.items().stream().map(item -> value(item, "sk").s()).toList();
    }
}
