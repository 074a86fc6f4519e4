package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Whatever is named by an ARN, an address or a name, in a policy, an environment or a definition, is declared somewhere. */
final class ExistenceCheck {

    private static final Pattern NAMED = Pattern.compile(
            "arn:aws:(?:sqs|sns|dynamodb|states|lambda):[a-z0-9-]+:[0-9]{12}:[^\\s\"]+|https://sqs\\.[^\\s\"]+|arn:aws:s3:::[^\\s\"/]+");

    private final Stack stack;
    private final Faults faults;
    private final List<String> known = new ArrayList<>();
    private final Map<String, List<String>> byVariable = new LinkedHashMap<>();

    ExistenceCheck(Stack stack, Faults faults) {
        this.stack = stack;
        this.faults = faults;
        stack.queues().forEach(it -> known.addAll(List.of(it.arn(), it.url())));
        stack.topics().forEach(it -> known.add(it.arn()));
        stack.buckets().forEach(it -> known.add(it.arn()));
        stack.machines().forEach(it -> known.add(it.arn()));
        stack.functions().forEach(it -> known.add(it.arn()));
        stack.tables().forEach(it -> {
            known.add(it.arn());
            it.streamArn().ifPresent(known::add);
        });
        byVariable.put(
                "_QUEUE_URL", stack.queues().stream().map(Stack.Queue::url).toList());
        byVariable.put(
                "TABLE_NAME", stack.tables().stream().map(Stack.Table::name).toList());
        byVariable.put(
                "STATE_MACHINE_ARN",
                stack.machines().stream().map(Stack.Machine::arn).toList());
        byVariable.put(
                "CONFIGURATION_SET",
                stack.configurationSets().stream()
                        .map(Stack.ConfigurationSet::name)
                        .toList());
    }

    void check(List<Scope> scopes) {
        scopes.forEach(scope -> scope.file().resources().values().stream()
                .filter(scope::exists)
                .filter(resource -> !resource.isNested())
                .forEach(resource -> look(scope.properties(resource))));
        stack.functions()
                .forEach(function -> function.environment().forEach((name, value) -> variable(function, name, value)));
    }

    private void look(Tree tree) {
        switch (tree) {
            case Tree.Mapping map -> map.entries().values().forEach(this::look);
            case Tree.Sequence list -> list.items().forEach(this::look);
            case Tree.Scalar scalar -> {
                var named = NAMED.matcher(scalar.text());
                while (named.find()) {
                    exists(named.group(), scalar.place());
                }
            }
            case Tree.Intrinsic _, Tree.Absent _, Tree.Unknown _ -> {}
        }
    }

    private void exists(String name, Place place) {
        var declared =
                name.contains(":execution:") ? name.replaceFirst(":execution:([^:]+):.*", ":stateMachine:$1") : name;
        var live = declared.contains(":lambda:") || (declared.contains(":sns:") && declared.endsWith(":subscription"));
        if (!live && known.stream().noneMatch(it -> Statement.means(declared, it, false))) {
            faults.unknown(place, name, "is nothing that these templates declare", known);
        }
    }

    /** A function is handed a thing so that it may do something with it. */
    private void variable(Stack.Function function, String name, String value) {
        byVariable.entrySet().stream()
                .filter(entry -> name.endsWith(entry.getKey()))
                .forEach(entry -> {
                    if (!entry.getValue().contains(value)) {
                        faults.unknown(
                                function.places().getOrDefault("Environment", function.place()),
                                value,
                                "in " + name + " is nothing that these templates declare",
                                entry.getValue());
                    } else if (stack.callers().getOrDefault(function.caller(), List.of()).stream()
                            .noneMatch(it -> it.allows() && speaksOf(it, value))) {
                        faults.add(
                                function.place(),
                                value,
                                "is handed to %s in %s, which may do nothing with it"
                                        .formatted(function.logicalId(), name),
                                "Allow it what it does there, or take the variable away");
                    }
                });
    }

    /** Of the thing itself, or of something below it: who follows a table's stream has to do with the table. */
    private static boolean speaksOf(Statement statement, String value) {
        var name = value.substring(Math.max(value.lastIndexOf('/'), value.lastIndexOf(':')) + 1);
        return statement.resources().stream()
                .anyMatch(arn -> (arn + "/").contains(":" + name + "/") || (arn + "/").contains("/" + name + "/"));
    }
}
