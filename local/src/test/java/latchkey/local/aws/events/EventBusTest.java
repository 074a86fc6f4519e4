package latchkey.local.aws.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.AwsFault;
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

    private static final Rule FAILED = new Rule(
            "failed",
            Optional.of(EventPattern.of("{\"source\":[\"aws.states\"],\"detail\":{\"status\":[\"FAILED\"]}}")),
            Optional.empty(),
            List.of(new Rule.Target("stage", Optional.empty())));
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
    void only_events_that_match_reach_the_queue() throws Exception {
        var bus = bus(FAILED);

        bus.put(event("FAILED"));
        bus.put(event("SUCCEEDED"));

        assertThat(received()).singleElement().asString().contains("\"status\":\"FAILED\"");
    }

    @Test
    void a_rate_rings_each_hour_from_the_first_start_on() throws Exception {
        var start = clock.instant();
        var bus = bus(SWEEP);

        bus.due(start.plus(Duration.ofMinutes(59)));
        assertThat(received()).isEmpty();
        bus.due(start.plus(Duration.ofMinutes(61)));

        assertThat(received()).containsExactly("{\"do\":\"sweep\"}");
        assertThat(bus.nextDue())
                .hasValueSatisfying(next -> assertThat(next)
                        .isBetween(start.plus(Duration.ofMinutes(119)), start.plus(Duration.ofMinutes(121))));
    }

    @Test
    void hours_in_which_nothing_ran_are_one_act() throws Exception {
        var start = clock.instant();
        bus(SWEEP);

        bus(SWEEP).due(start.plus(Duration.ofHours(10)));

        assertThat(received()).hasSize(1);
    }

    @Test
    void a_queue_whose_policy_does_not_let_events_in_hears_nothing() {
        var nobody = new QueueWriter("events.amazonaws.com", new Policies(Map.of(), List.of()), queues);

        assertThatThrownBy(() -> new EventBus(List.of(FAILED), nobody, clock, disk).put(event("FAILED")))
                .isInstanceOf(AwsFault.class)
                .hasMessageContaining("does not let events.amazonaws.com send messages");
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

    private static Map<String, Object> event(String status) {
        return Map.of("source", "aws.states", "time", Instant.EPOCH.toString(), "detail", Map.of("status", status));
    }

    private List<String> received() throws InterruptedException {
        return queues.receive("stage", 10, Duration.ZERO).stream()
                .map(message -> message.body())
                .toList();
    }
}
