package latchkey.local.aws.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_ListExecutions.html">AWS</a> */
class ListedExecutionsTest extends StatesTest {

    @Test
    void what_is_over_is_listed_by_its_end_and_what_runs_by_its_start() {
        var machine = aws.machine(waiting());
        var longest = aws.run(machine, "{}");
        var token = aws.token();
        aws.pass(Duration.ofSeconds(10));
        var shorter = aws.run(machine, "{}");
        aws.succeed(aws.token(), "{}");
        aws.pass(Duration.ofSeconds(10));
        var running = aws.run(machine, "{}");
        aws.pass(Duration.ofSeconds(10));
        aws.succeed(token, "{}");

        assertThat(aws.sfn.listExecutions(list -> list.stateMachineArn(machine)).executions())
                .extracting(ExecutionListItem::executionArn)
                .containsExactly(longest, running, shorter);
    }
}
