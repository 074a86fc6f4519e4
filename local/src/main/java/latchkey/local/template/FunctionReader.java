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

    /** What is written out, and what SAM gives every function for its log and its traces. */
    List<Statement> statements(Fields it) {
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
        return all;
    }
}
