package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

/** Starting, stopping and looking at executions. */
class ExecutionTest extends StatesTest {

    @Test
    void the_same_name_and_input_while_it_runs_is_the_same_execution() {
        var machine = aws.machine(waiting());

        var first = aws.sfn.startExecution(
                r -> r.stateMachineArn(machine).name("AR-1").input("{}"));
        aws.pass(Duration.ofSeconds(5));
        var second = aws.sfn.startExecution(
                r -> r.stateMachineArn(machine).name("AR-1").input("{}"));
        aws.settle();

        assertThat(second.executionArn()).isEqualTo(first.executionArn());
        assertThat(second.startDate()).isEqualTo(first.startDate());
        assertThat(aws.sent).hasSize(1);
        assertThat(aws.told).hasSize(1);
    }

    @Test
    void the_same_name_with_another_input_is_refused() {
        var machine = aws.machine(waiting());
        start(machine, "AR-1", "{}");

        assertThatThrownBy(() -> start(machine, "AR-1", "{\"a\":1}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class)
                .hasMessageContaining(
                        "Execution Already Exists: 'arn:aws:states:eu-west-1:123456789012:execution:machine-0:AR-1'");
    }

    @Test
    void the_name_of_an_execution_that_has_ended_is_refused() {
        var machine = aws.machine(waiting());
        start(machine, "AR-1", "{}");
        aws.settle();
        aws.succeed(aws.token(), "{}");

        assertThatThrownBy(() -> start(machine, "AR-1", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "a:b", "a?", "<a>", "a#", "[a]", "a$b"})
    void names_have_no_special_characters(String name) {
        var machine = aws.machine(waiting());

        assertThatThrownBy(() -> start(machine, name, "{}")).isInstanceOf(InvalidNameException.class);
    }

    @Test
    void a_name_has_at_most_80_characters() {
        var machine = aws.machine(waiting());
        start(machine, "x".repeat(80), "{}");

        assertThatThrownBy(() -> start(machine, "x".repeat(81), "{}")).isInstanceOf(InvalidNameException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{'a':1}", " ", "{} {}"})
    void an_input_that_is_no_json_is_refused(String input) {
        var machine = aws.machine(waiting());

        assertThatThrownBy(() -> start(machine, "AR-1", input)).isInstanceOf(InvalidExecutionInputException.class);
    }

    @Test
    void unknown_machines_and_executions_are_refused_by_name() {
        var machine = "arn:aws:states:eu-west-1:123456789012:stateMachine:none";

        assertThatThrownBy(() -> start(machine, "AR-1", "{}")).isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> aws.describe("arn:aws:states:eu-west-1:123456789012:execution:none:none"))
                .isInstanceOf(ExecutionDoesNotExistException.class);
    }

    @Test
    void a_stopped_execution_is_aborted_and_keeps_error_and_cause() {
        var execution = aws.run(aws.machine(waiting()), "{}");

        aws.sfn.stopExecution(r -> r.executionArn(execution).error("Withdrawn").cause("By its requester"));
        aws.settle();

        assertThat(aws.status(execution)).isEqualTo("ABORTED");
        assertThat(aws.describe(execution).error()).isEqualTo("Withdrawn");
        assertThat(aws.describe(execution).cause()).isEqualTo("By its requester");
        assertThat(aws.states.nextDue()).isEmpty();
        assertThat(new Node(aws.told.getLast()).node("detail").text("status")).isEqualTo("ABORTED");
    }

    @Test
    void a_wait_can_be_stopped() {
        var execution = aws.run(wait("Seconds: 60"), "{}");

        aws.sfn.stopExecution(r -> r.executionArn(execution).error("E"));
        aws.pass(Duration.ofSeconds(61));

        assertThat(aws.describe(execution).error()).isEqualTo("E");
    }

    @Test
    void stopping_one_that_has_ended_changes_nothing() {
        var execution = aws.run(aws.machine(waiting()), "{}");
        aws.succeed(aws.token(), "{}");

        aws.sfn.stopExecution(r -> r.executionArn(execution).error("Late"));

        assertThat(aws.status(execution)).isEqualTo("SUCCEEDED");
    }

    @Test
    void an_execution_that_takes_too_long_is_timed_out() {
        var execution = aws.run(aws.machine("TimeoutSeconds: 50\n" + waiting()), "{}");

        aws.pass(Duration.ofSeconds(50));

        assertThat(aws.status(execution)).isEqualTo("TIMED_OUT");
        assertThat(aws.describe(execution).error()).isNull();
        assertThat(aws.eventTypes(execution)).endsWith("ExecutionTimedOut");
    }

    @Test
    void a_wait_lasts_its_seconds() {
        var execution = aws.run(wait("Seconds: '{% $states.input.s %}'"), "{'s':60}");

        aws.pass(Duration.ofSeconds(59));
        assertThat(aws.status(execution)).isEqualTo("RUNNING");
        aws.pass(Duration.ofSeconds(1));

        assertThat(aws.status(execution)).isEqualTo("SUCCEEDED");
    }

    @Test
    void a_wait_lasts_until_its_timestamp() {
        var until = aws.now().plusSeconds(3600);
        var execution = aws.run(wait("Timestamp: '{% $states.input.t %}'"), "{'t':'" + until + "'}");

        aws.pass(Duration.ofSeconds(3599));
        assertThat(aws.status(execution)).isEqualTo("RUNNING");
        aws.pass(Duration.ofSeconds(2));

        assertThat(aws.status(execution)).isEqualTo("SUCCEEDED");
    }

    @Test
    void history_is_what_aws_writes() {
        var execution = aws.run(aws.machine(waiting()), "{'a':1}");
        aws.succeed(aws.token(), "{'b':2}");

        assertThat(aws.eventTypes(execution))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSubmitted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
        assertThat(aws.history(execution).stream().map(HistoryEvent::previousEventId))
                .containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        var scheduled = aws.history(execution).get(2).taskScheduledEventDetails();
        assertThat(scheduled.resource()).isEqualTo("sendMessage.waitForTaskToken");
        assertThat(scheduled.resourceType()).isEqualTo("sqs");
        assertThat(scheduled.timeoutInSeconds()).isEqualTo(100);
        assertThat(scheduled.parameters()).contains("QueueUrl");
        assertThat(aws.history(execution).get(5).taskSucceededEventDetails().output())
                .isEqualTo("{\"b\":2}");
        assertThat(aws.history(execution).get(1).stateEnteredEventDetails().input())
                .isEqualTo("{\"a\":1}");
    }

    @Test
    void history_comes_in_pages_and_backwards() {
        var execution = aws.run(aws.machine(waiting()), "{}");

        var page = aws.sfn.getExecutionHistory(
                r -> r.executionArn(execution).maxResults(2).reverseOrder(true));
        var next = aws.sfn.getExecutionHistory(
                r -> r.executionArn(execution).maxResults(2).reverseOrder(true).nextToken(page.nextToken()));

        assertThat(page.events()).extracting(HistoryEvent::id).containsExactly(5L, 4L);
        assertThat(next.events()).extracting(HistoryEvent::id).containsExactly(3L, 2L);
    }

    @Test
    void lists_filter_by_status_newest_first() {
        var machine = aws.machine(waiting());
        var first = aws.run(machine, "{}");
        aws.pass(Duration.ofSeconds(1));
        var second = aws.run(machine, "{}");
        aws.pass(Duration.ofSeconds(1));
        aws.run(machine, "{}");
        aws.succeed(aws.token(), "{}");

        var running = aws.sfn.listExecutions(r -> r.stateMachineArn(machine).statusFilter("RUNNING"));

        assertThat(running.executions().stream().map(e -> e.executionArn())).containsExactly(second, first);
    }

    @Test
    void what_is_not_here_says_so_by_name() {
        assertThatThrownBy(() -> aws.sfn.createActivity(r -> r.name("a")))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("CreateActivity is not here");
    }

    @Test
    void a_machine_that_runs_in_circles_ends_at_25000_events() {
        var execution = aws.run(aws.machine("""
                        StartAt: Round
                        States:
                          Round: { Type: Choice, Choices: [ { Condition: "{% $states.input.end %}", Next: End } ], Default: Round }
                          End: { Type: Succeed }
                        """), "{'end':false}");

        assertThat(aws.status(execution)).isEqualTo("FAILED");
        assertThat(aws.describe(execution).cause()).contains("maximum number of history events (25000)");
    }

    private String wait(String field) {
        return aws.machine("{ StartAt: W, States: { W: { Type: Wait, " + field + ", End: true } } }");
    }

    private void start(String machine, String name, String input) {
        aws.sfn.startExecution(r -> r.stateMachineArn(machine).name(name).input(input));
    }
}
