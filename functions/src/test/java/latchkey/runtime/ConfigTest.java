package latchkey.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ConfigTest {

    @Test
    void everything_that_is_missing_is_named_at_once() {
        var config = new Config(Map.of("TABLE_NAME", "latchkey", "SENDER", " "));

        assertThatThrownBy(() -> config.requiring("TABLE_NAME", "SENDER", "INBOUND_DOMAIN"))
                .hasMessage("Set these environment variables: SENDER, INBOUND_DOMAIN");
    }

    @Test
    void set_to_nothing_is_not_set() {
        var config = new Config(Map.of("WORKSPACE_DOMAIN", "", "TABLE_NAME", "latchkey"));

        assertThat(config.maybe("WORKSPACE_DOMAIN")).isEmpty();
        assertThat(config.text("TABLE_NAME")).isEqualTo("latchkey");
    }

    @Test
    void secrets_have_130_bits_in_lower_case_and_names_their_form() {
        var ids = new Ids();

        assertThat(ids.secret()).matches("[0-9a-hjkmnp-tv-z]{26}").isNotEqualTo(ids.secret());
        assertThat(ids.ticket().value()).startsWith("AR-");
        assertThat(ids.person().value()).startsWith("P-");
    }
}
