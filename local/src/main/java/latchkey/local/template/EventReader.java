package latchkey.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** Reads what wakes a function, with Lambda's own defaults for what is left out. */
final class EventReader {

    private final Faults faults;

    EventReader(Faults faults) {
        this.faults = faults;
    }

    List<EventSource> events(Fields function, Map<String, String> apiIds) {
        var all = new ArrayList<EventSource>();
        var events = function.in("Events");
        for (var name : events.map().entries().keySet()) {
            var event = events.in(name);
            var properties = event.in("Properties");
            switch (event.text("Type", "")) {
                case "HttpApi" -> all.add(route(properties, apiIds));
                default -> {} // ShapeCheck has refused it by name.
            }
        }
        return all;
    }

    /** A mapping written out as a resource of its own, with its id; the source is known by its ARN. */
    Optional<EventSource> mapping(String id, Fields it) {
        var arn = it.known("EventSourceArn");
        if (arn.startsWith("arn:aws:sqs:")) {
            return Optional.of(queue(id, arn, it));
        } else if (arn.startsWith("arn:aws:dynamodb:")) {
            return Optional.of(stream(id, arn, it));
        } else if (!arn.isEmpty()) {
            faults.add(
                    it.place("EventSourceArn"),
                    arn,
                    "is no source that is played here",
                    "Name a queue or a table's stream");
        }
        return Optional.empty();
    }

    private static EventSource queue(String id, String arn, Fields it) {
        return new EventSource.Queue(
                id,
                arn,
                it.number("BatchSize", 10),
                Duration.ofSeconds(it.number("MaximumBatchingWindowInSeconds", 0)),
                it.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
                it.in("ScalingConfig").number("MaximumConcurrency"),
                it.holds("Enabled", true),
                it.place());
    }

    private EventSource stream(String id, String arn, Fields it) {
        var age = it.number("MaximumRecordAgeInSeconds", -1);
        return new EventSource.Stream(
                id,
                arn,
                it.text("StartingPosition", "").equals("TRIM_HORIZON"),
                filters(it.in("FilterCriteria")),
                it.number("BatchSize", 100),
                Duration.ofSeconds(it.number("MaximumBatchingWindowInSeconds", 0)),
                it.number("MaximumRetryAttempts", -1),
                age < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(age)),
                it.holds("BisectBatchOnFunctionError", false),
                it.number("ParallelizationFactor", 1),
                it.texts("FunctionResponseTypes").contains("ReportBatchItemFailures"),
                it.in("DestinationConfig").in("OnFailure").text("Destination"),
                it.holds("Enabled", true),
                it.place());
    }

    private List<Map<String, @Nullable Object>> filters(Fields criteria) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (var filter : criteria.each("Filters")) {
            filter.text("Pattern")
                    .flatMap(text -> json(text, filter.place("Pattern")))
                    .ifPresent(all::add);
        }
        return all;
    }

    private Optional<Map<String, @Nullable Object>> json(String text, Place place) {
        try {
            return Optional.of(Json.object(text));
        } catch (Json.NotJson _) {
            faults.add(place, text, "is no JSON object", "Write a pattern such as {\"eventName\":[\"INSERT\"]}");
            return Optional.empty();
        }
    }

    private EventSource route(Fields it, Map<String, String> apiIds) {
        var id = it.known("ApiId");
        var logicalIds = apiIds.entrySet().stream()
                .filter(entry -> entry.getValue().equals(id))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining());
        if (it.has("Path") != it.has("Method")) {
            faults.add(
                    it.place(),
                    it.text("Path", it.known("Method")),
                    "is half a route",
                    "Write both Path and Method, or neither for $default");
        }
        return new EventSource.Route(
                logicalIds,
                it.text("Method", "ANY").toUpperCase(Locale.ROOT).replace("*", "ANY"),
                it.text("Path", "$default"),
                it.place());
    }
}
