package latchkey.local.aws.sqs;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import latchkey.local.aws.AwsFault;

/**
 * Moves dead letters to where they came from, or elsewhere: all at once, where AWS takes its time. A task that is answered
 * has ended, so there is none to cancel; which there were is forgotten with the process.
 */
final class MoveTasks {

    private static final int MOST_TOLD = 10;

    private final Queues queues;
    /** By the ARN of the dead-letter queue, the newest first. */
    private final Map<String, Deque<Ended>> ended = new HashMap<>();

    MoveTasks(Queues queues) {
        this.queues = queues;
    }

    private record Ended(String source, Optional<String> destination, int moved, Instant started) {

        /** Without a handle, which only a running task has. */
        Map<String, Object> members() {
            var members = new LinkedHashMap<String, Object>();
            members.put("Status", "COMPLETED");
            members.put("SourceArn", source);
            destination.ifPresent(arn -> members.put("DestinationArn", arn));
            members.put("ApproximateNumberOfMessagesMoved", moved);
            members.put("ApproximateNumberOfMessagesToMove", moved);
            members.put("StartedTimestamp", started.toEpochMilli());
            return members;
        }
    }

    Map<String, Object> start(Members members) {
        var sourceArn = members.without("MaxNumberOfMessagesPerSecond").text("SourceArn");
        var destination = members.optionalText("DestinationArn");
        return queues.change(() -> {
            var source = named("SourceArn", sourceArn);
            var target = destination.map(arn -> named("DestinationArn", arn));
            if (queues.sourcesOf(source).isEmpty()) {
                throw SqsFault.invalid("Source queue must be configured as a Dead Letter Queue.");
            }
            var now = queues.now();
            var letters = List.copyOf(source.available(Integer.MAX_VALUE, now));
            for (var letter : letters) {
                queues.add(
                        target.orElseGet(() -> origin(source, letter.message())),
                        id -> letter.message().redriven(id, now));
                source.remove(letter.place());
            }
            ended.computeIfAbsent(sourceArn, arn -> new ArrayDeque<>())
                    .addFirst(new Ended(sourceArn, destination, letters.size(), now));
            return Map.of("TaskHandle", UUID.randomUUID().toString());
        });
    }

    Map<String, Object> list(Members members) {
        var source = members.text("SourceArn");
        var most = members.number("MaxResults", 1, 1, MOST_TOLD);
        return queues.read(() -> {
            named("SourceArn", source);
            return Map.of(
                    "Results",
                    ended.getOrDefault(source, new ArrayDeque<>()).stream()
                            .limit(most)
                            .map(Ended::members)
                            .toList());
        });
    }

    /** The queue that a letter came from; where none is noted, one whose letters come here. */
    private Queue origin(Queue dead, Message letter) {
        return named(
                "DestinationArn",
                Objects.requireNonNullElse(
                        letter.deadLetterSource(),
                        queues.sourcesOf(dead).getFirst().arn()));
    }

    private Queue named(String parameter, String arn) {
        return queues.byArn(arn)
                .orElseThrow(() -> new AwsFault(
                        400,
                        "ResourceNotFoundException",
                        "The resource that you specified for the %s parameter doesn't exist.".formatted(parameter)));
    }
}
