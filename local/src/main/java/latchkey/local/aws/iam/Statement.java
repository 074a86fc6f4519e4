package latchkey.local.aws.iam;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import latchkey.local.aws.Permission;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a policy. {@code NotAction}, {@code NotResource} and {@code NotPrincipal} are refused: what they
 * allow cannot be read aloud.
 *
 * @param services the service principals it is for, such as {@code sns.amazonaws.com}; empty in a role's own policy
 */
public record Statement(
        Effect effect,
        List<String> actions,
        List<String> resources,
        List<Condition> conditions,
        List<String> services) {

    private static final Set<String> KNOWN = Set.of("Sid", "Effect", "Action", "Resource", "Condition", "Principal");

    /** What a statement does where it applies. */
    public enum Effect {
        Allow,
        Deny
    }

    public Statement {
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
        services = List.copyOf(services);
    }

    /** What {@code actions} on {@code resources} allows. */
    public static Statement allow(List<String> actions, List<String> resources) {
        return new Statement(Effect.Allow, actions, resources, List.of(), List.of());
    }

    /** What {@code actions} on {@code resources} forbids. */
    public static Statement deny(List<String> actions, List<String> resources) {
        return new Statement(Effect.Deny, actions, resources, List.of(), List.of());
    }

    /**
     * The statements of a policy: a document with {@code Statement}, one statement, or a list of them, with all
     * intrinsics resolved.
     *
     * @throws IllegalArgumentException naming what is not known here
     */
    public static List<Statement> read(@Nullable Object policy) {
        if (policy instanceof Map<?, ?> document && document.containsKey("Statement")) {
            return read(document.get("Statement"));
        }
        return Document.many(policy).stream().map(Statement::one).toList();
    }

    private static Statement one(@Nullable Object json) {
        var members = Document.object("Statement", json);
        for (var name : members.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("A policy's %s is not known here; known are %s"
                        .formatted(name, KNOWN.stream().sorted().toList()));
            }
        }
        var principal = members.get("Principal");
        return new Statement(
                effect(members.get("Effect")),
                Document.strings("Action", members.get("Action")),
                Document.strings("Resource", members.get("Resource")),
                members.containsKey("Condition") ? Condition.read(members.get("Condition")) : List.of(),
                principal == null
                        ? List.of()
                        : Document.strings(
                                "Principal.Service",
                                Document.object("Principal", principal).get("Service")));
    }

    private static Effect effect(@Nullable Object value) {
        for (var effect : Effect.values()) {
            if (effect.name().equals(value)) {
                return effect;
            }
        }
        throw new IllegalArgumentException("A policy's Effect must be Allow or Deny, got: " + value);
    }

    /** Actions are compared without regard to case, resources with it. */
    boolean applies(Permission permission, Map<String, String> context) {
        var action = permission.action().toLowerCase(Locale.ROOT);
        return actions.stream().anyMatch(pattern -> Wildcard.matches(pattern.toLowerCase(Locale.ROOT), action))
                && resources.stream().anyMatch(pattern -> Wildcard.matches(pattern, permission.resource()))
                && conditions.stream().allMatch(condition -> condition.holds(context));
    }
}
