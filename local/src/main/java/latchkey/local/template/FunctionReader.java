package latchkey.local.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads SAM's functions and what their roles may do: what is written out, and what SAM adds. */
final class FunctionReader {

    private static final int LAMBDA_TIMEOUT = 3;
    private static final int LAMBDA_MEMORY = 128;

    private final Roles roles;
    private final Faults faults;

    FunctionReader(Roles roles, Faults faults) {
        this.roles = roles;
        this.faults = faults;
    }

    Stack.Function function(Scope scope, Resource resource, Map<String, String> apiIds, List<EventSource> mappings) {
        var it = new Fields(scope.properties(resource));
        var events = new ArrayList<>(new EventReader(faults).events(it, apiIds));
        events.addAll(mappings);
        return new Stack.Function(
                resource.logicalId(),
                Names.caller(scope.stack(), resource.logicalId()),
                new Physical(scope).attribute(resource, "Arn").orElse(""),
                it.known("Handler"),
                it.text("CodeUri"),
                new LinkedHashMap<>(it.in("Environment").named("Variables")),
                Duration.ofSeconds(it.number("Timeout", LAMBDA_TIMEOUT)),
                it.number("MemorySize", LAMBDA_MEMORY),
                it.number("ReservedConcurrentExecutions"),
                events,
                places(it),
                resource.place());
    }

    private static Map<String, Place> places(Fields it) {
        var places = new LinkedHashMap<String, Place>();
        it.map().entries().forEach((name, tree) -> places.put(name, tree.place()));
        return places;
    }

    /** SAM adds what the events below the function need; a mapping of its own it does not know, nor a role of its own. */
    List<Statement> statements(Fields it, Map<String, String> apiIds) {
        if (it.has("Role")) {
            if (it.has("Policies")) {
                faults.add(it.place("Policies"), "Policies", "are ignored beside Role", "Write them at the role");
            }
            return roles.statements(it.known("Role"), it.place("Role"));
        }
        var all = new ArrayList<Statement>();
        it.each("Policies").forEach(policy -> all.addAll(PolicyReader.statements(policy)));
        all.add(ManagedPolicies.statement(ManagedPolicies.LOGS, it.place()));
        if (it.text("Tracing", "").equals("Active")) {
            all.add(ManagedPolicies.statement(ManagedPolicies.TRACES, it.place("Tracing")));
        }
        new EventReader(faults).events(it, apiIds).forEach(event -> all.addAll(added(event, it)));
        return all;
    }

    private static List<Statement> added(EventSource event, Fields it) {
        return switch (event) {
            case EventSource.Queue queue -> List.of(ManagedPolicies.statement(ManagedPolicies.QUEUE, queue.place()));
            case EventSource.Stream stream -> {
                var all = new ArrayList<>(List.of(ManagedPolicies.statement(ManagedPolicies.STREAM, stream.place())));
                stream.onFailure().ifPresent(arn -> all.addAll(destination(arn, it, stream.place())));
                yield all;
            }
            case EventSource.Route _ -> List.of();
        };
    }

    /** Only where the destination's Type is written does SAM let the function reach it. */
    private static List<Statement> destination(String arn, Fields function, Place place) {
        var events = function.in("Events");
        var type = events.map().entries().keySet().stream()
                .map(name ->
                        events.in(name).in("Properties").in("DestinationConfig").in("OnFailure"))
                .filter(onFailure -> onFailure.text("Destination", "").equals(arn))
                .map(onFailure -> onFailure.text("Type", ""))
                .findFirst()
                .orElse("");
        return switch (type) {
            case "SQS" -> List.of(implied("sqs:SendMessage", arn, place));
            case "SNS" -> List.of(implied("sns:publish", arn, place));
            case "S3" -> List.of(implied("s3:PutObject", arn + "/*", place), implied("s3:ListBucket", arn, place));
            default -> List.of();
        };
    }

    private static Statement implied(String action, String resource, Place place) {
        return new Statement(
                "SamOnFailure", Statement.Effect.ALLOW, List.of(), List.of(action), List.of(resource), Map.of(), place);
    }
}
