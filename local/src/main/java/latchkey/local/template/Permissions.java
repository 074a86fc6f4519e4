package latchkey.local.template;

import java.util.List;
import java.util.Map;

/** Judges statements as IAM does: a Deny that matches wins, else an Allow is needed. */
final class Permissions {

    private Permissions() {}

    /**
     * @param principal who asks, in a resource's policy; empty where the statements are the asker's own
     * @param context what the conditions look at, such as {@code aws:SourceArn}; a key that is not there fulfils nothing
     */
    static boolean allow(
            List<Statement> statements, String principal, String action, String resource, Map<String, String> context) {
        var matching = statements.stream()
                .filter(it -> principal.isEmpty()
                        || it.principals().contains(principal)
                        || it.principals().contains("*"))
                .filter(it -> it.actions().stream().anyMatch(known -> Statement.means(known, action, true)))
                .filter(it -> it.resources().stream().anyMatch(known -> Statement.means(known, resource, false)))
                .filter(it -> it.conditions().entrySet().stream()
                        .allMatch(entry -> holds(entry.getKey(), entry.getValue(), context)))
                .toList();
        return !matching.isEmpty() && matching.stream().allMatch(Statement::allows);
    }

    private static boolean holds(String operator, Map<String, List<String>> operands, Map<String, String> context) {
        return operands.entrySet().stream().allMatch(entry -> {
            var value = context.get(entry.getKey());
            return value != null && entry.getValue().stream().anyMatch(wanted -> holds(operator, wanted, value));
        });
    }

    private static boolean holds(String operator, String wanted, String value) {
        return switch (operator) {
            case "StringEquals", "Bool" -> wanted.equals(value);
            case "ArnEquals", "ArnLike", "StringLike" -> Statement.means(wanted, value, false);
            default -> false;
        };
    }
}
