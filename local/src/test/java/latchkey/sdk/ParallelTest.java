package latchkey.sdk;

import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/state-parallel.html")
class ParallelTest {

    private final Aws aws;
    private final Machines machines;

    ParallelTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    void its_output_has_the_outputs_of_its_branches_in_their_order() throws Exception {
        var execution = machines.start(machines.make(parallel("""
                          - { StartAt: A, States: { A: { Type: Wait, Seconds: 1, Output: "{% $states.input.n + 1 %}", End: true } } }
                          - { StartAt: B, States: { B: { Type: Pass, Output: "{% $states.input.n + 2 %}", End: true } } }
                    """, "")), "{'n':1}");

        aws.pass(Duration.ofSeconds(1));

        assertThat(machines.output(machines.end(execution))).isEqualTo(List.of(2L, 3L));
    }

    @Test
    @Differs(judge = MINISTACK, how = "Arguments are ignored")
    void its_arguments_are_the_input_of_every_branch() throws Exception {
        assertThat(machines.output(parallel("""
                          - { StartAt: A, States: { A: { Type: Pass, End: true } } }
                          - { StartAt: B, States: { B: { Type: Pass, End: true } } }
                    """, "Arguments: { m: \"{% $states.input.n + 1 %}\" }"), "{'n':1}"))
                .isEqualTo(List.of(Map.of("m", 2L), Map.of("m", 2L)));
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    @Differs(judge = MINISTACK, how = "Output of a Parallel has no effect")
    void its_output_is_made_of_all_results() throws Exception {
        assertThat(machines.output(parallel("""
                          - { StartAt: A, States: { A: { Type: Pass, Output: { a: 1 }, End: true } } }
                          - { StartAt: B, States: { B: { Type: Pass, Output: { b: 2 }, End: true } } }
                    """, "Output: \"{% $merge($states.result) %}\""), "{}"))
                .isEqualTo(Map.of("a", 1L, "b", 2L));
    }

    @Test
    void an_error_in_a_branch_is_the_error_of_the_state() throws Exception {
        var ended = machines.run(parallel("""
                          - { StartAt: A, States: { A: { Type: Pass, End: true } } }
                          - { StartAt: B, States: { B: { Type: Fail, Error: Oops, Cause: It rained } } }
                    """, ""), "{}");

        assertThat(ended.error()).isEqualTo("Oops");
        assertThat(ended.cause()).isEqualTo("It rained");
    }

    @Test
    @Differs(judge = MINISTACK, how = "The other branches go on, and the state waits for them")
    @Differs(judge = Judge.LOCALSTACK, how = "The history does not say that they were stopped")
    void an_error_in_a_branch_stops_the_others() throws Exception {
        var execution = machines.start(machines.make(parallel("""
                          - { StartAt: A, States: { A: { Type: Wait, Seconds: 30, End: true } } }
                          - { StartAt: B, States: { B: { Type: Wait, Seconds: 1, Next: C }, C: { Type: Fail, Error: Oops } } }
                    """, "")), "{}");

        aws.pass(Duration.ofSeconds(1));

        var ended = machines.end(execution);
        assertThat(Duration.between(ended.startDate(), ended.stopDate())).isLessThan(Duration.ofSeconds(15));
        assertThat(machines.types(execution)).contains("WaitStateAborted", "ParallelStateFailed");
    }

    @Test
    void a_branch_that_catches_its_error_does_not_fail() throws Exception {
        assertThat(machines.output(parallel("""
                          - StartAt: A
                            States:
                              A: { Type: Parallel, Branches: [ { StartAt: X, States: { X: { Type: Fail, Error: Oops } } } ], Catch: [ { ErrorEquals: [ Oops ], Output: caught, Next: Z } ], Next: Z }
                              Z: { Type: Succeed }
                    """, ""), "{}")).isEqualTo(List.of("caught"));
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = MINISTACK, how = "It is not tried again")
    void a_retry_runs_all_branches_again() throws Exception {
        var execution = machines.start(
                machines.make(parallel(
                        """
                          - { StartAt: A, States: { A: { %s, End: true } } }
                          - { StartAt: B, States: { B: { %s, End: true } } }
                    """.formatted(Machines.ASK, Machines.ASK),
                        "Retry: [ { ErrorEquals: [ E ], IntervalSeconds: 1 } ]")),
                "{}");
        machines.token();
        var token = machines.token();
        machines.states().sendTaskFailure(failure -> failure.taskToken(token).error("E"));
        aws.pass(Duration.ofSeconds(1));

        machines.succeed(machines.token(), "1");
        machines.succeed(machines.token(), "1");

        assertThat(machines.output(machines.end(execution))).isEqualTo(List.of(1L, 1L));
    }

    @Test
    @Source("step-functions/latest/apireference/API_HistoryEvent.html")
    @Differs(judge = MINISTACK, how = "The history has no such events")
    void its_history_begins_and_ends_with_events_of_its_own() throws Exception {
        var execution = machines.start(
                machines.make(parallel("      - { StartAt: A, States: { A: { Type: Pass, End: true } } }\n", "")),
                "{}");
        machines.end(execution);

        assertThat(machines.types(execution))
                .containsSubsequence(
                        "ParallelStateEntered",
                        "ParallelStateStarted",
                        "PassStateEntered",
                        "PassStateExited",
                        "ParallelStateSucceeded",
                        "ParallelStateExited");
    }

    private static String parallel(String branches, String more) {
        return """
                StartAt: Both
                States:
                  Both:
                    Type: Parallel
                    %s
                    End: true
                    Branches:
                """.formatted(more) + branches;
    }
}
