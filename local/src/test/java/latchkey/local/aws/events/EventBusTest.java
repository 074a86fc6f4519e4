package latchkey.local.aws.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.Disk;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.iam.Statement;
import latchkey.local.aws.sqs.QueueWriter;
import latchkey.local.aws.sqs.Sqs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventBusTest {

    private static final Rule SWEEP = new Rule(
            "sweep",
            Optional.empty(),
            Optional.of(Duration.ofHours(1)),
            List.of(new Rule.Target("stage", Optional.of("{\"do\":\"sweep\"}"))));

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Sqs queues = new Sqs(disk, clock);

    @BeforeEach
    void queue() {
        queues.create("stage", Map.of());
    }

    @AfterEach
    void end() {
        disk.close();
    }

    @Test
    void hours_in_which_nothing_ran_are_one_act() throws Exception {
        var start = clock.instant();
        bus(SWEEP);

        bus(SWEEP).due(start.plus(Duration.ofHours(10)));

        assertThat(received()).hasSize(1);
    }

    @Test
    void hours_left_out_keep_the_minute_and_the_last_one_comes_yet() throws Exception {
        var bus = bus(SWEEP);
        var first = bus.nextDue().orElseThrow();

        bus.leaveOut(first.plus(Duration.ofDays(365)).plusSeconds(1));

        assertThat(bus.nextDue()).contains(first.plus(Duration.ofDays(365)));
        bus.leaveOut(first.plus(Duration.ofDays(7)));
        assertThat(bus.nextDue()).as("time does not go back").contains(first.plus(Duration.ofDays(365)));
        bus.due(first.plus(Duration.ofDays(365)));
        assertThat(received()).hasSize(1);
    }

    /** Else the clock would stand at its time for ever. */
    @Test
    void a_rule_that_the_template_has_no_more_is_due_no_more() {
        bus(SWEEP);
        var daily = new Rule("daily", Optional.empty(), Optional.of(Duration.ofDays(1)), SWEEP.targets());

        var due = bus(daily).nextDue().orElseThrow();

        assertThat(due).isAfter(clock.instant().plus(Duration.ofHours(23)));
    }

    private EventBus bus(Rule rule) {
        var policy = Statement.read(Map.of(
                "Effect", "Allow",
                "Principal", Map.of("Service", "events.amazonaws.com"),
                "Action", "sqs:SendMessage",
                "Resource", Sqs.arn("stage"),
                "Condition", Map.of("ArnEquals", Map.of("aws:SourceArn", rule.arn()))));
        var writer = new QueueWriter("events.amazonaws.com", new Policies(Map.of(), policy), queues);
        return new EventBus(List.of(rule), writer, clock, disk);
    }

    private List<String> received() throws InterruptedException {
        return queues.receive("stage", 10, Duration.ZERO).stream()
                .map(message -> message.body())
                .toList();
    }
}
