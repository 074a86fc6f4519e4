package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static latchkey.sdk.Judge.MINISTACK;

import org.junit.jupiter.api.Test;

/** Each definition is refused, and taken with the one thing mended. */
@SdkTest("Step Functions")
@Source("step-functions/latest/dg/transforming-data.html")
class DefinitionExpressionTest {

    private static final String OUTPUT =
            "{ StartAt: A, States: { A: { Type: Pass, Output: { v: \"HERE\" }, End: true } } }";

    private final Machines machines;

    DefinitionExpressionTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    void an_expression_that_is_no_jsonata_is_refused() {
        machines.refuses("{% 1 + %}", "{% 1 + 1 %}", OUTPUT);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    void a_bracket_that_is_not_closed_is_refused() {
        machines.refuses("{% $sum([1, 2) %}", "{% $sum([1, 2]) %}", OUTPUT);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void an_expression_that_is_not_closed_is_refused() {
        machines.refuses("{% $states.input.a", "{% $states.input.a %}", OUTPUT);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void an_expression_that_is_not_opened_is_refused() {
        machines.refuses("$states.input.a %}", "{% $states.input.a %}", OUTPUT);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "$eval is run")
    @Differs(judge = MINISTACK, how = "$eval is run")
    void eval_is_refused() {
        machines.refuses("{% $eval('1') %}", "{% $parse('1') %}", OUTPUT);
    }

    @Test
    @Source("https://docs.jsonata.org/2.0.0/other-operators")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void the_coalescing_operator_of_jsonata_2_1_is_refused() {
        machines.refuses("{% $states.input.a ?? 1 %}", "{% $states.input.a ? 1 : 2 %}", OUTPUT);
    }

    @Test
    @Source("https://docs.jsonata.org/2.0.0/other-operators")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void the_elvis_operator_of_jsonata_2_1_is_refused() {
        machines.refuses("{% $states.input.a ?: 1 %}", "{% $states.input.a ? 1 : 2 %}", OUTPUT);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_result_is_refused_where_there_is_none() {
        machines.refuses("{% $states.result %}", "{% $states.input %}", OUTPUT);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_result_is_refused_in_the_arguments_of_its_task() {
        machines.refuses(
                "{% $states.result %}",
                "{% $states.input %}",
                "{ StartAt: A, States: { A: { Type: Task, Resource: \"arn:aws:states:::sqs:sendMessage\", Arguments: { QueueUrl: QUEUE, MessageBody: \"HERE\" }, End: true } } }");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void an_error_output_is_refused_outside_a_catcher() {
        machines.refuses("{% $states.errorOutput %}", "{% $states.input %}", OUTPUT);
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_variable_of_an_outer_scope_cannot_be_assigned_in_an_inner_one() {
        machines.refuses("x", "y", """
                StartAt: A
                States:
                  A: { Type: Pass, Assign: { x: 1 }, Next: B }
                  B: { Type: Parallel, Branches: [ { StartAt: C, States: { C: { Type: Pass, Assign: { HERE: 2 }, End: true } } } ], End: true }
                """);
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void nor_where_the_outer_scope_assigns_to_it_only_later() {
        machines.refuses("x", "y", """
                StartAt: B
                States:
                  B: { Type: Parallel, Branches: [ { StartAt: C, States: { C: { Type: Pass, Assign: { HERE: 2 }, End: true } } } ], Next: A }
                  A: { Type: Pass, Assign: { x: 1 }, End: true }
                """);
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    void two_branches_may_assign_to_variables_of_the_same_name() {
        machines.make("""
                StartAt: B
                States:
                  B:
                    Type: Parallel
                    Branches:
                      - { StartAt: C, States: { C: { Type: Pass, Assign: { x: 1 }, End: true } } }
                      - { StartAt: D, States: { D: { Type: Pass, Assign: { x: 2 }, End: true } } }
                    End: true
                """);
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_part_of_a_variable_cannot_be_assigned() {
        machines.refuses("\"x.y\"", "x", assigning());
        machines.refuses("\"x[2]\"", "x", assigning());
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_variable_is_not_named_states() {
        machines.refuses("states", "state", assigning());
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void the_name_of_a_variable_begins_with_a_letter() {
        machines.refuses("\"1x\"", "x1", assigning());
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void the_name_of_a_variable_has_at_most_80_characters() {
        machines.refuses("x".repeat(81), "x".repeat(80), assigning());
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    @Differs(judge = MINISTACK, how = "It is taken")
    void an_assign_is_an_object() {
        machines.refuses(
                "Assign: [ 1 ]", "Assign: { x: 1 }", "{ StartAt: A, States: { A: { Type: Pass, HERE, End: true } } }");
    }

    private static String assigning() {
        return "{ StartAt: A, States: { A: { Type: Pass, Assign: { HERE: 1 }, End: true } } }";
    }
}
