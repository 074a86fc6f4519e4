package latchkey.local.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Permission;
import latchkey.local.aws.iam.Policies;

/**
 * What the templates permit, held against what was used of it.
 *
 * @param granted how many permissions there are: one for each action on each resource
 * @param excused how many of them nobody used, for a reason that {@code permissions.yaml} gives
 * @param unneeded how many nobody used, for no reason
 * @param faults these, and reasons that excuse nothing
 */
public record PermissionUse(int granted, int excused, int unneeded, List<Fault> faults) {

    private static final String TABLE = "permissions.yaml";
    private static final String REASONS = "aws alone";
    private static final Fields KNOWN = Table.read(TABLE);

    private record Grant(Caller caller, Statement statement, String action, String resource) {

        boolean covers(Policies.Use use) {
            return use.caller().equals(caller)
                    && Statement.means(action, use.permission().action(), true)
                    && Statement.means(resource, use.permission().resource(), false);
        }

        String name() {
            return statement.sid() + "." + action;
        }
    }

    /** One use, as a record of it says. */
    public static Policies.Use use(String caller, String action, String resource) {
        return new Policies.Use(new Caller(caller), new Permission(action, resource));
    }

    /** @param uses everything that was used, by whatever run */
    public static PermissionUse of(Stack stack, Collection<Policies.Use> uses) {
        var grants = grants(stack);
        var unused = grants.stream()
                .filter(grant -> uses.stream().noneMatch(grant::covers))
                .toList();
        var reasons = KNOWN.named(REASONS);
        var faults = new Faults();
        var needed = new LinkedHashSet<String>();
        var unneeded = 0;
        for (var grant : unused) {
            var reason = reasons.keySet().stream().filter(grant.name()::matches).findFirst();
            if (reason.isPresent()) {
                needed.add(reason.get());
            } else {
                unneeded++;
                fault(grant, faults);
            }
        }
        excusesNothing(reasons, needed, faults);
        return new PermissionUse(grants.size(), unused.size() - unneeded, unneeded, faults.all());
    }

    private static void fault(Grant grant, Faults faults) {
        faults.add(
                grant.statement().place(),
                grant.name(),
                "is permitted to %s on %s, and no scenario needs it"
                        .formatted(grant.caller().name(), grant.resource()),
                "Delete it, let a scenario need it, or give a reason under \"%s\" in %s".formatted(REASONS, TABLE));
    }

    private static void excusesNothing(Map<String, String> reasons, Set<String> needed, Faults faults) {
        reasons.keySet().stream()
                .filter(reason -> !needed.contains(reason))
                .forEach(reason -> faults.add(
                        new Place(TABLE, KNOWN.in(REASONS).place(reason).line(), REASONS),
                        reason,
                        "excuses nothing: all that it names is used",
                        "Delete it"));
    }

    private static List<Grant> grants(Stack stack) {
        var grants = new ArrayList<Grant>();
        stack.callers()
                .forEach((caller, statements) -> statements.forEach(it -> grants(new Caller(caller), it, grants)));
        stack.resourcePolicies()
                .forEach(policy -> policy.statements()
                        .forEach(statement -> statement
                                .principals()
                                .forEach(principal -> grants(Policies.service(principal), statement, grants))));
        return grants;
    }

    private static void grants(Caller caller, Statement statement, List<Grant> grants) {
        if (statement.allows()) {
            statement
                    .actions()
                    .forEach(action -> statement
                            .resources()
                            .forEach(resource -> grants.add(new Grant(caller, statement, action, resource))));
        }
    }
}
