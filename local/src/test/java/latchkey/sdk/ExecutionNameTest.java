package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;

@SdkTest("Step Functions")
@Source("step-functions/latest/apireference/API_StartExecution.html")
class ExecutionNameTest {

    private static final String ANY_NAME = "Any name is taken";
    private static final String ASKING = "{ StartAt: Ask, States: { Ask: { " + Machines.ASK + ", End: true } } }";
    private static final String PASSING = "{ StartAt: Do, States: { Do: { Type: Pass, End: true } } }";

    private final Aws aws;
    private final Machines machines;

    ExecutionNameTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    @Differs(judge = MINISTACK, how = "ExecutionAlreadyExists")
    void the_same_name_and_input_while_it_runs_is_the_same_execution() throws Exception {
        var machine = machines.make(ASKING);

        var first = start(machine, "AR-1", "{}");
        aws.pass(Duration.ofSeconds(1));
        var second = start(machine, "AR-1", "{}");

        assertThat(second.executionArn()).isEqualTo(first.executionArn());
        assertThat(second.startDate()).isEqualTo(first.startDate());
    }

    @Test
    void the_same_name_with_another_input_is_refused_while_it_runs() {
        var machine = machines.make(ASKING);
        start(machine, "AR-1", "{}");

        assertThatThrownBy(() -> start(machine, "AR-1", "{\"a\":1}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void the_name_of_an_execution_that_has_ended_is_refused_even_with_the_same_input() throws Exception {
        var machine = machines.make(PASSING);
        machines.end(start(machine, "AR-1", "{}").executionArn());

        assertThatThrownBy(() -> start(machine, "AR-1", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void the_name_of_a_stopped_execution_is_refused() throws Exception {
        var machine = machines.make("{ StartAt: Nap, States: { Nap: { Type: Wait, Seconds: 60, End: true } } }");
        var first = start(machine, "AR-1", "{}").executionArn();
        machines.states().stopExecution(stop -> stop.executionArn(first));
        machines.end(first);

        assertThatThrownBy(() -> start(machine, "AR-1", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void two_machines_may_each_have_an_execution_of_the_same_name() {
        var one = start(machines.make(PASSING), "AR-1", "{}");
        var other = start(machines.make(PASSING), "AR-1", "{}");

        assertThat(other.executionArn()).isNotEqualTo(one.executionArn());
    }

    @Test
    void an_execution_without_a_name_is_given_one() {
        var machine = machines.make(PASSING);

        assertThat(machines.start(machine, "{}")).isNotEqualTo(machines.start(machine, "{}"));
    }

    @Test
    @Differs(judge = LOCALSTACK, how = ANY_NAME)
    @Differs(judge = MINISTACK, how = ANY_NAME)
    void a_name_has_no_blank() {
        assertRefused("a b");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = ANY_NAME)
    @Differs(judge = MINISTACK, how = ANY_NAME)
    void a_name_has_no_bracket() {
        assertRefused("<a", "a>", "{a", "a}", "[a", "a]");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = ANY_NAME)
    @Differs(judge = MINISTACK, how = ANY_NAME)
    void a_name_has_no_wildcard() {
        assertRefused("a?", "a*");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = ANY_NAME)
    @Differs(judge = MINISTACK, how = ANY_NAME)
    void a_name_has_no_special_character() {
        assertRefused("a\"", "a#", "a%", "a\\", "a^", "a|", "a~", "a`", "a$", "a&", "a,", "a;", "a:", "a/");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = ANY_NAME)
    @Differs(judge = MINISTACK, how = ANY_NAME)
    void a_name_has_no_control_character() {
        assertRefused("a\u0000", "a\u001f", "a\u007f", "a\u009f");
    }

    @Test
    @Differs(judge = LOCALSTACK, how = ANY_NAME)
    @Differs(judge = MINISTACK, how = ANY_NAME)
    void a_name_has_no_character_beyond_the_basic_plane() {
        assertRefused("a\ud83d\ude00");
    }

    @Test
    void a_name_may_have_80_characters() {
        assertThat(start(machines.make(PASSING), "x".repeat(80), "{}").executionArn())
                .endsWith(":" + "x".repeat(80));
    }

    @Test
    @Differs(judge = LOCALSTACK, how = ANY_NAME)
    @Differs(judge = MINISTACK, how = ANY_NAME)
    void a_name_of_81_characters_is_refused() {
        assertThatThrownBy(() -> start(machines.make(PASSING), "x".repeat(81), "{}"))
                .isInstanceOf(SfnException.class);
    }

    @Test
    @Differs(judge = MINISTACK, how = "It is taken")
    void an_input_that_is_no_json_is_refused() {
        var machine = machines.make(PASSING);

        assertThatThrownBy(() -> start(machine, "AR-1", "no json")).isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> start(machine, "AR-1", "{'a':1}")).isInstanceOf(InvalidExecutionInputException.class);
    }

    @Test
    void an_execution_without_an_input_begins_with_an_empty_object() throws Exception {
        var machine = machines.make(PASSING);

        var execution = machines.states().startExecution(start -> start.stateMachineArn(machine));

        assertThat(machines.end(execution.executionArn()).output()).isEqualTo("{}");
    }

    @Test
    @Differs(judge = MINISTACK, how = "It is taken")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    void an_input_of_more_than_262144_bytes_is_refused() {
        var machine = machines.make(PASSING);

        assertThatThrownBy(() -> start(machine, "AR-1", "\"" + "x".repeat(262_143) + "\""))
                .isInstanceOf(SfnException.class);
    }

    @Test
    void a_machine_that_is_not_there_is_refused_by_name() {
        var machine = machines.make(PASSING);

        assertThatThrownBy(() -> start(machine + "-other", "AR-1", "{}"))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    private void assertRefused(String... names) {
        var machine = machines.make(PASSING);
        for (var name : names) {
            assertThatThrownBy(() -> start(machine, name, "{}"))
                    .describedAs(name)
                    .isInstanceOf(InvalidNameException.class);
        }
    }

    private StartExecutionResponse start(String machine, String name, String input) {
        return machines.states()
                .startExecution(
                        start -> start.stateMachineArn(machine).name(name).input(input));
    }
}
