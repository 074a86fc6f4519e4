package latchkey.sdk;

import static latchkey.sdk.Judge.MINISTACK;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

@SdkTest("Step Functions")
@Source("step-functions/latest/apireference/API_SendTaskHeartbeat.html")
class HeartbeatTest {

    private static final String NONE = "HeartbeatSeconds has no effect";

    private final Aws aws;
    private final Machines machines;

    HeartbeatTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    @Source("step-functions/latest/dg/state-task.html")
    @Differs(judge = MINISTACK, how = NONE)
    void a_task_without_a_heartbeat_in_time_fails_with_timeout() throws Exception {
        var execution = machines.start(machines.make(asking("HeartbeatSeconds: 2", "")), "{}");

        aws.pass(Duration.ofSeconds(2));

        assertThat(machines.end(execution).error()).isEqualTo("States.Timeout");
    }

    @Test
    @Source("step-functions/latest/dg/concepts-error-handling.html")
    @Differs(judge = MINISTACK, how = NONE)
    @Differs(judge = Judge.LOCALSTACK, how = "It is States.Timeout alone")
    void a_missed_heartbeat_is_caught_as_heartbeat_timeout() throws Exception {
        var execution = machines.start(machines.make(asking("HeartbeatSeconds: 2", "States.HeartbeatTimeout")), "{}");

        aws.pass(Duration.ofSeconds(2));

        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void a_heartbeat_gives_the_task_its_time_again() throws Exception {
        var execution = machines.start(machines.make(asking("HeartbeatSeconds: 3", "")), "{}");
        var token = machines.token();

        for (var i = 0; i < 2; i++) {
            aws.pass(Duration.ofSeconds(2));
            machines.states().sendTaskHeartbeat(beat -> beat.taskToken(token));
        }
        machines.succeed(token, "{}");

        assertThat(machines.end(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void no_heartbeat_moves_the_end_of_the_tasks_time() throws Exception {
        var execution = machines.start(
                machines.make(asking("HeartbeatSeconds: 3", "").replace("TimeoutSeconds: 60", "TimeoutSeconds: 4")),
                "{}");
        var token = machines.token();

        aws.pass(Duration.ofSeconds(2));
        machines.states().sendTaskHeartbeat(beat -> beat.taskToken(token));
        aws.pass(Duration.ofMillis(2500));

        assertThat(machines.end(execution).error()).isEqualTo("States.Timeout");
        assertThat(machines.history(execution).getLast().timestamp())
                .isBefore(machines.history(execution).getFirst().timestamp().plusMillis(4900));
    }

    @Test
    @Source("step-functions/latest/dg/transforming-data.html")
    @Differs(judge = MINISTACK, how = NONE)
    void the_time_between_heartbeats_may_be_an_expression() throws Exception {
        var execution = machines.start(
                machines.make(asking("HeartbeatSeconds: \"{% $states.input.seconds %}\"", "")), "{'seconds':2}");

        aws.pass(Duration.ofSeconds(2));

        assertThat(machines.end(execution).error()).isEqualTo("States.Timeout");
    }

    @Test
    void a_heartbeat_leaves_no_event_in_the_history() {
        var execution = machines.start(machines.make(asking("HeartbeatSeconds: 30", "")), "{}");
        var token = machines.token();
        var before = machines.types(execution);

        machines.states().sendTaskHeartbeat(beat -> beat.taskToken(token));

        assertThat(machines.types(execution)).isEqualTo(before);
    }

    /** @param caught the error that is caught; nothing where it is empty */
    private static String asking(String heartbeat, String caught) {
        var more = caught.isEmpty() ? "" : ", Catch: [ { ErrorEquals: [ " + caught + " ], Next: Caught } ]";
        var state = caught.isEmpty() ? "" : ", Caught: { Type: Succeed }";
        return "{ StartAt: Ask, States: { Ask: { " + Machines.ASK + ", " + heartbeat + more + ", End: true }" + state
                + " } }";
    }
}
