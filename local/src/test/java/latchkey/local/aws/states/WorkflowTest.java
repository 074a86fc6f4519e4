package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.Caller;
import latchkey.runtime.Json;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** A machine of the product's own shape: ask, wait for the token, decide, ask again after a time-out, close. */
class WorkflowTest extends StatesTest {

    static final String ASKING = """
            QueryLanguage: JSONata
            StartAt: Begin
            States:
              Begin:
                Type: Pass
                Assign: { ticket: "{% $states.input.ticket %}", attempt: 0, waits: "{% $states.input.waits %}" }
                Next: Ask
              Ask:
                Type: Task
                Resource: arn:aws:states:::sqs:sendMessage.waitForTaskToken
                Arguments:
                  QueueUrl: https://sqs.eu-west-1.amazonaws.com/123456789012/stage
                  MessageBody:
                    ticket: "{% $ticket %}"
                    attempt: "{% $attempt %}"
                    retry: "{% $states.context.State.RetryCount %}"
                    token: "{% $states.context.Task.Token %}"
                TimeoutSeconds: "{% $attempt < $count($waits) ? $waits[$attempt] : 86400 %}"
                Catch: [ { ErrorEquals: [ States.Timeout ], Assign: { attempt: "{% $attempt + 1 %}" }, Next: Ask } ]
                Assign: { outcome: "{% $states.result.outcome %}" }
                Next: Approved?
              Approved?:
                Type: Choice
                Choices: [ { Condition: "{% $outcome = 'approved' %}", Next: Close } ]
                Default: Denied
              Close:
                Type: Task
                Resource: arn:aws:states:::sqs:sendMessage
                TimeoutSeconds: 60
                Arguments:
                  QueueUrl: https://sqs.eu-west-1.amazonaws.com/123456789012/stage
                  MessageBody: { do: close, ticket: "{% $ticket %}" }
                Output: { outcome: "{% $outcome %}" }
                Next: Done
              Done: { Type: Succeed }
              Denied: { Type: Fail, Error: Denied, Cause: "{% 'It was ' & $outcome %}" }
            """;

    @Test
    void an_answered_token_goes_on_and_the_execution_succeeds() {
        var execution = aws.run(aws.machine(ASKING), "{'ticket':'AR-1','waits':[60,120]}");
        assertThat(aws.status(execution)).isEqualTo("RUNNING");

        aws.succeed(aws.token(), "{'outcome':'approved'}");

        assertThat(aws.output(execution)).isEqualTo(Map.of("outcome", "approved"));
        assertThat(aws.sent).hasSize(2);
        assertThat(Json.read(aws.sent.getLast().text("MessageBody")))
                .isEqualTo(Map.of("do", "close", "ticket", "AR-1"));
    }

    @Test
    void a_message_carries_the_variables_and_a_token_as_long_as_those_of_aws() {
        aws.run(aws.machine(ASKING), "{'ticket':'AR-1','waits':[60]}");

        var body = Node.of(Json.read(aws.sent.getLast().text("MessageBody")));

        assertThat(body.text("ticket")).isEqualTo("AR-1");
        assertThat(body.number("attempt")).isZero();
        assertThat(body.number("retry")).isZero();
        assertThat(body.text("token")).hasSizeBetween(600, 1024);
    }

    @Test
    void a_time_out_asks_again_with_another_token_and_the_next_wait() {
        aws.run(aws.machine(ASKING), "{'ticket':'AR-1','waits':[60,120]}");
        var first = aws.token();

        aws.pass(Duration.ofSeconds(60));

        assertThat(aws.sent).hasSize(2);
        assertThat(aws.token()).isNotEqualTo(first);
        assertThat(Node.of(Json.read(aws.sent.getLast().text("MessageBody"))).number("attempt"))
                .isOne();
        assertThat(aws.states.nextDue())
                .hasValueSatisfying(due -> assertThat(due)
                        .isBetween(aws.now().plusSeconds(118), aws.now().plusSeconds(121)));
    }

    @Test
    void after_the_last_wait_it_asks_once_a_day() {
        aws.run(aws.machine(ASKING), "{'ticket':'AR-1','waits':[60]}");

        aws.pass(Duration.ofDays(3));

        assertThat(aws.sent).hasSize(1 + 1 + 2);
    }

    @Test
    void a_fail_state_evaluates_its_cause() {
        var execution = aws.run(aws.machine(ASKING), "{'ticket':'AR-1','waits':[60]}");

        aws.succeed(aws.token(), "{'outcome':'denied'}");

        assertThat(aws.describe(execution).error()).isEqualTo("Denied");
        assertThat(aws.describe(execution).cause()).isEqualTo("It was denied");
        assertThat(aws.states.failed()).isOne();
    }

    @Test
    void the_machine_calls_sqs_under_its_own_name() {
        aws.states.deploy(
                "latchkey-Machine",
                new Caller("STATE_MACHINE:AccessRequestMachine"),
                "arn:aws:iam::123456789012:role/latchkey-Role",
                Json.object(Machines.definition(ASKING)));

        aws.run(
                "arn:aws:states:eu-west-1:123456789012:stateMachine:latchkey-Machine",
                "{'ticket':'AR-1','waits':[60]}");

        assertThat(aws.callers).containsExactly(new Caller("STATE_MACHINE:AccessRequestMachine"));
    }

    @Test
    void whoever_looks_sees_where_an_execution_is() {
        aws.run(aws.machine(ASKING), "{'ticket':'AR-1','waits':[60]}");

        var view = aws.states.executions().getFirst();

        assertThat(view.status()).isEqualTo("RUNNING");
        assertThat(view.state()).isEqualTo("Ask");
        assertThat(view.transitions()).isEqualTo(2);
        assertThat(view.history()).extracting(event -> event.get("type")).contains("TaskSubmitted");
    }

    @Test
    void the_end_is_told_as_eventbridge_tells_it() {
        var execution = aws.run(aws.machine(ASKING), "{'ticket':'AR-1','waits':[60]}");
        aws.succeed(aws.token(), "{'outcome':'denied'}");

        var event = new Node(aws.told.getLast());

        assertThat(aws.told).hasSize(2);
        assertThat(event.text("detail-type")).isEqualTo("Step Functions Execution Status Change");
        assertThat(event.text("source")).isEqualTo("aws.states");
        assertThat(event.list("resources")).isEqualTo(List.of(execution));
        assertThat(event.node("detail").text("status")).isEqualTo("FAILED");
        assertThat(event.node("detail").text("error")).isEqualTo("Denied");
        assertThat(event.node("detail").text("input")).contains("AR-1");
        assertThat(event.node("detail").number("stopDate")).isPositive();
    }

    @Test
    void what_is_not_here_says_so_by_name() {
        assertThatThrownBy(() -> aws.sfn.createActivity(r -> r.name("a")))
                .isInstanceOf(SfnException.class)
                .hasMessageContaining("CreateActivity is not here");
    }

    @Test
    void a_stopped_execution_waits_for_nothing_and_is_told_as_aborted() {
        var execution = aws.run(aws.machine(ASKING), "{'ticket':'AR-1','waits':[60]}");

        aws.sfn.stopExecution(r -> r.executionArn(execution));
        aws.settle();

        assertThat(aws.states.nextDue()).isEmpty();
        assertThat(new Node(aws.told.getLast()).node("detail").text("status")).isEqualTo("ABORTED");
    }
}
