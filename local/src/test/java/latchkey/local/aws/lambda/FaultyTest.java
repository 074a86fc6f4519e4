package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Calls;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Gateway;
import latchkey.local.aws.InProcessHttp;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.iam.Statement;
import latchkey.local.aws.lambda.FaultPlan.Fault;
import latchkey.local.aws.lambda.FaultPlan.Mode;
import latchkey.local.aws.sqs.Sqs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function that sends one message, through the SDK's own client, while something goes wrong. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ResourceLock(Scripted.SCRIPT)
class FaultyTest {

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Sqs queues = new Sqs(disk, clock);
    private final FaultPlan plan = new FaultPlan();

    @AfterEach
    void end() {
        disk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CRASH_BEFORE, true, 0",
        "CRASH_AFTER, true, 1",
        "THROTTLE, false, 1",
        "TIME_OUT, false, 2",
        "DUPLICATE, false, 2",
        "DELAY, false, 1"
    })
    void each_fault_does_to_a_call_what_its_name_says(Mode mode, boolean fails, int sent) {
        plan.plan(List.of(new Fault("Scripted", "sqs.SendMessage", 1, mode)));

        var answer = invoke();

        assertThat(answer.failed()).isEqualTo(fails);
        assertThat(queues.counts())
                .hasEntrySatisfying("q", count -> assertThat(count.all()).isEqualTo(sent));
        assertThat(plan.told())
                .containsExactly(new FaultPlan.Told(plan.told().getFirst().fault(), true));
    }

    @ParameterizedTest
    @CsvSource({
        "CRASH_BEFORE, true, 0",
        "CRASH_AFTER, true, 1",
        "THROTTLE, true, 0",
        "TIME_OUT, true, 1",
        "DUPLICATE, false, 2",
        "DELAY, false, 1"
    })
    void each_fault_does_to_an_invocation_what_its_name_says(Mode mode, boolean fails, int sent) {
        plan.plan(List.of(new Fault("Scripted", FaultPlan.INVOKE, 1, mode)));

        var answer = invoke();

        assertThat(answer.failed()).isEqualTo(fails);
        assertThat(queues.counts("q").all()).isEqualTo(sent);
    }

    @Test
    void what_could_be_struck_is_counted_until_the_plan_is_cleared() {
        plan.clear();
        invoke();
        invoke();

        assertThat(plan.seen()).isEqualTo(Map.of("Scripted", Map.of(FaultPlan.INVOKE, 2, "sqs.SendMessage", 2)));

        plan.clear();

        assertThat(plan.seen()).isEmpty();
    }

    @Test
    void a_fault_waits_for_its_turn_and_strikes_once() {
        plan.plan(List.of(new Fault("Scripted", "sqs.SendMessage", 2, Mode.CRASH_BEFORE)));

        assertThat(List.of(invoke().failed(), invoke().failed(), invoke().failed()))
                .containsExactly(false, true, false);
    }

    private FunctionAnswer invoke() {
        queues.create("q", Map.of());
        var allowed = Statement.allow(List.of("sqs:SendMessage"), List.of(Sqs.arn("q")));
        var gateway = new Gateway(
                new Policies(Map.of(new Caller("Scripted"), List.of(allowed)), List.of()),
                new Calls(clock),
                List.of(new Faulty(queues, plan)));
        Scripted.plays((event, wiring) -> wiring.queues()
                .sendMessage(send -> send.queueUrl(Sqs.url("q")).messageBody("hello"))
                .messageId());
        try (var functions = new Functions(
                List.of(Scripted.setup(Duration.ofSeconds(20))),
                new InProcessHttp(gateway),
                InstantSource.system(),
                plan,
                Set.of())) {
            return functions.invoke("Scripted", "{}".getBytes(StandardCharsets.UTF_8));
        }
    }
}
