package latchkey.sdk;

import static latchkey.sdk.Judge.LOCALSTACK;
import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import latchkey.runtime.Json;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.SfnException;

@SdkTest("Step Functions")
@Source("step-functions/latest/apireference/API_SendTaskSuccess.html")
class TokenAnswerTest {

    private static final String ASKING = "{ StartAt: Ask, States: { Ask: { " + Machines.ASK + ", End: true } } }";

    /** In bytes of UTF-8. */
    private static final int LONGEST_OUTPUT = 262_144;

    private final Machines machines;

    TokenAnswerTest(Aws aws) {
        this.machines = new Machines(aws);
    }

    @Test
    void any_json_value_is_an_output() throws Exception {
        var machine = machines.make(ASKING);
        for (var output : new String[] {"7", "\"text\"", "null", "[1,null]", "{\"a\":true}"}) {
            var execution = machines.start(machine, "{}");

            machines.succeed(machines.token(), output);

            assertThat(machines.output(machines.end(execution))).isEqualTo(Json.read(output));
        }
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "It is taken, and fails the execution")
    @Differs(judge = MINISTACK, how = "It is taken, as a text")
    void an_output_that_is_no_json_is_refused() {
        machines.start(machines.make(ASKING), "{}");
        var token = machines.token();

        assertThatThrownBy(() -> machines.succeed(token, "no json")).isInstanceOf(InvalidOutputException.class);
    }

    @Test
    @Differs(judge = LOCALSTACK, how = "The refused output is taken, and fails the execution")
    @Differs(judge = MINISTACK, how = "The refused output is taken, as a text")
    void a_token_whose_output_was_refused_is_still_good() throws Exception {
        var execution = machines.start(machines.make(ASKING), "{}");
        var token = machines.token();
        assertThatThrownBy(() -> machines.succeed(token, "no json")).isInstanceOf(SfnException.class);

        machines.succeed(token, "7");

        assertThat(machines.end(execution).output()).isEqualTo("7");
    }

    @Test
    void an_output_may_have_262144_bytes() throws Exception {
        var execution = machines.start(machines.make(ASKING.replace("End: true", "Output: short, End: true")), "{}");

        machines.succeed(machines.token(), text(LONGEST_OUTPUT));

        assertThat(machines.end(execution).output()).isEqualTo("\"short\"");
    }

    @Test
    @Differs(judge = MINISTACK, how = "It is taken")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    void an_output_of_more_than_262144_bytes_is_refused() {
        machines.start(machines.make(ASKING), "{}");
        var token = machines.token();

        assertThatThrownBy(() -> machines.succeed(token, text(LONGEST_OUTPUT + 1)))
                .isInstanceOf(SfnException.class);
    }

    @Test
    @Source("step-functions/latest/apireference/API_SendTaskFailure.html")
    void a_failure_that_nothing_catches_ends_the_execution_with_its_error_and_cause() throws Exception {
        var execution = machines.start(machines.make(ASKING), "{}");

        fail("NoIdea", "It rained");

        var ended = machines.end(execution);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("NoIdea");
        assertThat(ended.cause()).isEqualTo("It rained");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    void a_failure_is_caught_by_its_name() throws Exception {
        var execution = machines.start(machines.make(catching("NoIdea")), "{}");

        fail("NoIdea", "It rained");

        assertThat(machines.output(machines.end(execution))).isEqualTo(Map.of("Error", "NoIdea", "Cause", "It rained"));
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    void the_name_of_a_failure_is_compared_case_by_case() throws Exception {
        var execution = machines.start(machines.make(catching("noidea")), "{}");

        fail("NoIdea", "It rained");

        assertThat(machines.end(execution).error()).isEqualTo("NoIdea");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    void a_failure_of_any_name_is_caught_as_task_failed() throws Exception {
        var execution = machines.start(machines.make(catching("States.TaskFailed")), "{}");

        fail("NoIdea", "It rained");

        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    @Source("step-functions/latest/apireference/API_SendTaskFailure.html")
    void a_failure_needs_neither_error_nor_cause() throws Exception {
        var execution = machines.start(machines.make(ASKING), "{}");
        var token = machines.token();

        machines.states().sendTaskFailure(failure -> failure.taskToken(token));

        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    @Source("step-functions/latest/apireference/API_SendTaskFailure.html")
    @Differs(judge = MINISTACK, how = "It is taken")
    @Differs(judge = LOCALSTACK, how = "It is taken")
    void the_error_of_a_failure_has_at_most_256_characters() {
        machines.start(machines.make(ASKING), "{}");
        var token = machines.token();

        assertThatThrownBy(() -> machines.states()
                        .sendTaskFailure(failure -> failure.taskToken(token).error("x".repeat(257))))
                .isInstanceOf(SfnException.class);
    }

    private void fail(String error, String cause) {
        var token = machines.token();
        machines.states()
                .sendTaskFailure(
                        failure -> failure.taskToken(token).error(error).cause(cause));
    }

    private static String catching(String error) {
        return ASKING.replace(
                "End: true } }",
                "Catch: [ { ErrorEquals: [ " + error
                        + " ], Output: \"{% $states.errorOutput %}\", Next: Caught } ], End: true }, Caught: { Type: Succeed } }");
    }

    /** A JSON text of so many bytes. */
    private static String text(int bytes) {
        return "\"" + "x".repeat(bytes - 2) + "\"";
    }
}
