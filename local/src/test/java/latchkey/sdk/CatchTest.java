package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/concepts-error-handling.html")
class CatchTest {

    private final Machines machines;

    CatchTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    void without_an_output_the_error_output_goes_on() throws Exception {
        assertThat(machines.output(catching("{ ErrorEquals: [ Oops ], Next: End }"), "{'a':1}"))
                .isEqualTo(Map.of("Error", "Oops", "Cause", "It rained"));
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    void the_output_of_a_catcher_sees_the_error() throws Exception {
        assertThat(machines.output(
                        catching(
                                "{ ErrorEquals: [ Oops ], Output: \"{% $states.errorOutput.Error & ': ' & $states.errorOutput.Cause %}\", Next: End }"),
                        "{}"))
                .isEqualTo("Oops: It rained");
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    void the_output_of_a_catcher_sees_the_input_of_the_state() throws Exception {
        assertThat(machines.output(
                        catching("{ ErrorEquals: [ Oops ], Output: \"{% $states.input.a %}\", Next: End }"), "{'a':1}"))
                .isEqualTo(1L);
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    void a_catcher_assigns_what_it_makes_of_the_error() throws Exception {
        var yaml = catching(
                        "{ ErrorEquals: [ Oops ], Assign: { why: \"{% $states.errorOutput.Cause %}\" }, Next: End }")
                .replace("End: { Type: Succeed }", "End: { Type: Pass, Output: \"{% $why %}\", End: true }");

        assertThat(machines.output(yaml, "{}")).isEqualTo("It rained");
    }

    @Test
    @Source("step-functions/latest/dg/workflow-variables.html")
    void the_assign_of_the_state_is_left_out_where_an_error_was_caught() throws Exception {
        var yaml = catching("{ ErrorEquals: [ Oops ], Next: End }")
                .replace("Next: Set", "Assign: { x: 1 }\n    Next: Set")
                .replace("End: { Type: Succeed }", "End: { Type: Pass, Output: \"{% $exists($x) %}\", End: true }");

        assertThat(machines.output(yaml, "{}")).isEqualTo(false);
    }

    @Test
    void the_first_catcher_that_names_the_error_has_it() throws Exception {
        assertThat(machines.output(
                        catching(
                                "{ ErrorEquals: [ Other ], Output: 1, Next: End }, { ErrorEquals: [ More, Oops ], Output: 2, Next: End }, { ErrorEquals: [ States.ALL ], Output: 3, Next: End }"),
                        "{}"))
                .isEqualTo(2L);
    }

    @Test
    void all_has_what_no_other_catcher_names() throws Exception {
        assertThat(machines.output(
                        catching(
                                "{ ErrorEquals: [ Other ], Output: 1, Next: End }, { ErrorEquals: [ States.ALL ], Output: 3, Next: End }"),
                        "{}"))
                .isEqualTo(3L);
    }

    @Test
    void an_error_that_no_catcher_names_ends_the_execution() throws Exception {
        var ended = machines.run(catching("{ ErrorEquals: [ Other ], Next: End }"), "{}");

        assertThat(ended.error()).isEqualTo("Oops");
        assertThat(ended.cause()).isEqualTo("It rained");
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "States.Runtime")
    @Differs(judge = Judge.MINISTACK, how = "Nothing is too much")
    void all_does_not_catch_too_much_data() throws Exception {
        var ended = machines.run("""
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches: [ { StartAt: A, States: { A: { Type: Pass, Output: "{% $states.input & $states.input %}", End: true } } } ]
                    Catch: [ { ErrorEquals: [ States.ALL ], Next: End } ]
                    Next: End
                  End: { Type: Succeed, Output: done }
                """, "'" + "x".repeat(140_000) + "'");

        assertThat(ended.error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "States.Runtime, which nothing catches")
    @Differs(judge = Judge.MINISTACK, how = "Nothing is too much")
    void too_much_data_is_caught_by_its_name() throws Exception {
        assertThat(machines.output("""
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches: [ { StartAt: A, States: { A: { Type: Pass, Output: "{% $states.input & $states.input %}", End: true } } } ]
                            Catch: [ { ErrorEquals: [ States.DataLimitExceeded ], Output: caught, Next: End } ]
                            Next: End
                          End: { Type: Succeed }
                        """, "'" + "x".repeat(140_000) + "'")).isEqualTo("caught");
    }

    /** A branch fails with Oops. */
    private static String catching(String catchers) {
        return """
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    Branches: [ { StartAt: A, States: { A: { Type: Fail, Error: Oops, Cause: It rained } } } ]
                    Catch: [ %s ]
                    Next: Set
                  Set: { Type: Pass, Next: End }
                  End: { Type: Succeed }
                """.formatted(catchers);
    }
}
