package latchkey.sdk;

import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/workflow-variables.html")
class VariableTest {

    private static final int KIB = 1024;

    private final Machines machines;

    VariableTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    void a_variable_can_be_read_in_every_later_state() throws Exception {
        assertThat(machines.output("""
                        StartAt: One
                        States:
                          One: { Type: Pass, Assign: { x: "{% $states.input.n %}" }, Output: gone, Next: Two }
                          Two: { Type: Pass, Next: Three }
                          Three: { Type: Pass, Output: "{% $x + 1 %}", End: true }
                        """, "{'n':1}")).isEqualTo(2L);
    }

    @Test
    @Differs(judge = MINISTACK, how = "Assign sees the new values")
    void all_values_of_an_assign_are_computed_from_the_old_ones() throws Exception {
        assertThat(machines.output("""
                        StartAt: One
                        States:
                          One: { Type: Pass, Assign: { x: 3, a: 6 }, Next: Two }
                          Two: { Type: Pass, Assign: { x: "{% $a %}", nextX: "{% $x %}" }, Next: Three }
                          Three: { Type: Pass, Output: "{% [$x, $nextX] %}", End: true }
                        """, "{}")).isEqualTo(List.of(6L, 3L));
    }

    @Test
    @Differs(judge = Judge.LOCALSTACK, how = "It sees what the Assign gave them")
    void the_output_of_a_state_sees_the_variables_as_they_were_before_its_assign() throws Exception {
        assertThat(machines.output("""
                        StartAt: One
                        States:
                          One: { Type: Pass, Assign: { x: 1 }, Next: Two }
                          Two: { Type: Pass, Assign: { x: 2 }, Output: "{% $x %}", End: true }
                        """, "{}")).isEqualTo(1L);
    }

    @Test
    void a_variable_keeps_its_value_where_nothing_assigns_to_it() throws Exception {
        assertThat(machines.output("""
                        StartAt: One
                        States:
                          One: { Type: Pass, Assign: { x: 1, y: 1 }, Next: Two }
                          Two: { Type: Pass, Assign: { y: 2 }, Next: Three }
                          Three: { Type: Pass, Output: "{% [$x, $y] %}", End: true }
                        """, "{}")).isEqualTo(List.of(1L, 2L));
    }

    @Test
    void a_variable_may_hold_any_json() throws Exception {
        assertThat(machines.output("""
                        StartAt: One
                        States:
                          One: { Type: Pass, Assign: { x: { a: [ 1, null, "{% $states.input.n %}" ] } }, Next: Two }
                          Two: { Type: Pass, Output: "{% $x.a[2].b %}", End: true }
                        """, "{'n':{'b':7}}")).isEqualTo(7L);
    }

    @Test
    void reading_a_variable_that_no_state_has_assigned_fails() throws Exception {
        assertThat(machines.run("""
                        StartAt: Which
                        States:
                          Which: { Type: Choice, Choices: [ { Condition: "{% $states.input.n = 1 %}", Next: One } ], Default: Two }
                          One: { Type: Pass, Assign: { x: 1 }, Next: Two }
                          Two: { Type: Pass, Output: "{% $x %}", End: true }
                        """, "{'n':2}").error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void the_branches_of_a_parallel_read_the_variables_around_them() throws Exception {
        assertThat(machines.output(parallel("{ Type: Pass, Output: \"{% $outer %}\", End: true }"), "{}"))
                .isEqualTo(List.of(1L, 5L));
    }

    @Test
    void a_branch_does_not_see_the_variables_of_another_branch() throws Exception {
        assertThat(machines.output(
                        parallel("{ Type: Wait, Seconds: 0, Output: \"{% $exists($inner) %}\", End: true }"), "{}"))
                .isEqualTo(List.of(false, 5L));
    }

    @Test
    @Differs(judge = MINISTACK, how = "They stay")
    void the_variables_of_a_branch_are_gone_after_the_parallel() throws Exception {
        assertThat(machines.output(
                        parallel("{ Type: Pass, End: true }")
                                .replace("    End: true\n", "    Output: \"{% $exists($inner) %}\"\n    End: true\n"),
                        "{}"))
                .isEqualTo(false);
    }

    @Test
    @Differs(judge = MINISTACK, how = "The Assign of a Parallel is ignored")
    void a_parallel_assigns_what_its_branches_gave() throws Exception {
        assertThat(machines.output("""
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches:
                              - { StartAt: A, States: { A: { Type: Pass, Output: 1, End: true } } }
                              - { StartAt: B, States: { B: { Type: Pass, Output: 2, End: true } } }
                            Assign: { total: "{% $sum($states.result) %}" }
                            Next: End
                          End: { Type: Pass, Output: "{% $total %}", End: true }
                        """, "{}")).isEqualTo(3L);
    }

    @Test
    void a_catcher_in_an_outer_scope_assigns_there() throws Exception {
        assertThat(machines.output("""
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches: [ { StartAt: A, States: { A: { Type: Fail, Error: Oops } } } ]
                            Catch: [ { ErrorEquals: [ Oops ], Assign: { why: "{% $states.errorOutput.Error %}" }, Next: End } ]
                            End: true
                          End: { Type: Pass, Output: "{% $why %}", End: true }
                        """, "{}")).isEqualTo("Oops");
    }

    @Test
    @Differs(judge = MINISTACK, how = "It is assigned")
    @Differs(judge = Judge.LOCALSTACK, how = "It is assigned")
    void a_value_of_more_than_256_kib_cannot_be_assigned() throws Exception {
        var ended = machines.run(doubling("{ x: \"{% $states.input & $states.input %}\" }"), text(130 * KIB));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    @Differs(judge = MINISTACK, how = "More are taken")
    @Differs(judge = Judge.LOCALSTACK, how = "More are taken")
    void the_values_of_one_assign_have_at_most_256_kib_together() throws Exception {
        var ended =
                machines.run(doubling("{ x: \"{% $states.input %}\", y: \"{% $states.input %}\" }"), text(130 * KIB));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    void values_of_120_kib_each_are_assigned_together() throws Exception {
        var ended =
                machines.run(doubling("{ x: \"{% $states.input %}\", y: \"{% $states.input %}\" }"), text(120 * KIB));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    @Source("https://docs.jsonata.org/programming")
    void a_name_bound_within_an_expression_is_no_variable_of_the_machine() throws Exception {
        assertThat(machines.output("""
                        StartAt: One
                        States:
                          One: { Type: Pass, Assign: { x: 1 }, Next: Two }
                          Two: { Type: Pass, Assign: { y: "{% ($x := 5; $x) %}" }, Next: Three }
                          Three: { Type: Pass, Output: { x: "{% $x %}", y: "{% $y %}" }, End: true }
                        """, "{}")).isEqualTo(Map.of("x", 1L, "y", 5L));
    }

    private static String doubling(String assign) {
        return "{ StartAt: Do, States: { Do: { Type: Pass, Assign: " + assign + ", Output: done, End: true } } }";
    }

    private static String text(int bytes) {
        return "'" + "x".repeat(bytes) + "'";
    }

    /** Two branches, the other of which assigns and gives $inner; $outer is 1. */
    private static String parallel(String state) {
        return """
                StartAt: Set
                States:
                  Set: { Type: Pass, Assign: { outer: 1 }, Next: Both }
                  Both:
                    Type: Parallel
                    Branches:
                      - { StartAt: A, States: { A: %s } }
                      - { StartAt: B, States: { B: { Type: Pass, Assign: { inner: 5 }, Next: C }, C: { Type: Pass, Output: "{%% $inner %%}", End: true } } }
                    End: true
                """.formatted(state);
    }
}
