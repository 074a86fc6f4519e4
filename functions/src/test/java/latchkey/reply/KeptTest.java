package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeptTest {

    @Test
    void a_long_text_is_cut_and_says_by_how_much() {
        String cut = Kept.of("x".repeat(10_000));

        assertThat(cut)
                .hasSizeLessThanOrEqualTo(Kept.LONGEST)
                .endsWith("x\n[Cut here: the mail had 2,080 characters more.]");
        assertThat(Kept.of("x".repeat(8_000))).hasSize(8_000);
    }

    @Test
    void no_character_is_cut_in_half() {
        String cut = Kept.of("x" + "👍".repeat(5_000));

        assertThat(cut.codePoints()).noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
