package latchkey.local.aws.sqs;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Caller;

/** The operations on one message. */
final class MessageCalls {

    private static final int MOST_VISIBILITY = 43_200;

    private final Queues queues;

    MessageCalls(Queues queues) {
        this.queues = queues;
    }

    /** What is answered to whoever sent a message. */
    record Sent(String id, String body, Map<String, MessageAttribute> attributes) {

        Map<String, Object> members() {
            var members = new LinkedHashMap<String, Object>();
            members.put("MessageId", id);
            members.put("MD5OfMessageBody", Text.md5(body));
            if (!attributes.isEmpty()) {
                members.put("MD5OfMessageAttributes", Text.md5(attributes));
            }
            return members;
        }
    }

    Map<String, Object> send(Caller sender, Members members) {
        return send(sender, queue(members), members).members();
    }

    /** @param members of SendMessage, or of an entry of its batch */
    Sent send(Caller sender, String queueName, Members members) {
        var body = members.without("MessageSystemAttributes", "MessageGroupId", "MessageDeduplicationId")
                .optionalText("MessageBody")
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> SqsFault.missing("MessageBody"));
        var attributes = MessageAttribute.read(members.optionalObject("MessageAttributes"));
        Text.check(body);
        return queues.change(() -> {
            var queue = named(queueName);
            var most = queue.attributes().maximumMessageSize();
            if (Text.size(body, attributes) > most) {
                throw SqsFault.invalid(
                        "One or more parameters are invalid. Reason: Message must be shorter than %d bytes."
                                .formatted(most));
            }
            var now = queues.now();
            var delay = members.number(
                    "DelaySeconds", (int) queue.attributes().delay().toSeconds(), 0, 900);
            var id = queues.add(
                    queue,
                    given -> new Message(
                            given, body, attributes, sender.name(), now, now.plusSeconds(delay), 0, null, null));
            return new Sent(id, body, attributes);
        });
    }

    Map<String, Object> receive(Members members) {
        var queue = queues.read(() -> named(queue(members.without("ReceiveRequestAttemptId"))));
        var most = members.number("MaxNumberOfMessages", 1, 1, 10);
        var visibility = members.number(
                "VisibilityTimeout", (int) queue.attributes().visibility().toSeconds(), 0, MOST_VISIBILITY);
        var wait = members.number(
                "WaitTimeSeconds", (int) queue.attributes().receiveWait().toSeconds(), 0, 20);
        try {
            var received = queues.receive(queue, most, Duration.ofSeconds(visibility), Duration.ofSeconds(wait));
            return received.isEmpty()
                    ? Map.of()
                    : Map.of(
                            "Messages",
                            received.stream()
                                    .map(message -> Asked.of(members).of(message))
                                    .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }

    Map<String, Object> delete(Members members) {
        delete(queue(members), members.text("ReceiptHandle"));
        return Map.of();
    }

    void delete(String queueName, String receiptHandle) {
        queues.change(() -> {
            var queue = named(queueName);
            queue.held(Handle.read(queueName, receiptHandle)).ifPresent(placed -> queue.remove(placed.place()));
            return true;
        });
    }

    Map<String, Object> changeVisibility(Members members) {
        changeVisibility(queue(members), members.text("ReceiptHandle"), visibility(members));
        return Map.of();
    }

    static int visibility(Members members) {
        if (members.values().get("VisibilityTimeout") == null) {
            throw SqsFault.missing("VisibilityTimeout");
        }
        return members.number("VisibilityTimeout", 0, 0, MOST_VISIBILITY);
    }

    void changeVisibility(String queueName, String receiptHandle, int seconds) {
        queues.change(() -> {
            var queue = named(queueName);
            var placed = queue.held(Handle.read(queueName, receiptHandle))
                    .orElseThrow(() -> SqsFault.invalid(
                            "Value %s for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change."
                                    .formatted(receiptHandle)));
            if (!queue.isInFlight(placed.place(), queues.now())) {
                throw new AwsFault(400, "MessageNotInflight", "The message referred to isn't in flight.");
            }
            queue.hide(placed.place(), Duration.ofSeconds(seconds));
            return true;
        });
    }

    /** A handle that has been overtaken changes nothing here, and below. */
    void leave(String queueName, String receiptHandle) {
        queues.change(() -> {
            var queue = named(queueName);
            queue.held(Handle.read(queueName, receiptHandle))
                    .ifPresent(placed -> queue.leave(placed.place(), queues.now()));
            return true;
        });
    }

    void postpone(String queueName, String receiptHandle, Duration by) {
        queues.change(() -> {
            var queue = named(queueName);
            queue.held(Handle.read(queueName, receiptHandle))
                    .ifPresent(placed -> queue.postpone(placed, queues.now().plus(by)));
            return true;
        });
    }

    private Queue named(String name) {
        return queues.find(name).orElseThrow(SqsFault::noQueue);
    }

    private static String queue(Members members) {
        return QueueCalls.name(members.text("QueueUrl"));
    }

    /** Which attributes the receiver wants to see. */
    private record Asked(List<String> system, List<String> own) {

        static Asked of(Members members) {
            var system = members.list("MessageSystemAttributeNames");
            return new Asked(
                    system.isEmpty() ? members.list("AttributeNames") : system, members.list("MessageAttributeNames"));
        }

        Map<String, Object> of(ReceivedMessage message) {
            var members = new LinkedHashMap<String, Object>();
            members.put("MessageId", message.messageId());
            members.put("ReceiptHandle", message.receiptHandle());
            members.put("Body", message.body());
            members.put("MD5OfBody", message.md5OfBody());
            var attributes = new TreeMap<>(message.attributes());
            attributes.keySet().removeIf(name -> !system.contains("All") && !system.contains(name));
            if (!attributes.isEmpty()) {
                members.put("Attributes", attributes);
            }
            var given = new TreeMap<>(message.messageAttributes());
            given.keySet().removeIf(name -> own.stream().noneMatch(asked -> isAsked(asked, name)));
            if (!given.isEmpty()) {
                members.put("MessageAttributes", given);
                members.put(
                        "MD5OfMessageAttributes", Text.md5(MessageAttribute.read(new Members(new TreeMap<>(given)))));
            }
            return members;
        }

        private static boolean isAsked(String asked, String name) {
            return asked.equals("All")
                    || asked.equals(name)
                    || (asked.endsWith(".*") && name.startsWith(asked.substring(0, asked.length() - 2)));
        }
    }
}
