package latchkey.sdk;

import static latchkey.sdk.Items.key;
import static latchkey.sdk.Items.number;
import static latchkey.sdk.Items.refusal;
import static latchkey.sdk.Items.text;
import static latchkey.sdk.Items.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html")
class ExpressionTest {

    private final Items items;

    ExpressionTest(Aws aws) {
        this.items = Items.in(aws);
    }

    @ParameterizedTest(name = "{0} is a reserved word, which an expression must give another name")
    @ValueSource(strings = {"status", "name", "at", "timestamp", "ttl", "owner", "comment", "token"})
    @Source("amazondynamodb/latest/developerguide/ReservedWords.html")
    void a_reserved_word_stands_in_no_expression(String word) {
        assertThat(refusal(() -> read(word, Map.of()))).isEqualTo("ValidationException");
        assertThat(read("#word", Map.of("#word", word))).isEmpty();
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html")
    void a_projection_reaches_into_maps_and_lists_and_leaves_out_what_is_not_there() {
        items.put("a", "b", "doc", AttributeValue.fromM(Map.of("x", number(1), "l", list("0", "1"))));

        assertThat(read("doc.x, doc.l[1], doc.gone", Map.of()))
                .isEqualTo(Map.of("doc", AttributeValue.fromM(Map.of("x", number(1), "l", list("1")))));
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_UpdateItem.html")
    void an_update_makes_the_item_that_is_not_there() {
        update("SET note = :value", text("new"));

        assertThat(items.get("a", "b")).isEqualTo(Items.item("a", "b", Map.of("note", text("new"))));
    }

    @Test
    void SET_writes_values_and_REMOVE_takes_attributes_away() {
        items.put("a", "b", "colour", text("x"));

        update("SET note = :value REMOVE colour, gone", text("y"));

        assertThat(items.get("a", "b")).isEqualTo(Items.item("a", "b", Map.of("note", text("y"))));
    }

    @Test
    void ADD_counts_from_zero_where_nothing_was() {
        update("ADD n :value", number(2));
        update("ADD n :value", number(3));

        assertThat(items.get("a", "b")).containsEntry("n", number(5));
    }

    @Test
    void ADD_joins_sets_and_DELETE_takes_values_out_and_the_last_one_the_attribute() {
        update("ADD tags :value", AttributeValue.fromSs(List.of("x")));
        update("ADD tags :value", AttributeValue.fromSs(List.of("x", "y")));
        assertThat(value(items.get("a", "b"), "tags").ss()).containsExactlyInAnyOrder("x", "y");

        update("DELETE tags :value", AttributeValue.fromSs(List.of("x", "y")));
        assertThat(items.get("a", "b")).isEqualTo(key("a", "b"));
    }

    @Test
    void if_not_exists_keeps_what_is_there() {
        update("SET begun = if_not_exists(begun, :value)", text("one"));
        update("SET begun = if_not_exists(begun, :value)", text("two"));

        assertThat(items.get("a", "b")).containsEntry("begun", text("one"));
    }

    @Test
    void list_append_adds_at_the_end() {
        items.put("a", "b", "l", list("0"));

        update("SET l = list_append(l, :value)", list("1"));

        assertThat(items.get("a", "b")).containsEntry("l", list("0", "1"));
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_UpdateItem.html")
    void an_update_cannot_change_the_key() {
        items.put("a", "b");

        assertThat(refusal(() -> update("SET sk = :value", text("c")))).isEqualTo("ValidationException");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It does")
    void one_update_does_not_write_the_same_place_twice() {
        assertThat(refusal(() -> update("SET note = :value, note = :value", text("x"))))
                .isEqualTo("ValidationException");
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "It is done")
    void counting_with_what_is_no_number_is_refused() {
        items.put("a", "b", "n", text("x"));

        assertThat(refusal(() -> update("SET n = n + :value", number(1)))).isEqualTo("ValidationException");
        assertThat(refusal(() -> update("SET m = m + :value", number(1)))).isEqualTo("ValidationException");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_UpdateItem.html")
    void an_update_answers_with_what_it_was_asked_for() {
        items.put("a", "b", "n", number(1));

        var updated = items.client.updateItem(update -> update.tableName(items.table)
                .key(key("a", "b"))
                .updateExpression("ADD n :value")
                .expressionAttributeValues(Map.of(":value", number(1)))
                .returnValues(ReturnValue.UPDATED_NEW));

        assertThat(updated.attributes()).isEqualTo(Map.of("n", number(2)));
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Constraints.html")
    void an_expression_has_at_most_4_KB() {
        assertThat(refusal(() -> update("SET %s = :value".formatted("n".repeat(4096)), text("x"))))
                .isEqualTo("ValidationException");
    }

    private void update(String expression, AttributeValue value) {
        items.client.updateItem(update -> update.tableName(items.table)
                .key(key("a", "b"))
                .updateExpression(expression)
                .expressionAttributeValues(Map.of(":value", value)));
    }

    private Map<String, AttributeValue> read(String projection, Map<String, String> names) {
        return items.client
                .getItem(get -> get.tableName(items.table)
                        .key(key("a", "b"))
                        .consistentRead(true)
                        .projectionExpression(projection)
                        .expressionAttributeNames(names.isEmpty() ? null : names))
                .item();
    }

    private static AttributeValue list(String... texts) {
        return AttributeValue.fromL(List.of(texts).stream().map(Items::text).toList());
    }
}
