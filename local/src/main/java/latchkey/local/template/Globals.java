package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What SAM copies from {@code Globals} into each resource: maps are merged, lists joined, other values overridden. */
final class Globals {

    private static final String SERVERLESS = "AWS::Serverless::";

    private Globals() {}

    static Resource merge(Map<String, Tree> globals, Resource resource) {
        var section = resource.typeName().startsWith(SERVERLESS)
                ? Optional.ofNullable(globals.get(resource.typeName().substring(SERVERLESS.length())))
                : Optional.<Tree>empty();
        return section.map(common -> new Resource(
                        resource.logicalId(),
                        resource.type(),
                        resource.typeName(),
                        resource.condition(),
                        resource.dependsOn(),
                        (Tree.Mapping) merge(common, resource.properties()),
                        resource.metadata(),
                        resource.deletion(),
                        resource.replacement(),
                        resource.place()))
                .orElse(resource);
    }

    private static Tree merge(Tree common, Tree own) {
        if (common instanceof Tree.Mapping one && own instanceof Tree.Mapping other) {
            var entries = new LinkedHashMap<>(one.entries());
            other.entries().forEach((key, value) -> entries.merge(key, value, Globals::merge));
            return new Tree.Mapping(own.place(), entries);
        }
        if (common instanceof Tree.Sequence one && own instanceof Tree.Sequence other) {
            var items = new ArrayList<>(one.items());
            items.addAll(other.items());
            return new Tree.Sequence(own.place(), items);
        }
        return own;
    }
}
