package latchkey.local.aws.sns;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.sqs.QueueWriter;
import latchkey.runtime.Json;

/** SNS as far as it goes from topics to queues. */
public final class Topics {

    private final Map<String, List<Subscription>> subscriptions;
    private final QueueWriter queues;
    private final InstantSource clock;

    /**
     * A queue that hears a topic.
     *
     * @param queue its name
     * @param raw whether it gets the message itself, not SNS's envelope ({@code RawMessageDelivery})
     */
    public record Subscription(String queue, boolean raw) {}

    /**
     * @param subscriptions of every topic by its ARN; a topic nobody hears has none
     * @param queues writes as {@code sns.amazonaws.com}
     */
    public Topics(Map<String, List<Subscription>> subscriptions, QueueWriter queues, InstantSource clock) {
        this.subscriptions = Map.copyOf(subscriptions);
        this.queues = queues;
        this.clock = clock;
    }

    /**
     * Publishes; durable in every queue when it returns.
     *
     * @throws AwsFault {@code NotFound} where there is no such topic
     */
    public void publish(String topic, String subject, String message) {
        var hearing = subscriptions.get(topic);
        if (hearing == null) {
            throw new AwsFault(404, "NotFound", "Topic does not exist: " + topic);
        }
        for (var subscription : hearing) {
            var body = subscription.raw() ? message : envelope(topic, subject, message);
            queues.write(topic, subscription.queue(), body);
        }
    }

    private String envelope(String topic, String subject, String message) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("Type", "Notification");
        envelope.put("MessageId", UUID.randomUUID().toString());
        envelope.put("TopicArn", topic);
        envelope.put("Subject", subject);
        envelope.put("Message", message);
        envelope.put("Timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        return Json.write(envelope);
    }
}
