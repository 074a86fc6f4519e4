package latchkey.local.aws.events;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventPatternTest {

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"x\"}", "{\"a\":[{\"numeric\":[\">\",1]}]}", "{\"a\":[[\"x\"]]}"})
    void what_is_not_known_is_refused_by_name(String pattern) {
        assertThatThrownBy(() -> EventPattern.of(pattern)).hasMessageStartingWith("/a: ");
    }
}
