package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The roles that the templates write out themselves, by their ARN. */
final class Roles {

    private final Map<String, List<Statement>> byArn = new LinkedHashMap<>();
    private final Faults faults;

    Roles(List<Scope> scopes, Faults faults) {
        this.faults = faults;
        scopes.forEach(scope -> each(scope, "AWS::IAM::Role", this::role));
        scopes.forEach(scope -> each(scope, "AWS::IAM::RolePolicy", this::policy));
    }

    private interface Reader {
        void read(Scope scope, Resource resource, Fields properties);
    }

    private static void each(Scope scope, String type, Reader reader) {
        scope.file().resources().values().stream()
                .filter(resource -> resource.typeName().equals(type) && scope.exists(resource))
                .forEach(resource -> reader.read(scope, resource, new Fields(scope.properties(resource))));
    }

    private void role(Scope scope, Resource resource, Fields properties) {
        var statements = new ArrayList<Statement>();
        properties
                .each("Policies")
                .forEach(policy -> statements.addAll(PolicyReader.statements(policy.in("PolicyDocument"))));
        for (var arn : properties.texts("ManagedPolicyArns")) {
            var name = arn.substring(arn.lastIndexOf('/') + 1);
            if (ManagedPolicies.names().contains(name)) {
                statements.add(ManagedPolicies.statement(name, properties.place("ManagedPolicyArns")));
            } else {
                faults.unknown(
                        properties.place("ManagedPolicyArns"),
                        name,
                        "is no managed policy that is known here",
                        ManagedPolicies.names());
            }
        }
        new Physical(scope).attribute(resource, "Arn").ifPresent(arn -> byArn.put(arn, statements));
    }

    private void policy(Scope scope, Resource resource, Fields properties) {
        properties.text("RoleName").ifPresent(name -> {
            var arn = "arn:aws:iam::%s:role/%s".formatted(scope.names().account(), name);
            var role = byArn.get(arn);
            if (role == null) {
                faults.unknown(properties.place("RoleName"), name, "is no role of these templates", byArn.keySet());
            } else {
                role.addAll(PolicyReader.statements(properties.in("PolicyDocument")));
            }
        });
    }

    /** What a role may do; where there is no such role, that is reported and nothing is allowed. */
    List<Statement> statements(String arn, Place place) {
        var known = byArn.get(arn);
        if (known == null) {
            faults.unknown(place, arn, "is no role of these templates", byArn.keySet());
            return List.of();
        }
        return known;
    }

    Map<String, List<Statement>> all() {
        return byArn;
    }
}
