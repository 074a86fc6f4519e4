package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.Caller;
import latchkey.local.aws.iam.Policies;

/**
 * What a stack's callers may do, as the IAM look-alike takes it. Conditions that are the same for every call of the
 * rehearsal are decided here: all is one account, and all calls are as if by TLS.
 */
public final class StackPolicies {

    private StackPolicies() {}

    /** The policies of all functions, machines, queues, topics and buckets. */
    public static Policies of(Stack stack, Names names) {
        var constant = Map.of(
                "s3:ResourceAccount", names.account(),
                "aws:ResourceAccount", names.account(),
                "aws:SecureTransport", "true");
        var roles = new LinkedHashMap<Caller, List<latchkey.local.aws.iam.Statement>>();
        stack.callers().forEach((caller, statements) -> roles.put(new Caller(caller), all(statements, constant)));
        var ofResources = stack.resourcePolicies().stream()
                .flatMap(policy -> policy.statements().stream())
                .toList();
        return new Policies(roles, all(ofResources, constant));
    }

    private static List<latchkey.local.aws.iam.Statement> all(
            List<Statement> statements, Map<String, String> constant) {
        var all = new ArrayList<latchkey.local.aws.iam.Statement>();
        statements.forEach(statement -> decided(statement, constant)
                .ifPresent(it -> all.addAll(latchkey.local.aws.iam.Statement.read(document(statement, it)))));
        return all;
    }

    /** The conditions that remain; nothing at all where the statement can never apply here. */
    private static Optional<Map<String, Map<String, List<String>>>> decided(
            Statement statement, Map<String, String> constant) {
        var left = new LinkedHashMap<String, Map<String, List<String>>>();
        for (var condition : statement.conditions().entrySet()) {
            var operands = new LinkedHashMap<String, List<String>>();
            for (var operand : condition.getValue().entrySet()) {
                var value = constant.get(operand.getKey());
                if (value == null) {
                    operands.put(operand.getKey(), operand.getValue());
                } else if (!operand.getValue().contains(value)) {
                    return Optional.empty();
                }
            }
            if (!operands.isEmpty()) {
                left.put(condition.getKey(), operands);
            }
        }
        return Optional.of(left);
    }

    private static Map<String, Object> document(
            Statement statement, Map<String, Map<String, List<String>>> conditions) {
        var document = new LinkedHashMap<String, Object>();
        document.put("Effect", statement.allows() ? "Allow" : "Deny");
        document.put("Action", statement.actions());
        document.put("Resource", statement.resources());
        if (!conditions.isEmpty()) {
            document.put("Condition", conditions);
        }
        if (!statement.principals().isEmpty()) {
            document.put("Principal", Map.of("Service", statement.principals()));
        }
        return document;
    }
}
