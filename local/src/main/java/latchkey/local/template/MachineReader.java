package latchkey.local.template;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a state machine and its definition, putting into that what {@code DefinitionSubstitutions} say. */
final class MachineReader {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    private final Faults faults;

    MachineReader(Faults faults) {
        this.faults = faults;
    }

    Optional<Stack.Machine> machine(Scope scope, Resource resource) {
        var it = new Fields(scope.properties(resource));
        var physical = new Physical(scope);
        return definition(scope, it)
                .map(definition -> new Stack.Machine(
                        resource.logicalId(),
                        physical.attribute(resource, "Name").orElse(""),
                        physical.attribute(resource, "Arn").orElse(""),
                        it.known("Role"),
                        "STATE_MACHINE:" + resource.logicalId(),
                        it.known("DefinitionUri"),
                        plain(definition),
                        it.in("Logging").text("Level", "OFF"),
                        places(definition),
                        resource.place()));
    }

    @SuppressWarnings("unchecked") // A mapping's keys are strings.
    private static Map<String, @Nullable Object> plain(Tree definition) {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(Tree.plain(definition));
    }

    private static Map<String, Place> places(Tree definition) {
        var places = new LinkedHashMap<String, Place>();
        places("", definition, places);
        return places;
    }

    private static void places(String path, Tree tree, Map<String, Place> places) {
        places.put(path, tree.place());
        switch (tree) {
            case Tree.Mapping map -> map.entries().forEach((key, value) -> places(path + "/" + key, value, places));
            case Tree.Sequence list -> {
                for (var i = 0; i < list.items().size(); i++) {
                    places(path + "[" + i + "]", list.items().get(i), places);
                }
            }
            case Tree.Scalar _, Tree.Intrinsic _, Tree.Absent _, Tree.Unknown _ -> {}
        }
    }

    /** Empty where the file is no definition, which has been said: then all else about the machine still holds. */
    private Optional<Tree> definition(Scope scope, Fields it) {
        var uri = it.known("DefinitionUri");
        var path = scope.file().path().resolveSibling(uri).normalize();
        if (!java.nio.file.Files.isRegularFile(path)) {
            faults.add(
                    it.place("DefinitionUri"),
                    uri,
                    "is no file",
                    "Name the definition relative to " + scope.file().file());
            return Optional.empty();
        }
        var given = it.in("DefinitionSubstitutions");
        var used = new LinkedHashSet<String>();
        var read = TreeReader.read(path, uri, faults);
        if (!(read.orElse(null) instanceof Tree.Mapping map)) {
            read.ifPresent(tree -> faults.add(
                    tree.place(), Tree.show(tree), "is no state machine", "Write StartAt: and States: into it"));
            return Optional.of(Tree.Mapping.empty(new Place(uri, 1, "")));
        }
        var definition = substituted(map, given, used);
        given.map().entries().forEach((name, tree) -> {
            if (!used.contains(name)) {
                faults.add(
                        tree.place(),
                        name,
                        "is a substitution that " + uri + " has no place for",
                        "Delete it, or use ${" + name + "} there");
            }
        });
        return Optional.of(definition);
    }

    private Tree substituted(Tree tree, Fields given, Set<String> used) {
        return switch (tree) {
            case Tree.Mapping map -> {
                var entries = new LinkedHashMap<String, Tree>();
                map.entries().forEach((key, value) -> entries.put(key, substituted(value, given, used)));
                yield new Tree.Mapping(map.place(), entries);
            }
            case Tree.Sequence list ->
                new Tree.Sequence(
                        list.place(),
                        list.items().stream()
                                .map(item -> substituted(item, given, used))
                                .toList());
            case Tree.Scalar scalar ->
                scalar.value() instanceof String text
                        ? new Tree.Scalar(scalar.place(), text(text, scalar.place(), given, used))
                        : scalar;
            case Tree.Intrinsic intrinsic -> {
                faults.add(
                        intrinsic.place(),
                        "!" + intrinsic.name(),
                        "cannot stand in a definition",
                        "Hand it in by DefinitionSubstitutions");
                yield new Tree.Unknown(intrinsic.place());
            }
            case Tree.Absent _, Tree.Unknown _ -> tree;
        };
    }

    private String text(String text, Place place, Fields given, Set<String> used) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            var name = match.group(1);
            used.add(name);
            if (!given.has(name)) {
                faults.unknown(
                        place,
                        "${" + name + "}",
                        "is no substitution of the template",
                        given.map().entries().keySet());
            }
            return java.util.regex.Matcher.quoteReplacement(given.text(name, ""));
        });
    }
}
