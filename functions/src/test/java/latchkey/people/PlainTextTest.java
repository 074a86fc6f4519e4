package latchkey.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PlainTextTest {

    @Test
    void lines_tabs_and_emoji_stay() {
        assertThat(PlainText.clean("a\r\n\tb\rc 👩‍💻 é\n")).isEqualTo("a\n\tb\nc 👩‍💻 é");
    }

    @Test
    void what_controls_hides_or_reorders_goes() {
        assertThat(PlainText.clean("a\u0000b\u001B[1mc\u0085d\u202Ee\u2066f\u200Bg\uFEFFh\uD800i"))
                .isEqualTo("ab[1mcdefghi");
        assertThat(PlainText.clean("x" + Character.toString(0xE0041))).isEqualTo("x");
    }
}
