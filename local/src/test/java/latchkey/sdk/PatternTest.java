package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import latchkey.local.aws.events.EventPattern;
import latchkey.runtime.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which events a rule or a mapping's filter takes. */
@SdkTest("EventBridge")
@Source("eventbridge/latest/userguide/eb-create-pattern-operators.html")
@Unjudged(why = "None of the services that Latchkey calls has an operation that asks a pattern")
class PatternTest {

    @ParameterizedTest(name = "the pattern {0} and the event {1}: {2}")
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
    void a_pattern_takes_an_event_that_has_one_of_its_values_at_each_of_its_names(
            String pattern, String event, boolean taken) {
        assertThat(EventPattern.of(pattern).matches(Json.object(event))).isEqualTo(taken);
    }
}
