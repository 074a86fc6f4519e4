package latchkey.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class YamlTest {

    @Test
    void what_is_written_reads_the_same_and_repeats_instead_of_referring() {
        var some = List.of("a", "b: c", "true", "12");
        Object tree = Map.of("one", some, "two", some, "n", 2, "flag", true);

        assertThat(Yaml.write(tree)).contains("[a, 'b: c', 'true', '12']").doesNotContain("*");
        assertThat(read(Yaml.write(tree))).isEqualTo(tree);
    }

    @Test
    void what_is_no_yaml_is_told_with_its_line() {
        fails("apps:\n  - id: [ kiln\n", "line 3");
        fails("a: 1\na: 2\n", "line 2");
        fails("a: 1\n--- \nb: 2\n", "document");
    }

    @Test
    void references_that_would_grow_are_refused() {
        fails("a: &a [1, 2]\nb: [*a, *a]\n", "without references such as *name, unlike in line 2");
    }

    @Test
    void depth_length_and_size_have_limits() {
        fails("[".repeat(100_000), "at most 50 levels");
        fails("{a: ".repeat(60) + "1" + "}".repeat(60), "at most 50 levels");
        fails("a: " + "9".repeat(20_000), "at most 10,000 characters");
        fails("#" + "x".repeat(1_000_000), "at most 1,000,000 bytes");
        assertThatThrownBy(() -> Yaml.read(new byte[] {'a', (byte) 0xC3})).hasMessage("text in UTF-8");
    }

    private static void fails(String text, String why) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(Yaml.NotYaml.class).hasMessageContaining(why);
    }

    private static @Nullable Object read(String text) {
        return Yaml.read(text.getBytes(UTF_8));
    }
}
