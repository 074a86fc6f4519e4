package latchkey.local.aws.states;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.Caller;
import latchkey.local.aws.states.DefinitionFaults.Fault;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/** The operations on state machines. */
final class MachineCalls {

    private static final int LONGEST_DEFINITION = 1_048_576;

    private final Journal journal;
    private final Engine engine;
    private final InstantSource clock;

    MachineCalls(Journal journal, Engine engine, InstantSource clock) {
        this.journal = journal;
        this.engine = engine;
        this.clock = clock;
    }

    Map<String, @Nullable Object> create(Request request) {
        var name = request.text("name");
        Arns.checkName(name);
        refuseOthers(request);
        var definition = request.text("definition");
        var roleArn = request.text("roleArn");
        Arns.checkRole(roleArn);
        checkDefinition(definition);
        var machine = journal.machine(Arns.machine(name))
                .map(before -> same(before, definition))
                .orElseGet(() -> make(name, roleArn, Machine.inRole(roleArn), definition));
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("stateMachineArn", machine.arn());
        answer.put("creationDate", Dates.epochSeconds(machine.createdAt()));
        return answer;
    }

    /** Idempotent by name, definition, type, logging and tracing; the role may differ (API reference, CreateStateMachine). */
    private Machine same(Machine before, String definition) {
        if (!journal.definitionText(before.definitionHash()).equals(definition)) {
            throw new AwsFault(
                    400, "StateMachineAlreadyExists", "State Machine Already Exists: '%s'".formatted(before.arn()));
        }
        return before;
    }

    private Machine make(String name, String roleArn, Caller caller, String definition) {
        var now = clock.instant();
        var hash = journal.keepDefinition(definition);
        var machine = new Machine(Arns.machine(name), name, roleArn, caller, hash, now, now, Machine.INITIAL);
        journal.save(machine);
        return machine;
    }

    /** Makes the machine of a template, or brings it up to the template's definition; running executions keep theirs. */
    String deploy(String name, Caller caller, String roleArn, String definition) {
        checkDefinition(definition);
        var before = journal.machine(Arns.machine(name));
        if (before.isEmpty()) {
            return make(name, roleArn, caller, definition).arn();
        }
        var hash = journal.keepDefinition(definition);
        if (!before.get().definitionHash().equals(hash)
                || !before.get().roleArn().equals(roleArn)
                || !before.get().caller().equals(caller)) {
            var revision = UUID.randomUUID().toString();
            var created = before.get().createdAt();
            journal.save(
                    new Machine(before.get().arn(), name, roleArn, caller, hash, created, clock.instant(), revision));
        }
        return before.get().arn();
    }

    Map<String, @Nullable Object> update(Request request) {
        var machine = machine(request.machineArn());
        refuseOthers(request);
        var definition = request.textIf("definition");
        var roleArn = request.textIf("roleArn");
        if (definition.isEmpty() && roleArn.isEmpty()) {
            throw new AwsFault(
                    400, "MissingRequiredParameter", "Either the definition, the role ARN, or both must be specified");
        }
        roleArn.ifPresent(Arns::checkRole);
        definition.ifPresent(MachineCalls::checkDefinition);
        var revision = UUID.randomUUID().toString();
        var updated = machine.updated(
                roleArn.orElse(machine.roleArn()),
                definition.map(journal::keepDefinition).orElse(machine.definitionHash()),
                clock.instant(),
                revision);
        journal.save(updated);
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put("updateDate", Dates.epochSeconds(updated.updatedAt()));
        answer.put("revisionId", revision);
        return answer;
    }

    Map<String, @Nullable Object> describe(Request request) {
        var machine = machine(request.machineArn());
        var answer = summary(machine);
        answer.put("status", "ACTIVE");
        answer.put("definition", journal.definitionText(machine.definitionHash()));
        answer.put("roleArn", machine.roleArn());
        answer.put("loggingConfiguration", Map.of("level", "OFF", "includeExecutionData", false));
        answer.put("tracingConfiguration", Map.of("enabled", false));
        if (!machine.revision().equals(Machine.INITIAL)) {
            answer.put("revisionId", machine.revision());
        }
        return answer;
    }

    /** One that is not there is no fault. Its running executions are ended at once; in AWS, at their next transition. */
    Map<String, @Nullable Object> delete(Request request) {
        journal.machine(request.machineArn()).ifPresent(machine -> {
            journal.running().stream()
                    .filter(execution -> execution.machineArn.equals(machine.arn()))
                    .forEach(execution -> engine.stop(execution, null, null));
            journal.delete(machine);
        });
        return Map.of();
    }

    Map<String, @Nullable Object> list(Request request) {
        var page = request.page(journal.machines().stream()
                .sorted(Comparator.comparing(Machine::name))
                .toList());
        var answer = new LinkedHashMap<String, @Nullable Object>();
        answer.put(
                "stateMachines",
                page.items().stream().map(MachineCalls::summary).toList());
        page.next().ifPresent(next -> answer.put("nextToken", next));
        return answer;
    }

    /** @throws AwsFault StateMachineDoesNotExist */
    Machine machine(String arn) {
        return journal.machine(arn)
                .orElseThrow(() -> new AwsFault(
                        400, "StateMachineDoesNotExist", "State Machine Does Not Exist: '%s'".formatted(arn)));
    }

    private static Map<String, @Nullable Object> summary(Machine machine) {
        var summary = new LinkedHashMap<String, @Nullable Object>();
        summary.put("stateMachineArn", machine.arn());
        summary.put("name", machine.name());
        summary.put("type", "STANDARD");
        summary.put("creationDate", Dates.epochSeconds(machine.createdAt()));
        return summary;
    }

    /** What would change how the machine works, and is not here. Logging and tracing only watch it. */
    private static void refuseOthers(Request request) {
        if (!request.textIf("type").orElse("STANDARD").equals("STANDARD")) {
            throw new AwsFault(
                    400, "StateMachineTypeNotSupported", "Only STANDARD state machines are here, not EXPRESS");
        }
        for (var member : List.of("publish", "versionDescription", "encryptionConfiguration", "tags")) {
            if (request.members().has(member)
                    && !Boolean.FALSE.equals(request.members().get(member))) {
                throw new AwsFault(400, "ValidationException", "'%s' is not here; leave it out".formatted(member));
            }
        }
    }

    private static void checkDefinition(String text) {
        if (text.length() > LONGEST_DEFINITION) {
            throw invalid("It is longer than %d characters".formatted(LONGEST_DEFINITION));
        }
        Map<String, @Nullable Object> json;
        try {
            json = Json.object(text);
        } catch (Json.NotJson e) {
            throw invalid("INVALID_JSON_DESCRIPTION: " + e.getMessage());
        }
        var faults = DefinitionFaults.of(json).stream().filter(Fault::refuses).toList();
        if (!faults.isEmpty()) {
            throw invalid(faults.stream().map(Fault::asAwsSays).collect(Collectors.joining(", ")));
        }
    }

    private static AwsFault invalid(String why) {
        return new AwsFault(400, "InvalidDefinition", "Invalid State Machine Definition: '%s'".formatted(why));
    }
}
