package latchkey.sdk;

import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/transforming-data.html")
class PassTest {

    private final Machines machines;

    PassTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    void a_pass_without_output_hands_on_its_input() throws Exception {
        assertThat(machines.pass("Comment: Nothing", "{'a':1}")).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void an_output_may_be_any_json_value() throws Exception {
        assertThat(machines.pass("Output: 42", "{}")).isEqualTo(42L);
        assertThat(machines.pass("Output: true", "{}")).isEqualTo(true);
        assertThat(machines.pass("Output: text", "{}")).isEqualTo("text");
        assertThat(machines.pass("Output: [ 1, [ 2 ] ]", "{}")).isEqualTo(List.of(1L, List.of(2L)));
    }

    @Test
    void every_text_in_an_output_that_is_an_expression_is_evaluated() throws Exception {
        assertThat(machines.pass(
                        "Output: { a: [ \"{% $states.input.n + 1 %}\", { b: \"{% $states.input.n + 2 %}\" } ] }",
                        "{'n':1}"))
                .isEqualTo(Map.of("a", List.of(2L, Map.of("b", 3L))));
    }

    @Test
    void a_text_that_is_no_expression_stays_as_it_is() throws Exception {
        assertThat(machines.pass("Output: \"$states.input.n\"", "{'n':1}")).isEqualTo("$states.input.n");
    }

    @Test
    void an_expression_among_other_words_is_a_text() throws Exception {
        assertThat(machines.pass("Output: \"n is {% $states.input.n %}.\"", "{'n':1}"))
                .isEqualTo("n is {% $states.input.n %}.");
    }

    @Test
    void the_names_of_fields_are_never_evaluated() throws Exception {
        assertThat(machines.pass("Output: { \"{% 'a' %}\": 1 }", "{}")).isEqualTo(Map.of("{% 'a' %}", 1L));
    }

    @Test
    void null_is_a_value() throws Exception {
        assertThat(machines.pass("Output: [ \"{% $states.input.a %}\", null ]", "{'a':null}"))
                .isEqualTo(Arrays.asList(null, null));
        assertThat(machines.pass("Output: \"{% $exists($states.input.a) %}\"", "{'a':null}"))
                .isEqualTo(true);
    }

    @Test
    void the_input_of_a_state_is_the_output_of_the_one_before() throws Exception {
        assertThat(machines.output("""
                        StartAt: One
                        States:
                          One: { Type: Pass, Output: { n: "{% $states.input.n + 1 %}" }, Next: Two }
                          Two: { Type: Pass, Output: "{% $states.input.n * 10 %}", End: true }
                        """, "{'n':1}")).isEqualTo(20L);
    }

    @Test
    @Source("step-functions/latest/dg/state-succeed.html")
    @Differs(judge = MINISTACK, how = "Output of a Succeed has no effect")
    void a_succeed_applies_its_output() throws Exception {
        assertThat(machines.output(
                        "{ StartAt: Do, States: { Do: { Type: Succeed, Output: \"{% $states.input.a %}\" } } }",
                        "{'a':[1,2]}"))
                .isEqualTo(List.of(1L, 2L));
    }

    @Test
    @Source("step-functions/latest/dg/state-succeed.html")
    void a_succeed_ends_the_execution_well() throws Exception {
        var ended = machines.run("{ StartAt: Do, States: { Do: { Type: Succeed } } }", "{'a':1}");

        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(machines.output(ended)).isEqualTo(Map.of("a", 1L));
    }

    @Test
    @Source("step-functions/latest/dg/state-fail.html")
    void a_fail_ends_the_execution_with_its_error_and_cause() throws Exception {
        var ended = machines.run("{ StartAt: Do, States: { Do: { Type: Fail, Error: Denied, Cause: By bo } } }", "{}");

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("Denied");
        assertThat(ended.cause()).isEqualTo("By bo");
    }

    @Test
    @Source("step-functions/latest/dg/state-fail.html")
    void error_and_cause_of_a_fail_may_be_expressions() throws Exception {
        var ended = machines.run(
                "{ StartAt: Do, States: { Do: { Type: Fail, Error: \"{% $states.input.e %}\", Cause: \"{% 'By ' & $states.input.by %}\" } } }",
                "{'e':'Denied','by':'bo'}");

        assertThat(ended.error()).isEqualTo("Denied");
        assertThat(ended.cause()).isEqualTo("By bo");
    }

    @Test
    @Source("step-functions/latest/dg/state-fail.html")
    @Differs(judge = MINISTACK, how = "The error is States.Fail")
    void a_fail_needs_neither_error_nor_cause() throws Exception {
        var ended = machines.run("{ StartAt: Do, States: { Do: { Type: Fail } } }", "{}");

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isNull();
        assertThat(ended.cause()).isNull();
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "States.Runtime")
    void an_error_of_a_fail_that_is_no_text_is_a_query_evaluation_error() throws Exception {
        assertThat(machines.run("{ StartAt: Do, States: { Do: { Type: Fail, Error: \"{% 7 %}\" } } }", "{}")
                        .error())
                .isEqualTo("States.QueryEvaluationError");
    }
}
