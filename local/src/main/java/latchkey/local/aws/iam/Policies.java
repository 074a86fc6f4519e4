package latchkey.local.aws.iam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import latchkey.local.aws.Account;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;

/**
 * What each role may do, as IAM decides it: nothing that no statement allows, and nothing that one denies.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">AWS</a>
 */
public final class Policies {

    private final Map<Caller, List<Statement>> statements;
    private final Set<Use> used = ConcurrentHashMap.newKeySet();

    /** A permission that was needed and given. */
    public record Use(Caller caller, Permission permission) {}

    /**
     * @param roles the statements of each role's policies
     * @param ofResources the statements of the policies of queues, buckets and topics; their service principals become
     *     the callers {@code SERVICE:sns.amazonaws.com} and so on
     */
    public Policies(Map<Caller, List<Statement>> roles, List<Statement> ofResources) {
        var all = new HashMap<Caller, List<Statement>>();
        roles.forEach((caller, own) -> all.put(caller, new ArrayList<>(own)));
        for (var statement : ofResources) {
            if (statement.services().isEmpty()) {
                throw new IllegalArgumentException(
                        "A resource's policy must name Principal: { Service: … } here, got: " + statement);
            }
            statement
                    .services()
                    .forEach(service -> all.computeIfAbsent(service(service), caller -> new ArrayList<>())
                            .add(statement));
        }
        this.statements = Map.copyOf(all);
    }

    /** The caller that a service principal such as {@code sns.amazonaws.com} is. */
    public static Caller service(String principal) {
        return new Caller("SERVICE:" + principal);
    }

    /** Whether the caller is a role or a service with a policy. */
    public boolean knows(Caller caller) {
        return statements.containsKey(caller);
    }

    public boolean allows(Caller caller, Permission permission) {
        return allows(caller, permission, Map.of());
    }

    /** @param context condition keys of the request, in lower case, such as {@code aws:sourcearn} */
    public boolean allows(Caller caller, Permission permission, Map<String, String> context) {
        if (caller.equals(Caller.DEVELOPER)) {
            return true;
        }
        var allowed = effects(caller, permission, context).equals(Set.of(Statement.Effect.Allow));
        if (allowed) {
            used.add(new Use(caller, permission));
        }
        return allowed;
    }

    /** AWS's sentence for what {@link #allows} refused. */
    public String refusal(Caller caller, Permission permission) {
        var why = effects(caller, permission, Map.of()).contains(Statement.Effect.Deny)
                ? "with an explicit deny in an identity-based policy"
                : "because no identity-based policy allows the %s action".formatted(permission.action());
        return "User: %s is not authorized to perform: %s on resource: %s %s"
                .formatted(user(caller), permission.action(), permission.resource(), why);
    }

    /** A role as it is named while somebody has it: Lambda's sessions are called after the function. */
    public static String user(Caller caller) {
        return "arn:aws:sts::%s:assumed-role/%sRole/%s".formatted(Account.ID, caller.name(), caller.name());
    }

    /** Every permission that was needed and given since the start. */
    public Set<Use> used() {
        return Set.copyOf(used);
    }

    private Set<Statement.Effect> effects(Caller caller, Permission permission, Map<String, String> context) {
        var effects = new LinkedHashSet<Statement.Effect>();
        statements.getOrDefault(caller, List.of()).stream()
                .filter(statement -> statement.applies(permission, context))
                .forEach(statement -> effects.add(statement.effect()));
        return effects;
    }
}
