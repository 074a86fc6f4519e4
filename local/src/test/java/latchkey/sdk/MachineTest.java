package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

@SdkTest("Step Functions")
@Source("step-functions/latest/apireference/API_CreateStateMachine.html")
class MachineTest {

    private static final String OLD = "{ StartAt: Do, States: { Do: { Type: Pass, Output: old, End: true } } }";
    private static final String NEW = "{ StartAt: Do, States: { Do: { Type: Pass, Output: new, End: true } } }";
    private static final String ASKING = "{ StartAt: Ask, States: { Ask: { " + Machines.ASK
            + ", Next: Done }, Done: { Type: Pass, Output: old, End: true } } }";

    private final Aws aws;
    private final Machines machines;

    MachineTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    void a_machine_made_again_with_the_same_definition_is_the_same_machine() {
        var name = aws.name("machine");

        assertThat(create(name, OLD)).isEqualTo(create(name, OLD));
    }

    @Test
    void a_machine_of_the_same_name_with_another_definition_is_refused() {
        var name = aws.name("machine");
        create(name, OLD);

        assertThatThrownBy(() -> create(name, NEW)).isInstanceOf(StateMachineAlreadyExistsException.class);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken")
    @Differs(judge = MINISTACK, how = "It is taken")
    void a_role_that_is_no_arn_is_refused() {
        var definition = machines.definition(OLD);

        assertThatThrownBy(() -> machines.states()
                        .createStateMachine(create -> create.name(aws.name("machine"))
                                .roleArn("nobody")
                                .definition(definition)))
                .isInstanceOf(InvalidArnException.class);
    }

    @Test
    @Source("step-functions/latest/apireference/API_UpdateStateMachine.html")
    void an_execution_begun_after_an_update_has_the_new_definition() throws Exception {
        var machine = machines.make(OLD);

        update(machine, NEW);

        assertThat(machines.output(machines.end(machines.start(machine, "{}")))).isEqualTo("new");
    }

    @Test
    @Source("step-functions/latest/apireference/API_UpdateStateMachine.html")
    void an_execution_that_runs_keeps_the_definition_it_began_with() throws Exception {
        var machine = machines.make(ASKING);
        var execution = machines.start(machine, "{}");
        var token = machines.token();

        update(machine, NEW);
        machines.succeed(token, "{}");

        assertThat(machines.output(machines.end(execution))).isEqualTo("old");
    }

    @Test
    @Source("step-functions/latest/apireference/API_UpdateStateMachine.html")
    @Unjudged(
            by = {LOCALSTACK, MINISTACK},
            why = "It does not ask what a role may do")
    void an_execution_that_runs_keeps_the_role_it_began_with() throws Exception {
        var machine = machines.make("{ StartAt: One, States: { One: { " + Machines.ASK + ", Next: Two }, Two: { "
                + Machines.ASK + ", End: true } } }");
        var execution = machines.start(machine, "{}");
        var token = machines.token();

        machines.states()
                .updateStateMachine(update -> update.stateMachineArn(machine).roleArn(aws.powerlessRole()));
        machines.succeed(token, "{}");
        machines.succeed(machines.token(), "7");

        assertThat(machines.output(machines.end(execution))).isEqualTo(7L);
    }

    @Test
    @Source("step-functions/latest/apireference/API_UpdateStateMachine.html")
    @Differs(judge = MINISTACK, how = "It is taken")
    void an_update_of_nothing_is_refused() {
        var machine = machines.make(OLD);

        assertThatThrownBy(() -> machines.states().updateStateMachine(update -> update.stateMachineArn(machine)))
                .isInstanceOf(SfnException.class);
    }

    @Test
    @Source("step-functions/latest/apireference/API_DescribeStateMachine.html")
    void a_machine_is_described_with_its_definition_role_and_type() {
        var machine = machines.make(OLD);

        var described = machines.states().describeStateMachine(describe -> describe.stateMachineArn(machine));

        assertThat(described.definition()).isEqualTo(machines.definition(OLD));
        assertThat(described.roleArn()).isEqualTo(aws.role());
        assertThat(described.typeAsString()).isEqualTo("STANDARD");
        assertThat(described.statusAsString()).isEqualTo("ACTIVE");
    }

    @Test
    @Source("step-functions/latest/apireference/API_DescribeStateMachine.html")
    void a_machine_that_is_not_there_is_refused_by_name() {
        var machine = machines.make(OLD);

        assertThatThrownBy(() -> machines.states()
                        .describeStateMachine(describe -> describe.stateMachineArn(machine + "-other")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    @Source("step-functions/latest/apireference/API_ListExecutions.html")
    void executions_are_listed_the_latest_first() throws Exception {
        var machine = machines.make(OLD);
        var first = machines.start(machine, "{}");
        aws.pass(Duration.ofSeconds(1));
        var second = machines.start(machine, "{}");

        assertThat(machines.states()
                        .listExecutions(list -> list.stateMachineArn(machine))
                        .executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(second, first);
    }

    @Test
    @Source("step-functions/latest/apireference/API_ListExecutions.html")
    void executions_are_listed_by_status() throws Exception {
        var machine = machines.make(ASKING);
        var running = machines.start(machine, "{}");
        machines.token();
        var ended = machines.start(machine, "{}");
        machines.succeed(machines.token(), "{}");
        machines.end(ended);

        assertThat(machines.states()
                        .listExecutions(list -> list.stateMachineArn(machine).statusFilter(ExecutionStatus.RUNNING))
                        .executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(running);
    }

    @Test
    @Source("step-functions/latest/dg/service-quotas.html")
    @Unjudged(
            by = {LOCALSTACK, MINISTACK},
            why = "A machine that runs in circles would keep it busy")
    void an_execution_ends_at_25000_events() throws Exception {
        var execution = machines.start(machines.make("""
                StartAt: Round
                States:
                  Round: { Type: Choice, Choices: [ { Condition: "{% $states.input.end %}", Next: End } ], Default: Round }
                  End: { Type: Succeed }
                """), "{'end':false}");

        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(machines.states()
                        .getExecutionHistory(history -> history.executionArn(execution)
                                .reverseOrder(true)
                                .maxResults(1))
                        .events()
                        .getFirst()
                        .id())
                .isLessThanOrEqualTo(25_000);
    }

    private String create(String name, String yaml) {
        var definition = machines.definition(yaml);
        return machines.states()
                .createStateMachine(
                        create -> create.name(name).roleArn(aws.role()).definition(definition))
                .stateMachineArn();
    }

    private void update(String machine, String yaml) {
        var definition = machines.definition(yaml);
        machines.states()
                .updateStateMachine(update -> update.stateMachineArn(machine).definition(definition));
    }
}
