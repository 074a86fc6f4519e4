package latchkey.local.aws.states;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.states.Execution.Status;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** The operations on executions. */
final class ExecutionCalls {

    private final Journal journal;
    private final Engine engine;
    private final MachineCalls machines;
    private final InstantSource clock;

    ExecutionCalls(Journal journal, Engine engine, MachineCalls machines, InstantSource clock) {
        this.journal = journal;
        this.engine = engine;
        this.machines = machines;
        this.clock = clock;
    }

    /** The same name with the same input, while it runs, is the same execution; any other use of a name is refused. */
    Map<String, @Nullable Object> start(Request request) {
        var machine = machines.machine(request.machineArn());
        var name = request.textIf("name").orElseGet(() -> UUID.randomUUID().toString());
        Arns.checkName(name);
        var input = request.textIf("input").orElse("{}");
        checkInput(input);
        var execution = Execution.begin(new Execution.Start(
                Arns.execution(machine.name(), name),
                name,
                machine.arn(),
                machine.roleArn(),
                machine.caller(),
                machine.definitionHash(),
                journal.definition(machine.definitionHash()),
                input,
                clock.instant()));
        var before = engine.begin(execution);
        before.ifPresent(other -> checkSame(other, input));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("executionArn", execution.arn);
        answer.put("startDate", Dates.epochSeconds(before.orElse(execution).startedAt));
        return answer;
    }

    private static void checkInput(String input) {
        if (input.isBlank()) {
            throw invalidInput("Invalid execution input.");
        }
        try {
            Json.read(input);
        } catch (Json.NotJson e) {
            throw invalidInput(String.valueOf(e.getMessage()));
        }
        if (input.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > Transition.LARGEST_PAYLOAD) {
            throw invalidInput("It has more than %d bytes".formatted(Transition.LARGEST_PAYLOAD));
        }
    }

    private static AwsFault invalidInput(String why) {
        return new AwsFault(400, "InvalidExecutionInput", "Invalid State Machine Execution Input: '%s'".formatted(why));
    }

    private static void checkSame(Execution before, String input) {
        if (before.status != Status.RUNNING || !before.input.equals(input)) {
            throw new AwsFault(400, "ExecutionAlreadyExists", "Execution Already Exists: '%s'".formatted(before.arn));
        }
    }

    Map<String, @Nullable Object> describe(Request request) {
        var execution = execution(request);
        return locked(execution, () -> {
            var answer = summary(execution.summary());
            answer.put("input", execution.input);
            answer.put("inputDetails", Map.of("included", true));
            if (execution.output != null) {
                answer.put("output", execution.output);
                answer.put("outputDetails", Map.of("included", true));
            }
            answer.putAll(new StateFailure(execution.error, execution.cause).details());
            answer.put("redriveStatus", "NOT_REDRIVABLE");
            answer.put("redriveStatusReason", "RedriveExecution is not here");
            return answer;
        });
    }

    /** The latest start first. */
    Map<String, @Nullable Object> list(Request request) {
        if (request.members().has("mapRunArn")) {
            throw new AwsFault(400, "ValidationException", "'mapRunArn' is not here: no Map runs distributed");
        }
        var machine = machines.machine(request.machineArn());
        var status = request.textIf("statusFilter");
        var page = request.page(journal.summaries().stream()
                .filter(execution -> execution.machineArn().equals(machine.arn()))
                .filter(execution -> status.isEmpty()
                        || status.get().equals(execution.status().name()))
                .sorted(Comparator.comparing(Execution.Summary::startedAt).reversed())
                .map(ExecutionCalls::summary)
                .toList());
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("executions", page.items());
        page.next().ifPresent(next -> answer.put("nextToken", next));
        return answer;
    }

    Map<String, @Nullable Object> history(Request request) {
        var execution = execution(request);
        var events = locked(execution, () -> journal.events(execution));
        var page = request.page(request.members().flag("reverseOrder") ? events.reversed() : events);
        var withData = !Boolean.FALSE.equals(request.members().get("includeExecutionData"));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "events",
                page.items().stream()
                        .map(event -> withData ? event.fields() : withoutData(event))
                        .toList());
        page.next().ifPresent(next -> answer.put("nextToken", next));
        return answer;
    }

    private static Map<String, @Nullable Object> withoutData(Node event) {
        var fields = new LinkedHashMap<String, @Nullable Object>(event.fields());
        fields.replaceAll((name, value) -> {
            if (!name.endsWith("EventDetails")) {
                return value;
            }
            var details = Node.of(value).fields();
            details.keySet().removeAll(List.of("input", "inputDetails", "output", "outputDetails"));
            return details;
        });
        return fields;
    }

    Map<String, @Nullable Object> stop(Request request) {
        var execution = execution(request);
        var error = request.textIf("error", TaskCalls.LONGEST_ERROR).orElse(null);
        var cause = request.textIf("cause", TaskCalls.LONGEST_CAUSE).orElse(null);
        engine.stop(execution, error, cause);
        return locked(execution, () -> {
            var stopped = execution.stoppedAt == null ? clock.instant() : execution.stoppedAt;
            var answer = new LinkedHashMap<String, @Nullable Object>();
            answer.put("stopDate", Dates.epochSeconds(stopped));
            return answer;
        });
    }

    private Execution execution(Request request) {
        var arn = request.executionArn();
        return journal.execution(arn)
                .orElseThrow(() ->
                        new AwsFault(400, "ExecutionDoesNotExist", "Execution Does Not Exist: '%s'".formatted(arn)));
    }

    private static Map<String, @Nullable Object> summary(Execution.Summary execution) {
        var summary = new LinkedHashMap<String, @Nullable Object>();
        summary.put("executionArn", execution.arn());
        summary.put("stateMachineArn", execution.machineArn());
        summary.put("name", execution.name());
        summary.put("status", execution.status().name());
        summary.put("startDate", Dates.epochSeconds(execution.startedAt()));
        var stopped = execution.stoppedAt();
        if (stopped != null) {
            summary.put("stopDate", Dates.epochSeconds(stopped));
        }
        summary.put("redriveCount", 0L);
        return summary;
    }

    private static <T> T locked(Execution execution, Supplier<T> read) {
        execution.lock.lock();
        try {
            return read.get();
        } finally {
            execution.lock.unlock();
        }
    }
}
