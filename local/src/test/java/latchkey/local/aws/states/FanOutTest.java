package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Parallel and inline Map. */
class FanOutTest extends StatesTest {

    private static final String ASK =
            "Type: Task, Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', TimeoutSeconds: 60, "
                    + "Arguments: { QueueUrl: q, MessageBody: { token: '{% $states.context.Task.Token %}', "
                    + "item: '{% $states.input %}' } }";

    private static final String EACH = """
            StartAt: Each
            States:
              Each:
                Type: Map
                Items: "{%% $states.input.all %%}"
                %s
                ItemProcessor: { StartAt: Ask, States: { Ask: { %s, End: true } } }
                Output: "{%% $states.result %%}"
                End: true
            """;

    @Test
    void a_parallel_runs_its_branches_and_gathers_their_outputs_in_order() {
        var execution = aws.run(
                aws.machine("""
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Arguments: "{% $states.input.n %}"
                            Branches:
                              - { StartAt: A, States: { A: { Type: Wait, Seconds: 5, Output: "{% $states.input + 1 %}", End: true } } }
                              - { StartAt: B, States: { B: { Type: Pass, Output: "{% $states.input + 2 %}", End: true } } }
                            Assign: { sum: "{% $sum($states.result) %}" }
                            Next: End
                          End: { Type: Pass, Output: { sum: "{% $sum %}", all: "{% $states.input %}" }, End: true }
                        """.replace("sum: \"{% $sum %}\"", "sum: \"{% $total %}\"")
                        .replace("Assign: { sum:", "Assign: { total:")),
                "{'n':1}");

        aws.pass(Duration.ofSeconds(5));

        assertThat(aws.output(execution)).isEqualTo(Map.of("sum", 5L, "all", List.of(2L, 3L)));
        assertThat(aws.eventTypes(execution)).contains("ParallelStateStarted", "ParallelStateSucceeded");
    }

    @Test
    void a_failed_branch_stops_the_others() {
        var execution = aws.run(aws.machine("""
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches:
                              - { StartAt: A, States: { A: { %s, End: true } } }
                              - { StartAt: B, States: { B: { Type: Wait, Seconds: 5, Next: C }, C: { Type: Fail, Error: Oops } } }
                            Catch: [ { ErrorEquals: [ Oops ], Output: caught, Next: End } ]
                            End: true
                          End: { Type: Succeed }
                        """.formatted(ASK)), "{}");
        var token = aws.token();

        aws.pass(Duration.ofSeconds(5));

        assertThat(aws.output(execution)).isEqualTo("caught");
        assertThat(aws.eventTypes(execution)).contains("TaskStateAborted", "ParallelStateFailed");
        assertThatThrownBy(() -> aws.succeed(token, "{}")).isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void inner_scopes_read_outer_variables_and_keep_their_own() {
        var execution = aws.run(aws.machine("""
                        StartAt: Set
                        States:
                          Set: { Type: Pass, Assign: { outer: 1 }, Next: Both }
                          Both:
                            Type: Parallel
                            Branches:
                              - { StartAt: A, States: { A: { Type: Pass, Assign: { inner: 2 }, Next: A2 }, A2: { Type: Pass, Output: "{% $outer + $inner %}", End: true } } }
                              - { StartAt: B, States: { B: { Type: Pass, Output: "{% $exists($inner) %}", End: true } } }
                            End: true
                        """), "{}");

        assertThat(aws.output(execution)).isEqualTo(List.of(3L, false));
    }

    @Test
    void a_map_asks_for_each_item_and_gathers_in_the_order_of_items() {
        var execution = aws.run(aws.machine(EACH.formatted("", ASK)), "{'all':['a','b','c']}");
        var tokens = aws.sent.stream().map(Machines::tokenOf).toList();
        assertThat(tokens).doesNotHaveDuplicates().hasSize(3);

        aws.succeed(tokens.get(2), "3");
        aws.succeed(tokens.get(0), "1");
        aws.succeed(tokens.get(1), "2");

        assertThat(aws.output(execution)).isEqualTo(List.of(1L, 2L, 3L));
    }

    @Test
    void a_map_has_no_more_at_work_than_it_may() {
        var execution = aws.run(aws.machine(EACH.formatted("MaxConcurrency: 2", ASK)), "{'all':[1,2,3]}");
        assertThat(aws.sent).hasSize(2);

        aws.succeed(aws.token(), "0");
        assertThat(aws.sent).hasSize(3);
        aws.succeed(aws.token(), "0");
        aws.succeed(Machines.tokenOf(aws.sent.getFirst()), "0");

        assertThat(aws.status(execution)).isEqualTo("SUCCEEDED");
    }

    @Test
    void an_item_selector_sees_the_item() {
        var execution = aws.run(aws.machine("""
                        StartAt: Each
                        States:
                          Each:
                            Type: Map
                            Items: "{% $states.input.all %}"
                            ItemSelector: { at: "{% $states.context.Map.Item.Index %}", is: "{% $states.context.Map.Item.Value %}", of: "{% $count($states.input.all) %}" }
                            ItemProcessor: { StartAt: Do, States: { Do: { Type: Pass, Output: "{% $string($states.input.at) & $states.input.is & $string($states.input.of) & $states.context.Map.Item.Value %}", End: true } } }
                            End: true
                        """), "{'all':['x','y']}");

        assertThat(aws.output(execution)).isEqualTo(List.of("0x2x", "1y2y"));
    }

    @Test
    void no_items_give_no_results() {
        assertThat(aws.output(aws.run(aws.machine(EACH.formatted("", ASK)), "{'all':[]}")))
                .isEqualTo(List.of());
    }

    @Test
    void items_that_are_no_array_fail() {
        var execution = aws.run(aws.machine(EACH.formatted("", ASK)), "{'all':7}");

        assertThat(aws.describe(execution).error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void an_iteration_that_times_out_fails_the_map() {
        var execution = aws.run(aws.machine(EACH.formatted("", ASK)), "{'all':[1,2]}");

        aws.pass(Duration.ofSeconds(60));

        assertThat(aws.describe(execution).error()).isEqualTo("States.Timeout");
        assertThat(aws.eventTypes(execution)).contains("MapIterationFailed", "MapIterationAborted", "MapStateFailed");
    }

    @Test
    void a_map_within_a_parallel_waits_and_goes_on() {
        var execution = aws.run(aws.machine("""
                        StartAt: Both
                        States:
                          Both:
                            Type: Parallel
                            Branches:
                              - { StartAt: Each, States: { Each: { Type: Map, Items: [ 1, 2 ], ItemProcessor: { StartAt: Ask, States: { Ask: { %s, End: true } } }, End: true } } }
                            End: true
                        """.formatted(ASK)), "{}");

        for (var message : List.copyOf(aws.sent)) {
            aws.succeed(Machines.tokenOf(message), "true");
        }

        assertThat(aws.output(execution)).isEqualTo(List.of(List.of(true, true)));
    }
}
