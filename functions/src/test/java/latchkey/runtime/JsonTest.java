package latchkey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class JsonTest {

    @Test
    void each_kind_of_value_is_plain_java() {
        assertThat(Json.read("[\"é\", 1, 1.50, 12345678901234567890, true, null, {}]"))
                .isEqualTo(Arrays.asList(
                        "é", 1L, new BigDecimal("1.50"), new BigDecimal("12345678901234567890"), true, null, Map.of()));
    }

    @Test
    void what_is_written_is_read_back_in_its_order() {
        var text = "{\"b\":[1,2.5,\"\\u0000\\\"<\"],\"a\":{\"x\":null,\"y\":false}}";

        assertThat(Json.write(Json.read(text))).isEqualTo(text);
    }

    @Test
    void bytes_are_utf_8() {
        assertThat(Json.read("\"crâne 🏗\"".getBytes(StandardCharsets.UTF_8))).isEqualTo("crâne 🏗");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "[1,]", "nul", "{\"a\":1", "'a'", "{a:1}", "NaN", "{\"a\":1,\"a\":2}"})
    void what_is_not_exactly_one_value_is_refused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(Json.NotJson.class);
    }

    @Test
    void an_object_is_asked_for_by_name() {
        assertThatThrownBy(() -> Json.object("[]")).hasMessage("A JSON object is needed, {…}");
    }

    @Test
    void a_bomb_of_brackets_is_refused() {
        assertThatThrownBy(() -> Json.read("[".repeat(100_000))).isInstanceOf(Json.NotJson.class);
    }

    @Test
    void other_values_are_written_as_they_say_themselves() {
        assertThat(Json.write(List.of(java.time.Duration.ofDays(2)))).isEqualTo("[\"PT48H\"]");
    }
}
