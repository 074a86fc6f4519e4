package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Permissions say one thing each: actions that there are, no star but where {@code permissions.yaml} gives a reason. */
final class PermissionCheck {

    private static final String TABLE = "permissions.yaml";

    /** Without one of these, another account could send the service (IAM, "The confused deputy problem"). */
    private static final List<String> NARROWED = List.of("aws:SourceAccount", "aws:SourceArn");

    private static final Fields KNOWN = Table.read(TABLE);

    private final Faults faults;

    PermissionCheck(Faults faults) {
        this.faults = faults;
    }

    void check(Template.Read read) {
        read.stack().functions().forEach(function -> missing(read.stack(), function));
        read.roles().values().forEach(statements -> statements.forEach(this::granted));
        read.stack().callers().values().forEach(statements -> statements.forEach(this::granted));
        read.stack()
                .resourcePolicies()
                .forEach(policy -> policy.statements().forEach(statement -> {
                    if (statement.allows() && statement.principals().contains("*")) {
                        faults.add(
                                statement.place(), "Principal: *", "lets everybody in", "Name the service or the role");
                    }
                    if (statement.principals().isEmpty()) {
                        faults.add(
                                statement.place(),
                                statement.sid(),
                                "names no principal",
                                "Write Principal: { Service: … }");
                    }
                    if (statement.allows() && NARROWED.stream().noneMatch(key -> speaksOf(statement, key))) {
                        faults.add(
                                statement.place(),
                                statement.sid(),
                                "lets the service in on anybody's behalf",
                                "Write a Condition on aws:SourceAccount or aws:SourceArn");
                    }
                    granted(statement);
                }));
    }

    /** What the code of a handler calls, its role must allow; {@code permissions.yaml} says what that is. */
    private void missing(Stack stack, Stack.Function function) {
        var granted = stack.callers().getOrDefault(function.caller(), List.of()).stream()
                .filter(Statement::allows)
                .flatMap(statement -> statement.actions().stream())
                .toList();
        KNOWN.in("calls").texts(function.handler()).stream()
                .filter(action -> granted.stream().noneMatch(action::equalsIgnoreCase))
                .forEach(action -> faults.add(
                        function.place(),
                        action,
                        "is not allowed to %s, which calls it".formatted(function.logicalId()),
                        "Allow it in the function's Policies"));
    }

    private static boolean speaksOf(Statement statement, String key) {
        return statement.conditions().values().stream().anyMatch(operands -> operands.containsKey(key));
    }

    private void granted(Statement statement) {
        statement.actions().forEach(action -> action(action, statement));
        if (statement.allows()) {
            statement.resources().stream().filter(arn -> arn.contains("*")).forEach(arn -> star(arn, statement));
        }
        if (statement.resources().isEmpty()) {
            faults.add(statement.place(), statement.sid(), "names no resource", "Write Resource");
        }
    }

    private void action(String action, Statement statement) {
        if (action.contains("*")) {
            if (statement.allows()) {
                faults.add(statement.place(), action, "allows more than is used", "Name each action");
            }
            return;
        }
        var kinds = kinds().entrySet().stream()
                .filter(kind -> kind.getValue().stream().anyMatch(action::equalsIgnoreCase))
                .map(Map.Entry::getKey)
                .toList();
        if (kinds.isEmpty()) {
            var service = action.substring(0, action.indexOf(':') + 1);
            var all = kinds().values().stream().flatMap(List::stream).toList();
            var near = all.stream().filter(known -> known.startsWith(service)).toList();
            faults.unknown(
                    statement.place(), action, "is no IAM action that is known here", near.isEmpty() ? all : near);
        } else if (statement.principals().isEmpty()) {
            statement.resources().stream()
                    .filter(arn -> !arn.equals("*") && kinds.stream().noneMatch(kind -> arn.matches(pattern(kind))))
                    .forEach(arn -> faults.add(
                            statement.place(),
                            arn,
                            "is no %s, and %s is about nothing else".formatted(String.join(" or ", kinds), action),
                            "Name one"));
        }
    }

    /** Each kind of resource, and the actions that are about it. */
    private Map<String, List<String>> kinds() {
        var kinds = new LinkedHashMap<String, List<String>>();
        var actions = KNOWN.in("actions");
        actions.map()
                .entries()
                .keySet()
                .forEach(service -> actions.in(service)
                        .map()
                        .entries()
                        .keySet()
                        .forEach(kind -> kinds.computeIfAbsent(kind, _ -> new ArrayList<>())
                                .addAll(actions.in(service).texts(kind).stream()
                                        .map(name -> service + ":" + name)
                                        .toList())));
        return kinds;
    }

    private String pattern(String kind) {
        return KNOWN.in("resources").known(kind);
    }

    private void star(String resource, Statement statement) {
        if (resource.equals("*")) {
            var reasons = KNOWN.named("everywhere");
            statement.actions().stream()
                    .filter(action -> !reasons.containsKey(action)
                            && !ManagedPolicies.names().contains(statement.sid()))
                    .forEach(action -> faults.add(
                            statement.place(), action + " on *", "has no reason for the star", "Name the resource"));
        } else if (reasons().keySet().stream().noneMatch(resource::matches)) {
            faults.add(
                    statement.place(),
                    resource,
                    "has no reason for the star",
                    "Name the resource, or give a reason in " + TABLE);
        }
    }

    private Map<String, String> reasons() {
        return KNOWN.named("within");
    }
}
