package latchkey.local.aws.sqs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import latchkey.local.aws.Account;
import latchkey.local.aws.AwsFault;

/** The operations on queues. */
final class QueueCalls {

    /** AWS's own pauses, on real time: between two purges, and between deleting a queue and making it anew. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(60);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern URL = Pattern.compile("https?://[^/]+/(\\d{12})/([^/]+)");

    private final Queues queues;
    private final Map<String, Long> purged = new HashMap<>();
    private final Map<String, Long> deleted = new HashMap<>();

    QueueCalls(Queues queues) {
        this.queues = queues;
    }

    /** The name in a queue's URL; the host is not looked at, so that the AWS CLI may use its own. */
    static String name(String url) {
        var found = URL.matcher(url);
        if (!found.matches()) {
            throw new AwsFault(400, "InvalidAddress", "The address %s is not valid for this endpoint.".formatted(url));
        }
        if (!found.group(1).equals(Account.ID)) {
            throw SqsFault.noQueue();
        }
        return found.group(2);
    }

    Queue named(String name) {
        return queues.read(() -> queues.find(name).orElseThrow(SqsFault::noQueue));
    }

    void deploy(String name, Map<String, String> attributes) {
        var wanted = new QueueAttributes(attributes);
        checkName(name);
        queues.change(() -> {
            queues.find(name)
                    .ifPresentOrElse(queue -> queue.set(wanted, queues.now()), () -> queues.create(name, wanted));
            return true;
        });
    }

    Map<String, Object> create(Members members) {
        var name = members.without("tags").text("QueueName");
        var wanted = new QueueAttributes(members.texts("Attributes"));
        checkName(name);
        return queues.change(() -> {
            wanted.mustHaveTarget(arn -> queues.byArn(arn).isPresent());
            var queue = queues.find(name);
            queue.ifPresent(there -> refuseOther(there, wanted));
            if (queue.isEmpty()) {
                refuseTooSoon(
                        deleted,
                        name,
                        "QueueDeletedRecently",
                        "You must wait 60 seconds after deleting a queue before you can create another with the same name.");
                queues.create(name, wanted);
            }
            return Map.of("QueueUrl", Sqs.url(name));
        });
    }

    Map<String, Object> url(Members members) {
        return Map.of("QueueUrl", Sqs.url(named(members.text("QueueName")).name()));
    }

    Map<String, Object> list(Members members) {
        var prefix = members.without("MaxResults", "NextToken").optionalText("QueueNamePrefix");
        return Map.of(
                "QueueUrls",
                queues.read(() -> queues.all().stream()
                        .map(Queue::name)
                        .filter(name -> name.startsWith(prefix.orElse("")))
                        .map(Sqs::url)
                        .toList()));
    }

    Map<String, Object> attributes(Members members) {
        var queue = addressed(members);
        var names = members.list("AttributeNames");
        return queues.read(() -> {
            var all = attributes(queue);
            var asked = new TreeMap<String, String>();
            for (var name : names.contains("All") ? List.copyOf(all.keySet()) : names) {
                var value = all.get(name);
                if (value != null) {
                    asked.put(name, value);
                } else if (!QueueAttributes.isKnown(name)) {
                    throw SqsFault.unknownAttribute(name);
                }
            }
            return asked.isEmpty() ? Map.of() : Map.of("Attributes", asked);
        });
    }

    Map<String, Object> setAttributes(Members members) {
        var queue = addressed(members);
        return queues.change(() -> {
            var changed = queue.attributes().with(members.texts("Attributes"));
            changed.mustHaveTarget(arn -> queues.byArn(arn).isPresent());
            queue.set(changed, queues.now());
            return Map.of();
        });
    }

    Map<String, Object> purge(Members members) {
        var queue = addressed(members);
        return queues.change(() -> {
            refuseTooSoon(
                    purged,
                    queue.name(),
                    "PurgeQueueInProgress",
                    "Only one PurgeQueue operation on %s is allowed every 60 seconds.".formatted(queue.name()));
            purged.put(queue.name(), System.nanoTime());
            queue.purge();
            return Map.of();
        });
    }

    Map<String, Object> delete(Members members) {
        var queue = addressed(members);
        return queues.change(() -> {
            queues.delete(queue);
            deleted.put(queue.name(), System.nanoTime());
            return Map.of();
        });
    }

    Map<String, Object> sources(Members members) {
        var queue = addressed(members.without("MaxResults", "NextToken"));
        return queues.read(() -> Map.of(
                "queueUrls",
                queues.sourcesOf(queue).stream()
                        .map(source -> Sqs.url(source.name()))
                        .toList()));
    }

    private Queue addressed(Members members) {
        return named(name(members.text("QueueUrl")));
    }

    private Map<String, String> attributes(Queue queue) {
        var all = new TreeMap<>(queue.attributes().all());
        var counts = queue.counts(queues.now());
        all.put("QueueArn", queue.arn());
        all.put("ApproximateNumberOfMessages", String.valueOf(counts.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", String.valueOf(counts.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", String.valueOf(counts.delayed()));
        all.put("CreatedTimestamp", String.valueOf(queue.created().getEpochSecond()));
        all.put("LastModifiedTimestamp", String.valueOf(queue.modified().getEpochSecond()));
        return all;
    }

    private static void checkName(String name) {
        if (name.endsWith(".fifo")) {
            throw SqsFault.unsupported("FIFO queues, such as " + name);
        }
        if (!NAME.matcher(name).matches()) {
            throw SqsFault.invalid(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
    }

    private static void refuseOther(Queue there, QueueAttributes wanted) {
        var actual = there.attributes().all();
        wanted.values().forEach((name, value) -> {
            if (!value.equals(actual.get(name))) {
                throw new AwsFault(
                        400,
                        "QueueNameExists",
                        "A queue already exists with the same name and a different value for attribute " + name);
            }
        });
    }

    private static void refuseTooSoon(Map<String, Long> last, String name, String code, String sentence) {
        var at = last.get(name);
        if (at != null && System.nanoTime() - at < PAUSE) {
            throw new AwsFault(400, code, sentence);
        }
    }
}
