package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.AbstractLongAssert;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

@SdkTest("Step Functions")
@Source("step-functions/latest/dg/concepts-error-handling.html")
class RetryDelayTest {

    private final Aws aws;
    private final Machines machines;

    RetryDelayTest(Aws aws) {
        this.aws = aws;
        this.machines = new Machines(aws);
    }

    @Test
    void without_an_interval_it_is_one_second() throws Exception {
        var execution = start("{ ErrorEquals: [ E ], MaxAttempts: 1 }");

        fail("E");
        aws.pass(Duration.ofSeconds(1));
        machines.token();

        assertDelay(execution, 0).isCloseTo(1000, within(700L));
    }

    @Test
    void each_wait_is_the_backoff_rate_longer_than_the_one_before() throws Exception {
        var execution = start("{ ErrorEquals: [ E ], IntervalSeconds: 1, BackoffRate: 3, MaxAttempts: 2 }");

        fail("E");
        aws.pass(Duration.ofSeconds(1));
        fail("E");
        aws.pass(Duration.ofSeconds(3));
        machines.token();

        assertDelay(execution, 0).isCloseTo(1000, within(900L));
        assertDelay(execution, 1).isCloseTo(3000, within(900L));
    }

    @Test
    @Differs(judge = Judge.MINISTACK, how = "MaxDelaySeconds is ignored")
    void no_wait_is_longer_than_max_delay_seconds() throws Exception {
        var execution = start(
                "{ ErrorEquals: [ E ], IntervalSeconds: 1, BackoffRate: 10, MaxDelaySeconds: 2, MaxAttempts: 2 }");

        fail("E");
        aws.pass(Duration.ofSeconds(1));
        fail("E");
        aws.pass(Duration.ofSeconds(2));
        machines.token();

        assertDelay(execution, 1).isCloseTo(2000, within(900L));
    }

    @Test
    void with_full_jitter_a_wait_is_anything_up_to_the_interval() throws Exception {
        var execution = start("{ ErrorEquals: [ E ], IntervalSeconds: 2, MaxAttempts: 1, JitterStrategy: FULL }");

        fail("E");
        aws.pass(Duration.ofSeconds(2));
        machines.token();

        assertDelay(execution, 0).isBetween(0L, 2900L);
    }

    private String start(String retrier) {
        return machines.start(
                machines.make("{ StartAt: Ask, States: { Ask: { " + Machines.ASK + ", Retry: [ " + retrier
                        + " ], End: true } } }"),
                "{}");
    }

    /** Answers what is asked next. */
    private void fail(String error) {
        var token = machines.token();
        machines.states().sendTaskFailure(failure -> failure.taskToken(token).error(error));
    }

    private List<HistoryEvent> events(String execution, String type) {
        return machines.history(execution).stream()
                .filter(event -> event.typeAsString().equals(type))
                .toList();
    }

    /** The milliseconds from the nth failure to the attempt after it. */
    private AbstractLongAssert<?> assertDelay(String execution, int n) {
        var failure = events(execution, "TaskFailed").get(n);
        var attempt = events(execution, "TaskScheduled").get(n + 1);
        return assertThat(
                Duration.between(failure.timestamp(), attempt.timestamp()).toMillis());
    }
}
