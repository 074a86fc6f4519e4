package latchkey.sdk;

import static latchkey.sdk.Items.item;
import static latchkey.sdk.Items.refusal;
import static latchkey.sdk.Items.sized;
import static latchkey.sdk.Items.text;
import static latchkey.sdk.Items.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/developerguide/Constraints.html")
class ItemTest {

    private final Items items;

    ItemTest(Aws aws) {
        this.items = Items.in(aws);
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html")
    void every_kind_of_value_comes_back_as_it_went() {
        var item = item(
                "a",
                "b",
                Map.of(
                        "n", AttributeValue.fromN("12345678901234567890.5"),
                        "b", AttributeValue.fromB(SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 255})),
                        "nul", AttributeValue.fromNul(true),
                        "bool", AttributeValue.fromBool(false),
                        "list", AttributeValue.fromL(List.of(text("x"), AttributeValue.fromL(List.of()))),
                        "map",
                                AttributeValue.fromM(
                                        Map.of("deep", AttributeValue.fromM(Map.of()), "unicode", text("世界"))),
                        "strings", AttributeValue.fromSs(List.of("x", "y"))));

        items.put(item);

        assertThat(items.get("a", "b")).isEqualTo(item);
    }

    @Test
    void an_empty_text_is_a_value_but_no_key() {
        items.put("a", "b", "note", text(""));

        assertThat(items.get("a", "b")).containsEntry("note", text(""));
        assertThat(refusal(() -> items.put("a", ""))).isEqualTo("ValidationException");
        assertThat(refusal(() -> items.put("", "b"))).isEqualTo("ValidationException");
    }

    @Test
    void an_empty_list_is_a_value_and_an_empty_set_is_none() {
        items.put("a", "b", "list", AttributeValue.fromL(List.of()));

        assertThat(items.get("a", "b")).containsEntry("list", AttributeValue.fromL(List.of()));
        assertThat(refusal(() -> items.put("a", "b", "set", AttributeValue.fromSs(List.of()))))
                .isEqualTo("ValidationException");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html")
    void a_set_holds_a_value_once() {
        assertThat(refusal(() -> items.put("a", "b", "set", AttributeValue.fromSs(List.of("x", "x")))))
                .isEqualTo("ValidationException");
    }

    @Test
    void an_item_has_at_most_400_KB_the_names_of_its_attributes_among_them() {
        items.put(sized("a", "b", 400 * 1024));

        assertThat(refusal(() -> items.put(sized("a", "b", 400 * 1024 + 1)))).isEqualTo("ValidationException");
    }

    @Test
    void text_is_measured_in_UTF_8_bytes() {
        assertThat(refusal(() -> items.put("a", "b", "body", text("é".repeat(205 * 1024)))))
                .isEqualTo("ValidationException");
    }

    @Test
    void a_partition_key_has_at_most_2048_bytes() {
        items.put("p".repeat(2048), "b");

        assertThat(refusal(() -> items.put("p".repeat(2049), "b"))).isEqualTo("ValidationException");
    }

    @Test
    void a_sort_key_has_at_most_1024_bytes() {
        items.put("a", "s".repeat(1024));

        assertThat(refusal(() -> items.put("a", "s".repeat(1025)))).isEqualTo("ValidationException");
    }

    @ParameterizedTest(name = "a key may not be {0}")
    @ValueSource(strings = {"missing", "a number"})
    @Source("amazondynamodb/latest/APIReference/API_PutItem.html")
    void an_item_has_the_whole_key_in_the_types_of_the_table(String wrong) {
        Map<String, AttributeValue> item = wrong.equals("missing")
                ? Map.of("pk", text("a"))
                : Map.of("pk", text("a"), "sk", AttributeValue.fromN("1"));

        assertThat(refusal(() -> items.put(item))).isEqualTo("ValidationException");
    }

    @Source("amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html")
    @ParameterizedTest(name = "the number {0} comes back as {1}")
    @CsvSource({
        "99999999999999999999999999999999999999, 99999999999999999999999999999999999999",
        "-0.00000000000000000000000000000000000001, -0.00000000000000000000000000000000000001",
        "007.500, 7.5",
        "0, 0"
    })
    void a_number_keeps_38_digits_and_no_zeros_around_them(String sent, String comes) {
        items.put("a", "b", "n", AttributeValue.fromN(sent));

        assertThat(value(items.get("a", "b"), "n").n()).isEqualTo(comes);
    }

    @ParameterizedTest(name = "{0} is no number of DynamoDB")
    @ValueSource(strings = {"999999999999999999999999999999999999999", "1E126", "1E-131", "seven", ""})
    void a_number_of_39_digits_or_out_of_range_is_refused(String number) {
        assertThat(refusal(() -> items.put("a", "b", "n", AttributeValue.fromN(number))))
                .isEqualTo("ValidationException");
    }

    @Test
    void values_nest_32_levels_deep() {
        items.put("a", "b", "map", nested(31));

        assertThat(refusal(() -> items.put("a", "b", "map", nested(33)))).isEqualTo("ValidationException");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_GetItem.html")
    void what_is_not_there_has_no_item() {
        assertThat(items.client
                        .getItem(get -> get.tableName(items.table).key(Items.key("a", "b")))
                        .hasItem())
                .isFalse();
    }

    private static AttributeValue nested(int levels) {
        var value = text("x");
        for (var level = 0; level < levels; level++) {
            value = AttributeValue.fromM(Map.of("m", value));
        }
        return value;
    }
}
