package latchkey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import latchkey.PaperAws;
import latchkey.ticket.Examples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MachineTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void late_failures_are_found_in_whatever_order_they_are_listed(boolean theLateFirst) {
        var now = Examples.NOON;
        var late = over("AR-7K3M9Q2X-1", now.minus(A_DAY.multipliedBy(300)), now.minusSeconds(60));
        var early = over("AR-7K3M9Q2Y-1", now.minus(A_DAY.multipliedBy(5)), now.minus(A_DAY.multipliedBy(4)));
        var listed = theLateFirst ? late + "," + early : early + "," + late;
        var aws = new PaperAws().answers("ListExecutions", 200, "{\"executions\":[%s]}".formatted(listed));
        var machine = aws.wiring(Map.of("STATE_MACHINE_ARN", "arn:aws:states:eu-west-1:123456789012:stateMachine:m"))
                .machine();

        var failed = machine.failedSince(now.minus(A_DAY.multipliedBy(3)));

        assertThat(failed)
                .as("once for each status")
                .hasSize(3)
                .allMatch(over -> over.name().equals("AR-7K3M9Q2X-1"));
    }

    private static String over(String name, Instant began, Instant ended) {
        return "{\"name\":\"%s\",\"status\":\"FAILED\",\"startDate\":%d,\"stopDate\":%d}"
                .formatted(name, began.getEpochSecond(), ended.getEpochSecond());
    }
}
