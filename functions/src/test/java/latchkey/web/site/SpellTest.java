package latchkey.web.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpellTest {

    @ParameterizedTest
    @CsvSource({"P2D, 2 days", "P1D, 1 day", "PT4H, 4 hours", "PT1H, 1 hour", "PT48H, 2 days", "P1DT12H, 36 hours"})
    void what_the_file_says_is_shown_in_words_and_means_the_same(String iso, String words) {
        assertThat(Spell.words(iso)).isEqualTo(words);
        assertThat(java.time.Duration.parse(Spell.iso(words))).isEqualTo(java.time.Duration.parse(iso));
    }

    @ParameterizedTest
    @CsvSource({"2 days, P2D", "2d, P2D", " 4 Hours , PT4H", "36h, PT36H", "P2D, P2D", "PT4H, PT4H"})
    void people_write_it_in_several_ways(String typed, String iso) {
        assertThat(Spell.iso(typed)).isEqualTo(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2", "2 weeks", "two days", "-1 days", "PT90M", "1.5 days"})
    void anything_else_stays_as_it_was_typed(String typed) {
        assertThat(Spell.iso(typed)).isEqualTo(typed);
        assertThat(Spell.words(typed)).isEqualTo(typed);
    }

    @Test
    void what_is_right_is_said_in_words_too() {
        assertThat(Spell.inWords("an ISO 8601 duration, such as P2D or PT4H"))
                .isEqualTo("a time, such as 2 days or 4 hours");
        assertThat(Spell.inWords("at most P45D, and not before remind"))
                .isEqualTo("at most 45 days, and not before remind");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(Spell.iso(" ")).isEmpty();
        assertThat(Spell.words("")).isEmpty();
    }
}
