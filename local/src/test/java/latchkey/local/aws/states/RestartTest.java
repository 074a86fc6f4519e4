package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Killed anywhere, an execution goes on: what another process finds in the file is enough. */
class RestartTest extends StatesTest {

    @Test
    void a_waiting_execution_takes_its_answer_after_a_restart() {
        var execution = aws.run(aws.machine(WorkflowTest.ASKING), "{'ticket':'AR-1','waits':[60]}");

        try (var again = aws.killed()) {
            again.states.start();
            again.settle();
            assertThat(again.sent).isEmpty();
            again.succeed(aws.token(), "{'outcome':'approved'}");

            assertThat(again.output(execution)).isEqualTo(Map.of("outcome", "approved"));
        }
    }

    @Test
    void killed_while_a_message_was_sent_it_is_sent_again_with_the_same_token() {
        var afterwards = new ArrayList<Machines>();
        aws.queue.set(message -> {
            afterwards.add(aws.killed());
            return Map.of();
        });
        var execution = aws.run(aws.machine(waiting()), "{}");

        try (var again = afterwards.getFirst()) {
            again.states.start();
            again.settle();

            assertThat(again.token()).isEqualTo(aws.token());
            again.succeed(aws.token(), "7");
            assertThat(again.output(execution)).isEqualTo(7L);
            assertThat(again.eventTypes(execution))
                    .filteredOn("TaskScheduled"::equals)
                    .hasSize(1);
        }
    }

    @Test
    void an_answer_that_came_before_the_crash_was_noticed_counts() {
        var afterwards = new ArrayList<Machines>();
        aws.queue.set(message -> {
            afterwards.add(aws.killed());
            return Map.of();
        });
        var execution = aws.run(aws.machine(waiting()), "{}");

        try (var again = afterwards.getFirst()) {
            again.succeed(aws.token(), "7");
            again.states.start();
            again.settle();

            assertThat(again.sent).isEmpty();
            assertThat(again.output(execution)).isEqualTo(7L);
        }
    }

    @Test
    void a_time_out_that_passed_meanwhile_strikes_after_the_start() {
        var execution = aws.run(aws.machine(waiting()), "{}");

        try (var again = aws.killed()) {
            again.clock.moveTo(again.now().plusSeconds(3600));
            again.states.start();
            again.settle();

            assertThat(again.describe(execution).error()).isEqualTo("States.Timeout");
        }
    }

    @Test
    void timers_variables_and_branches_survive() {
        var execution = aws.run(aws.machine("""
                        StartAt: Set
                        States:
                          Set: { Type: Pass, Assign: { half: 1.5, none: null, many: [ 1, { a: 2 } ] }, Next: Both }
                          Both:
                            Type: Parallel
                            Branches:
                              - { StartAt: W, States: { W: { Type: Wait, Seconds: 60, Output: "{% $half * 2 %}", End: true } } }
                              - { StartAt: M, States: { M: { Type: Map, Items: [ a, b ], MaxConcurrency: 1, ItemProcessor: { StartAt: V, States: { V: { Type: Wait, Seconds: 40, Output: "{% $states.input & $string($half) %}", End: true } } }, End: true } } }
                            Output: { all: "{% $states.result %}", many: "{% $many %}", none: "{% $none %}" }
                            End: true
                        """), "{}");
        aws.pass(Duration.ofSeconds(50));

        try (var again = aws.killed()) {
            again.states.start();
            again.settle();
            again.pass(Duration.ofSeconds(40));

            var output = Node.of(again.output(execution));
            assertThat(output.list("all")).isEqualTo(List.of(3L, List.of("a1.5", "b1.5")));
            assertThat(output.list("many")).isEqualTo(List.of(1L, Map.of("a", 2L)));
            assertThat(output.has("none")).isTrue();
        }
    }

    @Test
    void retries_go_on_counting() {
        aws.queue.set(message -> {
            throw new latchkey.local.aws.AwsFault(400, "RequestThrottled", "No.");
        });
        var execution = aws.run(
                aws.machine(waiting("Retry: [ { ErrorEquals: [ States.ALL ], IntervalSeconds: 10, MaxAttempts: 1 } ]")),
                "{}");

        try (var again = aws.killed()) {
            again.queue.set(aws.queue.get());
            again.states.start();
            again.pass(Duration.ofSeconds(10));

            assertThat(again.status(execution)).isEqualTo("FAILED");
        }
    }

    @Test
    void used_tokens_and_names_stay_used() {
        var machine = aws.machine(waiting());
        aws.sfn.startExecution(r -> r.stateMachineArn(machine).name("AR-1"));
        aws.settle();
        aws.succeed(aws.token(), "{}");

        try (var again = aws.killed()) {
            again.states.start();

            assertThatThrownBy(() -> again.succeed(aws.token(), "{}")).isInstanceOf(TaskTimedOutException.class);
            assertThatThrownBy(() -> again.sfn.startExecution(
                            r -> r.stateMachineArn(machine).name("AR-1")))
                    .isInstanceOf(ExecutionAlreadyExistsException.class);
        }
    }

    @Test
    void a_running_execution_keeps_the_definition_it_began_with_also_after_a_restart() {
        var machine = aws.machine(waiting());
        var execution = aws.run(machine, "{}");
        aws.sfn.updateStateMachine(r -> r.stateMachineArn(machine)
                .definition(Machines.definition(
                        "{ StartAt: New, States: { New: { Type: Pass, Output: new, End: true } } }")));

        try (var again = aws.killed()) {
            again.states.start();
            again.succeed(aws.token(), "'old'");

            assertThat(again.output(execution)).isEqualTo("old");
            assertThat(again.output(again.run(machine, "{}"))).isEqualTo("new");
        }
    }

    @Test
    void a_status_that_was_not_told_is_told_after_the_restart() {
        var afterwards = new ArrayList<Machines>();
        aws.states.onStatusChange(event -> {
            if (new Node(event).node("detail").text("status").equals("SUCCEEDED")) {
                afterwards.add(aws.killed());
            }
        });
        aws.run(aws.machine(waiting()), "{}");
        aws.succeed(aws.token(), "{}");

        try (var again = afterwards.getFirst()) {
            again.states.start();
            again.settle();

            assertThat(again.told).hasSize(1);
        }
    }
}
