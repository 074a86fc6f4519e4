package latchkey.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads queues, topics, subscriptions and rules, with AWS's defaults for what is left out. */
final class MessageReader {

    private static final int VISIBILITY = 30;
    private static final int RETENTION = 345_600;
    private static final int MAXIMUM_BYTES = 1_048_576;

    private MessageReader() {}

    static Stack.Queue queue(Scope scope, Resource resource) {
        var it = new Fields(scope.properties(resource));
        var physical = new Physical(scope);
        return new Stack.Queue(
                resource.logicalId(),
                physical.attribute(resource, "QueueName").orElse(""),
                physical.attribute(resource, "Arn").orElse(""),
                physical.attribute(resource, "QueueUrl").orElse(""),
                Duration.ofSeconds(it.number("VisibilityTimeout", VISIBILITY)),
                Duration.ofSeconds(it.number("DelaySeconds", 0)),
                Duration.ofSeconds(it.number("MessageRetentionPeriod", RETENTION)),
                Duration.ofSeconds(it.number("ReceiveMessageWaitTimeSeconds", 0)),
                it.number("MaximumMessageSize", MAXIMUM_BYTES),
                Optional.of(it.in("RedrivePolicy"))
                        .filter(redrive -> redrive.has("deadLetterTargetArn"))
                        .map(redrive -> new Stack.Redrive(
                                redrive.known("deadLetterTargetArn"), redrive.number("maxReceiveCount", 1))),
                resource.place());
    }

    static Stack.Topic topic(Scope scope, Resource resource) {
        var physical = new Physical(scope);
        return new Stack.Topic(
                resource.logicalId(),
                physical.attribute(resource, "TopicName").orElse(""),
                physical.attribute(resource, "TopicArn").orElse(""),
                resource.place());
    }

    /** Those written into the topic itself. */
    static Stream<Stack.Subscription> ownSubscriptions(Scope scope, Resource resource) {
        var arn = new Physical(scope).attribute(resource, "TopicArn").orElse("");
        return new Fields(scope.properties(resource))
                .each("Subscription").stream().map(it -> subscription(arn, it));
    }

    static Stack.Subscription subscription(Scope scope, Resource resource) {
        var it = new Fields(scope.properties(resource));
        return subscription(it.known("TopicArn"), it);
    }

    private static Stack.Subscription subscription(String topicArn, Fields it) {
        return new Stack.Subscription(
                topicArn,
                it.known("Protocol"),
                it.known("Endpoint"),
                it.holds("RawMessageDelivery", false),
                it.place());
    }

    @SuppressWarnings("unchecked") // A mapping's keys are strings.
    static Stack.Rule rule(Scope scope, Resource resource) {
        var it = new Fields(scope.properties(resource));
        var pattern = it.map().get("EventPattern").map(Tree::plain).filter(Map.class::isInstance);
        return new Stack.Rule(
                resource.logicalId(),
                new Physical(scope).attribute(resource, "Arn").orElse(""),
                !it.text("State", "ENABLED").equals("DISABLED"),
                pattern.map(plain -> (Map<String, @Nullable Object>) plain),
                it.text("ScheduleExpression"),
                it.each("Targets").stream()
                        .map(target -> new Stack.Target(target.known("Arn"), target.text("Input"), target.place()))
                        .toList(),
                resource.place());
    }

    /** One policy may speak of several queues or topics. */
    static Stream<Stack.ResourcePolicy> policies(List<String> arns, Fields it, Place place) {
        var statements = PolicyReader.statements(it.in("PolicyDocument"));
        return arns.stream().map(arn -> new Stack.ResourcePolicy(arn, statements, place));
    }
}
