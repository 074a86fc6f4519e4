package latchkey.local.template;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The names, ARNs and addresses that the resources have here, by the patterns in the tables of types. */
final class Physical {

    private final Scope scope;

    Physical(Scope scope) {
        this.scope = scope;
    }

    /** What {@code !Ref} gives; empty where it gives nothing. */
    Optional<String> ref(Resource resource) {
        return resource.type().refers().flatMap(attribute -> attribute(resource, attribute));
    }

    Optional<String> attribute(Resource resource, String attribute) {
        return Optional.ofNullable(resource.type().attributes().get(attribute))
                .flatMap(pattern -> name(resource).map(name -> fill(pattern, name)));
    }

    /** The ARN of the role that SAM makes for a function. */
    String generatedRole(Resource function) {
        return fill(
                "arn:aws:iam::${account}:role/${name}",
                scope.names().physical(scope.stack(), function.logicalId() + "Role"));
    }

    /** The name that the template gives, else the one that CloudFormation would make up. */
    Optional<String> name(Resource resource) {
        var property = resource.type()
                .nameProperty()
                .flatMap(name -> resource.properties().get(name));
        if (property.isPresent()) {
            return switch (new Resolver(scope).resolve(property.get())) {
                case Tree.Scalar scalar -> Optional.of(scalar.text());
                case Tree.Absent _ -> Optional.of(made(resource));
                case Tree.Mapping _, Tree.Sequence _, Tree.Intrinsic _, Tree.Unknown _ -> Optional.empty();
            };
        }
        return Optional.of(made(resource));
    }

    private String made(Resource resource) {
        var name = scope.names().physical(scope.stack(), resource.logicalId());
        return resource.type().lowerCase() ? name.toLowerCase(Locale.ROOT) : name;
    }

    private String fill(String pattern, String name) {
        return pattern.replace("${name}", name)
                .replace(
                        "${uuid}",
                        UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                                .toString())
                .replace("${id}", name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""))
                .replace("${region}", scope.names().region())
                .replace("${account}", scope.names().account());
    }
}
