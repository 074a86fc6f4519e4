package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/state-choice.html")
class ChoiceTest {

    private static final String WHICH = """
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
            """;

    private final Machines machines;

    ChoiceTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "Assign and Output of the state are taken, whichever rule holds")
    void the_first_rule_that_holds_is_taken() throws Exception {
        assertThat(machines.output(WHICH, "{'n':11}")).isEqualTo("alarge");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "Assign and Output of the state are taken, whichever rule holds")
    void a_rule_after_one_that_does_not_hold_is_taken() throws Exception {
        assertThat(machines.output(WHICH, "{'n':6}")).isEqualTo("bmiddle");
    }

    @Test
    @Differs(judge = MINISTACK, how = "The Output of the state is ignored")
    void where_no_rule_holds_the_default_is_taken_with_the_assign_and_output_of_the_state() throws Exception {
        assertThat(machines.output(WHICH, "{'n':1}")).isEqualTo("csmall");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "Assign and Output of the state are taken, whichever rule holds")
    void a_rule_that_holds_without_an_assign_of_its_own_assigns_nothing() throws Exception {
        var yaml = WHICH.replace("Assign: { size: large }, ", "").replace("& $size", "& $exists($size)");

        assertThat(machines.output(yaml, "{'n':11}")).isEqualTo("afalse");
    }

    @Test
    @Source("https://states-language.net/spec.html")
    void without_an_output_the_input_goes_on() throws Exception {
        assertThat(machines.output(choice("{% true %}"), "{'n':1}")).isEqualTo(Map.of("n", 1L));
    }

    @Test
    @Source("https://states-language.net/spec.html")
    @Differs(judge = LOCALSTACK, how = "States.Runtime")
    void no_rule_and_no_default_is_no_choice_matched() throws Exception {
        assertThat(machines.run(choice("{% $states.input.n = 2 %}"), "{'n':1}").error())
                .isEqualTo("States.NoChoiceMatched");
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    @Differs(judge = LOCALSTACK, how = "States.Runtime")
    @Differs(judge = MINISTACK, how = "It is taken as true or false")
    void a_condition_that_gives_a_number_is_a_query_evaluation_error() throws Exception {
        assertThat(machines.run(choice("{% $states.input.n %}"), "{'n':1}").error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    @Differs(judge = LOCALSTACK, how = "States.Runtime")
    @Differs(judge = MINISTACK, how = "It is taken as true or false")
    void a_condition_that_gives_a_text_is_a_query_evaluation_error() throws Exception {
        assertThat(machines.run(choice("{% 'true' %}"), "{}").error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    void a_condition_that_gives_nothing_is_a_query_evaluation_error() throws Exception {
        assertThat(machines.run(choice("{% $states.input.none %}"), "{}").error())
                .isEqualTo("States.QueryEvaluationError");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "Assign and Output of the state are taken, whichever rule holds")
    void a_comparison_with_what_is_not_there_does_not_hold() throws Exception {
        var yaml = WHICH.replace("$states.input.n > 10", "$states.input.none = 'x'");

        assertThat(machines.output(yaml, "{'n':6}")).isEqualTo("bmiddle");
    }

    @Test
    @Differs(judge = MINISTACK, how = "The Output of the state is ignored")
    @Differs(judge = LOCALSTACK, how = "Assign and Output of the state are taken, whichever rule holds")
    void a_word_is_looked_for_in_a_list() throws Exception {
        var yaml = WHICH.replace("$states.input.n > 10", "$states.input.n in ['denied', 'withdrawn']")
                .replace("$states.input.n > 5", "$states.input.n = 'approved'");

        assertThat(machines.output(yaml, "{'n':'withdrawn'}")).isEqualTo("alarge");
        assertThat(machines.output(yaml, "{'n':'approved'}")).isEqualTo("bmiddle");
        assertThat(machines.output(yaml, "{'n':'perhaps'}")).isEqualTo("csmall");
    }

    private static String choice(String condition) {
        return """
                StartAt: Which
                States:
                  Which: { Type: Choice, Choices: [ { Condition: "%s", Next: End } ] }
                  End: { Type: Succeed }
                """.formatted(condition);
    }
}
