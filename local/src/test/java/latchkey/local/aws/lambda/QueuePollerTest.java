package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import latchkey.local.Idle;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.iam.Statement;
import latchkey.local.aws.sqs.Sqs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
@ResourceLock(Scripted.SCRIPT)
class QueuePollerTest {

    private static final Caller FUNCTION = new Caller("Scripted");

    private static final QueueSource SOURCE = new QueueSource("Scripted", "mails", 10, Duration.ofMillis(20), 2, true);

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Sqs queues = new Sqs(disk, clock);
    private final FaultPlan faults = new FaultPlan();
    private final Functions functions = Scripted.functions(Duration.ofSeconds(10), faults);
    private final Policies policies =
            new Policies(Map.of(FUNCTION, List.of(Statement.allow(List.of("sqs:*"), List.of("*")))), List.of());

    @BeforeEach
    void queues() {
        queues.create("dead", Map.of());
        queues.create(
                "mails",
                Map.of(
                        "VisibilityTimeout",
                        "1",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(Sqs.arn("dead"))));
    }

    @AfterEach
    void end() {
        functions.close();
        disk.close();
    }

    @Test
    void what_a_function_left_behind_comes_again_when_the_clock_is_moved_that_far() throws Exception {
        queues.create("mails", Map.of("VisibilityTimeout", "360"));
        var dies = new AtomicBoolean(true);
        Scripted.plays(event -> {
            if (dies.getAndSet(false)) {
                throw new IllegalStateException("broken");
            }
            return "";
        });
        send("one");

        try (var poller = new QueuePoller(SOURCE, queues, policies, functions)) {
            poller.start();
            await(() -> !queues.waiting().isEmpty());
            var waiting = queues.waiting().getFirst();
            assertThat(waiting.messages()).isOne();
            assertThat(Duration.between(clock.instant(), waiting.until()))
                    .isBetween(Duration.ofSeconds(330), Duration.ofSeconds(360));
            assertThat(queues.busy()).containsEntry("mails", 0);
            assertThat(queues.nextDue()).contains(waiting.until());

            clock.moveTo(waiting.until());
            queues.due(waiting.until());

            await(() -> queues.counts("mails").all() == 0);
        }
        assertThat(Scripted.bodies()).containsExactly("one", "one");
    }

    @Test
    void a_delivery_that_is_planned_late_comes_a_day_later_and_what_follows_overtakes_it() throws Exception {
        faults.plan(List.of(new FaultPlan.Fault("Scripted", FaultPlan.INVOKE, 1, FaultPlan.Mode.DELAY)));
        Scripted.plays(event -> "");

        try (var poller = new QueuePoller(SOURCE, queues, policies, functions)) {
            poller.start();
            send("late");
            await(() -> queues.counts("mails").delayed() == 1);
            send("on time");
            await(() -> Scripted.bodies().contains("on time"));
            var due = queues.nextDue().orElseThrow();
            assertThat(Duration.between(clock.instant(), due)).isGreaterThan(Duration.ofHours(23));
            clock.moveTo(due);
            queues.due(due);
            await(() -> queues.counts("mails").all() == 0);
        }
        assertThat(Scripted.bodies()).containsExactly("on time", "late");
    }

    @Test
    void a_mapping_without_permission_is_refused() {
        var none = new Policies(Map.of(FUNCTION, List.of()), List.of());

        assertThatThrownBy(() -> new QueuePoller(SOURCE, queues, none, functions))
                .hasMessage("Scripted cannot be woken by mails: its role does not allow sqs:ReceiveMessage");
    }

    private void send(String... bodies) {
        for (var body : bodies) {
            queues.send(Caller.DEVELOPER, "mails", body);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        var until = new Idle(List.of(() -> condition.getAsBoolean() ? List.of() : List.of("it")), () -> 0);
        assertThat(until.await(Duration.ofSeconds(20))).isTrue();
    }
}
