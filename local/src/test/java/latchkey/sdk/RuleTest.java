package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.events.EventBus;
import latchkey.local.aws.events.EventPattern;
import latchkey.local.aws.events.Rule;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.iam.Statement;
import latchkey.local.aws.sqs.QueueWriter;
import latchkey.local.aws.sqs.Sqs;
import latchkey.runtime.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a rule hands to its queue, and when. */
@SdkTest("EventBridge")
@Source("eventbridge/latest/userguide/eb-rules.html")
@Unjudged(why = "Only here can events of AWS be made up and the clock be moved")
class RuleTest {

    private static final Rule.Target STAGE = new Rule.Target("stage", Optional.empty());
    private static final Rule FAILED = new Rule(
            "failed",
            Optional.of(EventPattern.of("{\"source\":[\"aws.states\"],\"detail\":{\"status\":[\"FAILED\"]}}")),
            Optional.empty(),
            List.of(STAGE));
    private static final Rule HOURLY =
            new Rule("hourly", Optional.empty(), Optional.of(Duration.ofHours(1)), List.of(STAGE));

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Sqs queues = new Sqs(disk, clock);
    private final SqsClient sqs = new Rehearsal(clock, Map.of(), queues).client(SqsClient.builder(), Caller.DEVELOPER);
    private final String url =
            sqs.createQueue(create -> create.queueName("stage")).queueUrl();

    @AfterEach
    void end() {
        disk.close();
    }

    @Test
    void an_event_that_its_pattern_takes_comes_whole_and_no_other_comes() {
        var bus = bus(FAILED);

        bus.put(event("FAILED"));
        bus.put(event("SUCCEEDED"));

        assertThat(received()).extracting(Json::object).containsExactly(event("FAILED"));
    }

    @Test
    @Source("eventbridge/latest/userguide/eb-targets.html")
    void a_target_with_words_of_its_own_is_told_these_instead() {
        var target = new Rule.Target("stage", Optional.of("{\"do\":\"sweep\"}"));
        var bus = bus(new Rule("failed", FAILED.pattern(), Optional.empty(), List.of(target)));

        bus.put(event("FAILED"));

        assertThat(received()).containsExactly("{\"do\":\"sweep\"}");
    }

    @Test
    @Source("eventbridge/latest/userguide/eb-create-rule-schedule.html")
    void a_rate_counts_from_when_its_rule_was_made() {
        var start = clock.instant();
        var bus = bus(HOURLY);

        bus.due(start.plus(Duration.ofMinutes(59)));
        assertThat(received()).isEmpty();
        bus.due(start.plus(Duration.ofMinutes(61)));

        assertThat(received()).hasSize(1);
        assertThat(bus.nextDue())
                .hasValueSatisfying(next -> assertThat(next)
                        .isBetween(start.plus(Duration.ofMinutes(119)), start.plus(Duration.ofMinutes(121))));
    }

    @Test
    @Source("eventbridge/latest/userguide/eb-create-rule-schedule.html")
    void a_schedule_s_event_says_which_rule_and_when_and_has_no_detail() {
        var start = clock.instant();
        bus(HOURLY).due(start.plus(Duration.ofMinutes(61)));

        var event = Json.object(received().getFirst());

        assertThat(event.keySet())
                .containsExactlyInAnyOrder(
                        "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail");
        assertThat(event.get("detail-type")).isEqualTo("Scheduled Event");
        assertThat(event.get("source")).isEqualTo("aws.events");
        assertThat(event.get("resources")).isEqualTo(List.of(HOURLY.arn()));
        assertThat(event.get("detail")).isEqualTo(Map.of());
        assertThat(Instant.parse(String.valueOf(event.get("time"))))
                .isEqualTo(start.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    @Source("eventbridge/latest/userguide/eb-use-resource-based.html")
    void a_queue_whose_policy_does_not_let_EventBridge_in_hears_nothing() {
        var nobody = new QueueWriter("events.amazonaws.com", new Policies(Map.of(), List.of()), queues);
        var bus = new EventBus(List.of(FAILED), nobody, clock, disk);

        assertThatThrownBy(() -> bus.put(event("FAILED")))
                .isInstanceOf(AwsFault.class)
                .hasMessageContaining("does not let events.amazonaws.com send messages");
        assertThat(received()).isEmpty();
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

    private List<String> received() {
        return sqs.receiveMessage(receive -> receive.queueUrl(url).maxNumberOfMessages(10)).messages().stream()
                .map(Message::body)
                .toList();
    }
}
