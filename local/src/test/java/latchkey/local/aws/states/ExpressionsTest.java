package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables, expressions and the context object (AWS, Transforming data with JSONata). */
class ExpressionsTest extends StatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$partition([1,2,3,4], 3) | [[1,2,3],[4]]",
                "$range(1, 7, 3) | [1,4,7]",
                "$range(5, 5, 1) | 5",
                "$hash('abc', 'MD5') | \"900150983cd24fb0d6963f7d28e17f72\"",
                "$length($uuid()) | 36",
                "$random(7) = $random(7) | true",
                "$parse('{\"a\": [1, null]}') | {\"a\":[1,null]}",
                "$states.input.big + 1 | 10000000001",
                "$states.input.half * 3 | 4.5",
                "$states.input.half = 1.5 | true",
                "6 / 3 | 2",
                "$states.input.list[$ > 1] | [2,3]",
                "{'x': $states.input.none} | {\"x\":null}",
            })
    void expressions_give_what_aws_gives(String expression, String json) {
        var execution = aws.run(
                aws.machine("""
                        StartAt: Do
                        States: { Do: { Type: Pass, End: true, Output: '{%% %s %%}' } }
                        """.formatted(expression.replace("'", "''"))),
                "{'big':10000000000,'half':1.5,'list':[1,2,3],'none':null}");

        assertThat(aws.describe(execution).output()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1 + 'x'",
                "$states.input.nothing",
                "$hash('abc')",
                "$hash('abc', 'CRC')",
                "$parse('{')",
                "function($x){ $x }",
                "$string",
                "($f := function($x){ $f($x) }; $f(1))"
            })
    void expressions_that_give_nothing_or_fail_are_query_evaluation_errors(String expression) {
        var execution = aws.run(aws.machine("""
                        StartAt: Do
                        States: { Do: { Type: Pass, End: true, Output: { a: [ '{%% %s %%}' ] } } }
                        """.formatted(expression.replace("'", "''"))), "{}");

        assertThat(aws.describe(execution).error()).isEqualTo("States.QueryEvaluationError");
        assertThat(aws.describe(execution).cause()).contains("'Output/a[0]'");
    }

    @Test
    void null_is_a_value() {
        assertThat(pass("Output: { a: '{% $states.input.a %}', b: null }", "{'a':null}"))
                .isEqualTo(Node.of(latchkey.runtime.Json.read("{\"a\":null,\"b\":null}"))
                        .fields());
        assertThat(pass("Output: '{% $exists($states.input.a) %}'", "{'a':null}"))
                .isEqualTo(true);
    }

    @Test
    void assign_sees_the_old_values_and_so_does_output() {
        var execution = aws.run(aws.machine("""
                        StartAt: One
                        States:
                          One: { Type: Pass, Assign: { x: 1, y: 10 }, Next: Two }
                          Two: { Type: Pass, Assign: { x: "{% $y %}", y: "{% $x %}" }, Output: "{% [$x, $y] %}", Next: Three }
                          Three: { Type: Pass, Output: { before: "{% $states.input %}", now: "{% [$x, $y] %}" }, End: true }
                        """), "{}");

        assertThat(aws.output(execution)).isEqualTo(Map.of("before", List.of(1L, 10L), "now", List.of(10L, 1L)));
    }

    @Test
    void a_state_without_output_hands_on_its_input() {
        assertThat(pass("Assign: { x: 1 }", "{'a':1}")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void the_context_says_where_one_is() {
        var output = Node.of(pass("Output: '{% $states.context %}'", "{'a':1}"));

        assertThat(output.node("Execution").fields().keySet()).contains("Id", "Input", "Name", "RoleArn", "StartTime");
        assertThat(output.node("Execution").get("Input")).isEqualTo(Map.of("a", 1L));
        assertThat(output.node("State").text("Name")).isEqualTo("Do");
        assertThat(output.node("State").number("RetryCount")).isZero();
        assertThat(output.node("StateMachine").text("Name")).isEqualTo("machine-0");
        assertThat(output.has("Task")).isFalse();
    }

    @Test
    void a_choice_takes_the_first_rule_that_holds_and_its_assign_and_output() {
        var machine = aws.machine("""
                StartAt: Which
                States:
                  Which:
                    Type: Choice
                    Choices:
                      - { Condition: "{% $states.input.n > 10 %}", Next: End, Assign: { size: large }, Output: a }
                      - { Condition: "{% $states.input.n > 5 %}", Next: End, Assign: { size: middle }, Output: b }
                    Default: End
                    Assign: { size: small }
                    Output: c
                  End: { Type: Pass, Output: "{% $states.input & $size %}", End: true }
                """);

        assertThat(aws.output(aws.run(machine, "{'n':11}"))).isEqualTo("alarge");
        assertThat(aws.output(aws.run(machine, "{'n':6}"))).isEqualTo("bmiddle");
        assertThat(aws.output(aws.run(machine, "{'n':1}"))).isEqualTo("csmall");
    }

    @Test
    void a_condition_that_is_neither_true_nor_false_fails() {
        var execution = aws.run(choice("{% $states.input.n %}"), "{'n':1}");

        assertThat(aws.describe(execution).error()).isEqualTo("States.QueryEvaluationError");
        assertThat(aws.describe(execution).cause()).contains("'Choices[0]/Condition'");
    }

    @Test
    void no_rule_and_no_default_fails() {
        var execution = aws.run(choice("{% $states.input.n = 2 %}"), "{'n':1}");

        assertThat(aws.describe(execution).error()).isEqualTo("States.NoChoiceMatched");
    }

    private String choice(String condition) {
        return aws.machine("""
                StartAt: Which
                States:
                  Which: { Type: Choice, Choices: [ { Condition: "%s", Next: End } ] }
                  End: { Type: Succeed }
                """.formatted(condition));
    }

    @Test
    void succeed_applies_its_output() {
        var execution = aws.run(
                aws.machine("{ StartAt: Do, States: { Do: { Type: Succeed, Output: \"{% $states.input.a %}\" } } }"),
                "{'a':[1,null]}");

        assertThat(aws.output(execution)).isEqualTo(Arrays.asList(1L, null));
    }

    @Test
    void an_output_of_more_than_256_kib_is_too_much() {
        var execution = aws.run(
                aws.machine(
                        "{ StartAt: Do, States: { Do: { Type: Succeed, Output: \"{% $states.input & $states.input %}\" } } }"),
                "'" + "x".repeat(131_072) + "'");

        assertThat(aws.describe(execution).error()).isEqualTo("States.DataLimitExceeded");
    }
}
