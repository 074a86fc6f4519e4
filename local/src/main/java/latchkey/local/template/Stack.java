package latchkey.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the templates declare, nested stacks included, with the names and ARNs that all of it has here.
 *
 * @param callers what each caller may do, by the caller's name: a function's logical id (in a nested stack
 *     {@code Stack.Function}), {@code STATE_MACHINE:<logical id>} for a machine's role
 * @param apis logical id of each HTTP API and its address
 * @param passedOver resources that are known and without effect here, each with the reason
 * @param outputs those of the root template that are known here
 * @param physicalIds of the root template's resources, by logical id
 */
public record Stack(
        List<Function> functions,
        List<Queue> queues,
        List<Table> tables,
        List<Bucket> buckets,
        List<Topic> topics,
        List<Subscription> subscriptions,
        List<ReceiptRule> receiptRules,
        List<ConfigurationSet> configurationSets,
        List<EventDestination> eventDestinations,
        List<Identity> identities,
        List<Rule> rules,
        List<Machine> machines,
        List<ResourcePolicy> resourcePolicies,
        Map<String, List<Statement>> callers,
        Map<String, String> apis,
        Map<String, String> passedOver,
        Map<String, String> outputs,
        Map<String, String> physicalIds) {

    /**
     * @param caller its name in permissions and calls
     * @param timeout after which Lambda ends it
     * @param memory in MB
     * @param places where its properties stand
     * @param concurrency how many at once are reserved for it; empty: no limit of its own
     */
    public record Function(
            String logicalId,
            String caller,
            String arn,
            String handler,
            Optional<String> code,
            Map<String, String> environment,
            Duration timeout,
            int memory,
            OptionalInt concurrency,
            List<EventSource> events,
            Map<String, Place> places,
            Place place) {}

    /** @param redrive where a message goes that was received too often */
    public record Queue(
            String logicalId,
            String name,
            String arn,
            String url,
            Duration visibility,
            Duration delay,
            Duration retention,
            Duration receiveWait,
            int maximumBytes,
            Optional<Redrive> redrive,
            Place place) {

        /** As {@code CreateQueue} takes them: seconds, bytes, and the redrive policy as JSON. */
        public Map<String, String> attributes() {
            return QueueAttributes.of(this);
        }
    }

    /** @param maxReceives after so many receives without a delete */
    public record Redrive(String deadLetterArn, int maxReceives) {}

    /** @param streamArn present where the table has a stream */
    public record Table(
            String logicalId,
            String name,
            String arn,
            Key partition,
            Optional<Key> sort,
            Optional<String> timeToLive,
            Optional<String> streamArn,
            Optional<String> streamView,
            Place place) {}

    /** @param type S, N or B */
    public record Key(String name, String type) {}

    /** @param expiry after which an object whose key begins so is deleted */
    public record Bucket(String logicalId, String name, String arn, List<Expiry> expiry, Place place) {}

    public record Expiry(String prefix, Duration after) {}

    public record Topic(String logicalId, String name, String arn, Place place) {}

    /** @param raw whether the queue gets the message as it is, without SNS's envelope */
    public record Subscription(String topicArn, String protocol, String endpoint, boolean raw, Place place) {}

    /**
     * @param ruleSet the rule set's name
     * @param recipients addresses or domains; empty: all
     * @param scan whether SES gives spam and virus verdicts
     * @param topicArn told of each mail once it is stored
     */
    public record ReceiptRule(
            String name,
            String arn,
            String ruleSet,
            boolean enabled,
            boolean scan,
            List<String> recipients,
            String bucket,
            String prefix,
            Optional<String> topicArn,
            Place place) {}

    /** @param suppressed the reasons for which SES keeps an address from getting mail: BOUNCE, COMPLAINT */
    public record ConfigurationSet(String logicalId, String name, String arn, List<String> suppressed, Place place) {}

    /** @param types as in SES v2's API: BOUNCE, COMPLAINT, DELIVERY_DELAY … */
    public record EventDestination(
            String configurationSet, List<String> types, String topicArn, boolean enabled, Place place) {}

    /** A domain or address that SES may send from. */
    public record Identity(String name, String arn, Optional<String> configurationSet, Place place) {}

    /**
     * @param pattern as EventBridge reads it; exactly one of pattern and schedule is there
     * @param schedule such as {@code rate(1 hour)}
     */
    public record Rule(
            String logicalId,
            String arn,
            boolean enabled,
            Optional<Map<String, @Nullable Object>> pattern,
            Optional<String> schedule,
            List<Target> targets,
            Place place) {}

    /** @param input sent instead of the event, where it is there */
    public record Target(String arn, Optional<String> input, Place place) {}

    /**
     * @param caller whose permissions its tasks have
     * @param definition with the substitutions made
     * @param logLevel ALL, ERROR, FATAL or OFF
     * @param places where each part of the definition stands, by its path such as {@code /States/Ask/Next}
     */
    public record Machine(
            String logicalId,
            String name,
            String arn,
            String roleArn,
            String caller,
            String definitionFile,
            Map<String, @Nullable Object> definition,
            String logLevel,
            Map<String, Place> places,
            Place place) {}

    /** What others may do with a queue, topic or bucket. */
    public record ResourcePolicy(String resourceArn, List<Statement> statements, Place place) {}

    public Function function(String logicalId) {
        return named(
                functions.stream()
                        .filter(it -> it.logicalId().equals(logicalId))
                        .findFirst(),
                logicalId);
    }

    public Queue queue(String logicalId) {
        return named(
                queues.stream().filter(it -> it.logicalId().equals(logicalId)).findFirst(), logicalId);
    }

    public Machine machine(String logicalId) {
        return named(
                machines.stream().filter(it -> it.logicalId().equals(logicalId)).findFirst(), logicalId);
    }

    private static <T> T named(Optional<T> found, String logicalId) {
        return found.orElseThrow(() -> new IllegalArgumentException("The templates declare no " + logicalId));
    }
}
