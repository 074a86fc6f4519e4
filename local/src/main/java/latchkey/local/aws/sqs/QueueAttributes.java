package latchkey.local.aws.sqs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import latchkey.local.aws.AwsFault;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * How a queue was set up.
 *
 * @param values what was set; what was not has AWS's default
 * @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html">AWS</a>
 */
record QueueAttributes(Map<String, String> values) {

    private static final Map<String, String> DEFAULTS = Map.of(
            "DelaySeconds", "0",
            "MaximumMessageSize", String.valueOf(Text.MOST_BYTES),
            "MessageRetentionPeriod", "345600",
            "ReceiveMessageWaitTimeSeconds", "0",
            "SqsManagedSseEnabled", "true",
            "VisibilityTimeout", "30");

    private static final Set<String> TEXTS =
            Set.of("Policy", "RedrivePolicy", "RedriveAllowPolicy", "SqsManagedSseEnabled");

    private static final Set<String> NOT_HERE = Set.of(
            "FifoQueue",
            "ContentBasedDeduplication",
            "DeduplicationScope",
            "FifoThroughputLimit",
            "KmsMasterKeyId",
            "KmsDataKeyReusePeriodSeconds");

    private static final int MOST_RECEIVES = 1000;

    /** Where a message goes that was received too often. */
    record Redrive(String targetArn, int maxReceiveCount) {}

    /** @throws AwsFault InvalidAttributeName, InvalidAttributeValue, or UnsupportedOperation naming the attribute */
    QueueAttributes {
        values = Map.copyOf(values);
        values.forEach(QueueAttributes::check);
    }

    /** With {@code changes} set; an empty RedrivePolicy or Policy takes it away. */
    QueueAttributes with(Map<String, String> changes) {
        var changed = new LinkedHashMap<>(values);
        changed.putAll(changes);
        changed.values().removeIf(String::isEmpty);
        return new QueueAttributes(changed);
    }

    /** What is answered to someone who asks for all. */
    Map<String, String> all() {
        var all = new LinkedHashMap<>(DEFAULTS);
        all.putAll(values);
        return all;
    }

    Duration delay() {
        return seconds("DelaySeconds");
    }

    Duration retention() {
        return seconds("MessageRetentionPeriod");
    }

    Duration visibility() {
        return seconds("VisibilityTimeout");
    }

    Duration receiveWait() {
        return seconds("ReceiveMessageWaitTimeSeconds");
    }

    int maximumMessageSize() {
        return Integer.parseInt(value("MaximumMessageSize"));
    }

    Optional<Redrive> redrive() {
        return Optional.ofNullable(values.get("RedrivePolicy")).map(QueueAttributes::redrive);
    }

    /** @throws AwsFault InvalidParameterValue where there is no queue of the ARN to which dead letters go */
    void mustHaveTarget(Predicate<String> isQueue) {
        redrive().map(Redrive::targetArn).filter(isQueue.negate()).ifPresent(target -> {
            throw badRedrive(value("RedrivePolicy"), "Dead letter target does not exist.");
        });
    }

    static boolean isKnown(String name) {
        return DEFAULTS.containsKey(name) || TEXTS.contains(name) || NOT_HERE.contains(name);
    }

    private Duration seconds(String name) {
        return Duration.ofSeconds(Long.parseLong(value(name)));
    }

    private String value(String name) {
        return all().getOrDefault(name, "");
    }

    private static void check(String name, String value) {
        switch (name) {
            case "DelaySeconds" -> between(name, value, 0, 900);
            case "MaximumMessageSize" -> between(name, value, 1024, Text.MOST_BYTES);
            case "MessageRetentionPeriod" -> between(name, value, 60, 1_209_600);
            case "ReceiveMessageWaitTimeSeconds" -> between(name, value, 0, 20);
            case "VisibilityTimeout" -> between(name, value, 0, 43_200);
            case "RedrivePolicy" -> redrive(value);
            default -> known(name);
        }
    }

    private static void known(String name) {
        if (NOT_HERE.contains(name)) {
            throw SqsFault.unsupported("the queue attribute " + name);
        }
        if (!TEXTS.contains(name)) {
            throw SqsFault.unknownAttribute(name);
        }
    }

    private static void between(String name, String value, int least, int most) {
        try {
            var number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return;
            }
        } catch (NumberFormatException e) {
            throw SqsFault.invalidAttribute(name);
        }
        throw SqsFault.invalidAttribute(name);
    }

    private static Redrive redrive(String json) {
        var members = redriveMembers(json);
        if (!(members.get("deadLetterTargetArn") instanceof String target)) {
            throw badRedrive(json, "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
        }
        var count = String.valueOf(members.get("maxReceiveCount"));
        if (!count.matches("[1-9]\\d{0,3}") || Integer.parseInt(count) > MOST_RECEIVES) {
            throw badRedrive(
                    json,
                    "Invalid value for maxReceiveCount: %s, valid values are from 1 to %d both inclusive."
                            .formatted(count, MOST_RECEIVES));
        }
        return new Redrive(target, Integer.parseInt(count));
    }

    private static Map<String, @Nullable Object> redriveMembers(String json) {
        try {
            return Json.object(json);
        } catch (Json.NotJson e) {
            throw badRedrive(json, "It is no JSON object.");
        }
    }

    /** SQS names the whole parameter here, not just the attribute as it does for numbers. */
    private static AwsFault badRedrive(String json, String reason) {
        return SqsFault.invalid("Value %s for parameter RedrivePolicy is invalid. Reason: %s".formatted(json, reason));
    }
}
