package latchkey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import latchkey.PaperAws;
import latchkey.ticket.Examples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MachineTest {

    private static final Duration A_DAY = Duration.ofDays(1);

    /** However many failed long ago: the paper gives that page again and again. */
    @Test
    @Timeout(10)
    void looking_for_late_failures_reads_no_page_of_earlier_ones() {
        var now = Examples.NOON;
        var aws = new PaperAws()
                .answers(
                        "ListExecutions",
                        200,
                        "{\"executions\":[%s,%s],\"nextToken\":\"more\"}"
                                .formatted(
                                        over("AR-7K3M9Q2X-1", now.minus(A_DAY.multipliedBy(300)), now.minusSeconds(60)),
                                        over(
                                                "AR-7K3M9Q2Y-1",
                                                now.minus(A_DAY.multipliedBy(5)),
                                                now.minus(A_DAY.multipliedBy(4)))));
        var machine = aws.wiring(Map.of("STATE_MACHINE_ARN", "arn:aws:states:eu-west-1:123456789012:stateMachine:m"))
                .machine();

        var failed = machine.failedSince(now.minus(A_DAY.multipliedBy(3)));

        assertThat(failed)
                .as("once for each status, and began long ago")
                .hasSize(3)
                .allMatch(over -> over.name().equals("AR-7K3M9Q2X-1"));
        assertThat(aws.operations()).hasSize(3);
    }

    private static String over(String name, Instant began, Instant ended) {
        return "{\"name\":\"%s\",\"status\":\"FAILED\",\"startDate\":%d,\"stopDate\":%d}"
                .formatted(name, began.getEpochSecond(), ended.getEpochSecond());
    }
}
