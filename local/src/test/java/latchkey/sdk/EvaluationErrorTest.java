package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/transforming-data.html")
class EvaluationErrorTest {

    private static final String QUERY_ERROR = "States.QueryEvaluationError";

    private final Machines machines;

    EvaluationErrorTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "States.Runtime")
    void a_type_error_is_a_query_evaluation_error() throws Exception {
        assertThat(error("Output: \"{% 1 + 'x' %}\"")).isEqualTo(QUERY_ERROR);
    }

    @Test
    void an_expression_that_gives_nothing_is_a_query_evaluation_error() throws Exception {
        assertThat(error("Output: \"{% $states.input.nothing %}\"")).isEqualTo(QUERY_ERROR);
    }

    @Test
    void so_is_one_deep_within_an_output() throws Exception {
        assertThat(error("Output: { a: [ { b: \"{% $states.input.nothing %}\" } ] }"))
                .isEqualTo(QUERY_ERROR);
    }

    @Test
    void so_is_one_in_an_assign() throws Exception {
        assertThat(error("Assign: { a: \"{% $states.input.nothing %}\" }")).isEqualTo(QUERY_ERROR);
    }

    @Test
    void nothing_within_an_object_that_an_expression_makes_is_left_out() throws Exception {
        assertThat(machines.pass("Output: \"{% {'a': 1, 'b': $states.input.nothing} %}\"", "{}"))
                .isEqualTo(Map.of("a", 1L));
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "States.Runtime")
    void an_error_that_an_expression_raises_is_a_query_evaluation_error() throws Exception {
        assertThat(error("Output: \"{% $error('no') %}\"")).isEqualTo(QUERY_ERROR);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "States.Runtime")
    void an_assertion_that_fails_is_a_query_evaluation_error() throws Exception {
        assertThat(error("Output: \"{% $assert($states.input.a = 1, 'a must be 1') %}\""))
                .isEqualTo(QUERY_ERROR);
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "States.Runtime")
    @Differs(judge = LOCALSTACK, how = "The function is a result")
    void a_function_is_no_result() throws Exception {
        assertThat(error("Output: \"{% function($x) { $x } %}\"")).isEqualTo(QUERY_ERROR);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "States.Runtime")
    void a_recursion_without_end_is_a_query_evaluation_error() throws Exception {
        assertThat(error("Output: \"{% ($f := function($x) { 1 + $f($x) }; $f(1)) %}\""))
                .isEqualTo(QUERY_ERROR);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It never ends")
    void a_loop_without_end_is_a_query_evaluation_error() throws Exception {
        assertThat(error("Output: \"{% ($f := function($x) { $f($x) }; $f(1)) %}\""))
                .isEqualTo(QUERY_ERROR);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "States.Runtime, which nothing catches")
    void a_task_catches_an_error_in_its_arguments() throws Exception {
        assertThat(caught("QUERY", "1 + 'x'")).isEqualTo(QUERY_ERROR);
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = LOCALSTACK, how = "States.Runtime, which nothing catches")
    void all_catches_it_too() throws Exception {
        assertThat(caught("States.ALL", "1 + 'x'")).isEqualTo(QUERY_ERROR);
    }

    @Test
    void a_task_catches_that_an_argument_is_not_there() throws Exception {
        assertThat(caught("QUERY", "$states.input.nothing")).isEqualTo(QUERY_ERROR);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is not caught")
    void a_task_catches_an_error_in_its_output() throws Exception {
        var execution = machines.start(machines.make("""
                        StartAt: Ask
                        States:
                          Ask: { %s, Output: "{%% $states.result.outcome %%}", Catch: [ { ErrorEquals: [ States.QueryEvaluationError ], Output: caught, Next: End } ], End: true }
                          End: { Type: Succeed }
                        """.formatted(Machines.ASK)), "{}");

        machines.succeed(machines.token(), "{}");

        assertThat(machines.output(machines.end(execution))).isEqualTo("caught");
    }

    @Test
    void a_task_catches_an_error_in_its_assign() throws Exception {
        var execution = machines.start(machines.make("""
                        StartAt: Ask
                        States:
                          Ask: { %s, Assign: { x: "{%% $states.result.outcome %%}" }, Catch: [ { ErrorEquals: [ States.QueryEvaluationError ], Output: caught, Next: End } ], End: true }
                          End: { Type: Succeed }
                        """.formatted(Machines.ASK)), "{}");

        machines.succeed(machines.token(), "{}");

        assertThat(machines.output(machines.end(execution))).isEqualTo("caught");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "States.Runtime, which nothing catches")
    void a_parallel_catches_an_error_in_a_branch() throws Exception {
        assertThat(machines.output("""
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches: [ { StartAt: A, States: { A: { Type: Pass, Output: "{% $states.input.nothing %}", End: true } } } ]
                            Catch: [ { ErrorEquals: [ States.QueryEvaluationError ], Output: caught, Next: End } ]
                            End: true
                          End: { Type: Succeed }
                        """, "{}")).isEqualTo("caught");
    }

    @Test
    void no_catcher_catches_an_error_in_a_catcher() throws Exception {
        assertThat(machines.run("""
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches: [ { StartAt: A, States: { A: { Type: Fail, Error: Oops } } } ]
                            Catch:
                              - { ErrorEquals: [ Oops ], Output: "{% $states.input.nothing %}", Next: End }
                              - { ErrorEquals: [ States.ALL ], Output: caught, Next: End }
                            End: true
                          End: { Type: Succeed }
                        """, "{}").error()).isEqualTo(QUERY_ERROR);
    }

    @Test
    @Source("step-functions/latest/apireference/API_EvaluationFailedEventDetails.html")
    @Differs(judge = Judge.MINISTACK, how = "The history has no EvaluationFailed")
    @Differs(judge = LOCALSTACK, how = "The event has no location")
    void the_history_names_the_state_and_the_field() throws Exception {
        var execution = machines.start(
                machines.make(
                        "{ StartAt: Do, States: { Do: { Type: Pass, Output: \"{% $states.input.nothing %}\", End: true } } }"),
                "{}");
        machines.end(execution);

        var details = machines.event(execution, "EvaluationFailed").evaluationFailedEventDetails();
        assertThat(details.error()).isEqualTo(QUERY_ERROR);
        assertThat(details.state()).isEqualTo("Do");
        assertThat(details.location()).isEqualTo("Output");
    }

    private String error(String field) throws InterruptedException {
        return machines.run("{ StartAt: Do, States: { Do: { Type: Pass, End: true, " + field + " } } }", "{}")
                .error();
    }

    /** Fails in the arguments of a Task, and gives the name of the error that its catcher was given. */
    private @Nullable Object caught(String errorEquals, String expression) throws InterruptedException {
        return machines.output(
                """
                        StartAt: Tell
                        States:
                          Tell:
                            Type: Task
                            Resource: arn:aws:states:::sqs:sendMessage
                            Arguments: { QueueUrl: QUEUE, MessageBody: "{%% %s %%}" }
                            Catch: [ { ErrorEquals: [ %s ], Output: "{%% $states.errorOutput.Error %%}", Next: End } ]
                            End: true
                          End: { Type: Succeed }
                        """.formatted(expression, errorEquals.equals("QUERY") ? QUERY_ERROR : errorEquals), "{}");
    }
}
