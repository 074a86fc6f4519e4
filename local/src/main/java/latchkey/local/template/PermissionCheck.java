package latchkey.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Permissions say one thing each: actions that there are, no star but where {@code permissions.yaml} gives a reason. */
final class PermissionCheck {

    private static final String TABLE = "permissions.yaml";

    private final Faults faults;
    private final Fields table = table();

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
                    granted(statement);
                }));
    }

    /** What the code of a handler calls, its role must allow; {@code permissions.yaml} says what that is. */
    private void missing(Stack stack, Stack.Function function) {
        var granted = stack.callers().getOrDefault(function.caller(), List.of()).stream()
                .filter(Statement::allows)
                .flatMap(statement -> statement.actions().stream())
                .toList();
        table.in("calls").texts(function.handler()).stream()
                .filter(action -> granted.stream().noneMatch(action::equalsIgnoreCase))
                .forEach(action -> faults.add(
                        function.place(),
                        action,
                        "is not allowed to %s, which calls it".formatted(function.logicalId()),
                        "Allow it in the function's Policies"));
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
        var service = action.substring(0, Math.max(0, action.indexOf(':')));
        var known = table.in("actions").texts(service).stream()
                .map(name -> service + ":" + name)
                .toList();
        if (known.stream().noneMatch(action::equalsIgnoreCase)) {
            faults.unknown(
                    statement.place(),
                    action,
                    "is no IAM action that is known here",
                    known.isEmpty() ? everyAction() : known);
        }
    }

    private List<String> everyAction() {
        var all = new ArrayList<String>();
        var actions = table.in("actions");
        actions.map()
                .entries()
                .keySet()
                .forEach(service -> actions.texts(service).forEach(name -> all.add(service + ":" + name)));
        return all;
    }

    private void star(String resource, Statement statement) {
        if (resource.equals("*")) {
            var reasons = table.named("everywhere");
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
        return table.named("within");
    }

    private static Fields table() {
        try (var in = PermissionCheck.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new IllegalStateException("This build has no " + TABLE + "; build it again");
            }
            var own = new Faults();
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var tree = TreeReader.parse(text, TABLE, own);
            return tree.filter(_ -> own.all().isEmpty())
                    .map(Fields::of)
                    .orElseThrow(() -> new IllegalStateException(TABLE + " is faulty: " + own.all()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
