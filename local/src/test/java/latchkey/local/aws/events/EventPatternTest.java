package latchkey.local.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import latchkey.runtime.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventPatternTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":["x"]}                             | {"a":"x"}                     | true
                    {"a":["x","y"]}                         | {"a":"y"}                     | true
                    {"a":["x"]}                             | {"a":"z"}                     | false
                    {"a":["x"]}                             | {}                            | false
                    {"a":["x"],"b":["y"]}                   | {"a":"x","b":"z"}             | false
                    {"a":["x"]}                             | {"a":["w","x"]}               | true
                    {"a":{"b":["x"]}}                       | {"a":{"b":"x","c":1}}         | true
                    {"a":{"b":["x"]}}                       | {"a":"x"}                     | false
                    {"a":[1]}                               | {"a":1}                       | true
                    {"a":[true]}                            | {"a":"true"}                  | false
                    {"a":[null]}                            | {"a":null}                    | true
                    {"a":[null]}                            | {}                            | false
                    {"a":[{"prefix":"AR-"}]}                | {"a":"AR-1"}                  | true
                    {"a":[{"suffix":".png"}]}               | {"a":"b.jpg"}                 | false
                    {"a":[{"exists":true}]}                 | {"a":null}                    | true
                    {"a":[{"exists":true}]}                 | {"a":{"b":1}}                 | false
                    {"a":[{"exists":false}]}                | {"b":1}                       | true
                    {"a":[{"anything-but":"x"}]}            | {"a":"y"}                     | true
                    {"a":[{"anything-but":["x","y"]}]}      | {"a":"y"}                     | false
                    """)
    void a_pattern_takes_what_aws_takes(String pattern, String event, boolean matches) {
        assertThat(EventPattern.of(pattern).matches(Json.object(event))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"x\"}", "{\"a\":[{\"numeric\":[\">\",1]}]}", "{\"a\":[[\"x\"]]}"})
    void what_is_not_known_is_refused_by_name(String pattern) {
        assertThatThrownBy(() -> EventPattern.of(pattern)).hasMessageStartingWith("/a: ");
    }
}
