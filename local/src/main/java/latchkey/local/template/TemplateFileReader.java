package latchkey.local.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads one template's sections. */
final class TemplateFileReader {

    private static final Set<String> SECTIONS = Set.of(
            "AWSTemplateFormatVersion",
            "Transform",
            "Description",
            "Metadata",
            "Parameters",
            "Mappings",
            "Conditions",
            "Rules",
            "Globals",
            "Resources",
            "Outputs");
    private static final Set<String> RESOURCE =
            Set.of("Type", "Properties", "Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata");
    private static final Set<String> POLICIES = Set.of("Delete", "Retain", "RetainExceptOnCreate", "Snapshot");
    private static final Set<String> OUTPUT = Set.of("Value", "Description", "Condition");
    private static final Set<String> RULE = Set.of("RuleCondition", "Assertions");
    private static final String SAM = "AWS::Serverless-2016-10-31";

    private final Types types;
    private final Faults faults;

    TemplateFileReader(Types types, Faults faults) {
        this.types = types;
        this.faults = faults;
    }

    /** @return empty where there is no such file or it has no resources; the faults say so */
    Optional<TemplateFile> read(Path path, String file) {
        return TreeReader.read(path, file, faults).flatMap(tree -> {
            if (!(tree instanceof Tree.Mapping map)) {
                faults.add(tree.place(), Tree.show(tree), "is no template", "Write Resources: below it");
                return Optional.empty();
            }
            return Optional.of(sections(path, file, map));
        });
    }

    private TemplateFile sections(Path path, String file, Tree.Mapping map) {
        keys(map, SECTIONS, "is no section of a template");
        if (map.get("Resources").isEmpty()) {
            faults.add(map.place(), file, "has no resources", "Write Resources: into it");
        }
        transform(map);
        var globals = section(map, "Globals", (_, tree) -> tree);
        var resources = new LinkedHashMap<String, Resource>();
        section(map, "Resources", this::resource)
                .forEach((name, resource) -> resource.ifPresent(it -> resources.put(name, Globals.merge(globals, it))));
        var read = new TemplateFile(
                path,
                file,
                section(map, "Parameters", this::parameter),
                section(map, "Conditions", (_, tree) -> tree),
                section(map, "Mappings", (_, tree) -> tree),
                section(map, "Rules", (_, tree) -> checked(tree, RULE, "is nothing that a rule has")),
                globals,
                resources,
                section(map, "Outputs", (_, tree) -> checked(tree, OUTPUT, "is nothing that an output has")));
        read.parameters().values().forEach(parameter -> parameter.check(faults));
        return read;
    }

    private void transform(Tree.Mapping map) {
        var given = map.get("Transform").map(Tree::show);
        var serverless = map.get("Resources").stream()
                .flatMap(tree -> tree instanceof Tree.Mapping all ? all.entries().values().stream() : null)
                .anyMatch(tree -> tree instanceof Tree.Mapping one
                        && one.get("Type").map(Tree::show).orElse("").startsWith("AWS::Serverless::"));
        if (given.isPresent() ? !given.get().equals(SAM) : serverless) {
            faults.add(map.place(), given.orElse(""), "is not the transform", "Write Transform: " + SAM);
        }
    }

    private <T> Map<String, T> section(Tree.Mapping map, String name, BiFunction<String, Tree, T> read) {
        var all = new LinkedHashMap<String, T>();
        map.get(name).ifPresent(tree -> {
            if (tree instanceof Tree.Mapping section) {
                section.entries().forEach((key, value) -> all.put(key, read.apply(key, value)));
            } else {
                faults.add(tree.place(), Tree.show(tree), "is no section", "Write names and what they are below it");
            }
        });
        return all;
    }

    private Parameter parameter(String name, Tree tree) {
        return new Parameter(name, tree instanceof Tree.Mapping map ? map : Tree.Mapping.empty(tree.place()));
    }

    private Optional<Resource> resource(String name, Tree tree) {
        if (!(checked(tree, RESOURCE, "is nothing that a resource has") instanceof Tree.Mapping map)) {
            faults.add(tree.place(), Tree.show(tree), "is no resource", "Write Type: and Properties: below it");
            return Optional.empty();
        }
        if (!name.matches("[A-Za-z0-9]{1,255}")) {
            faults.add(tree.place(), name, "is no logical id", "Use letters and digits only");
        }
        for (var policy : List.of("DeletionPolicy", "UpdateReplacePolicy")) {
            map.get(policy)
                    .filter(value -> !POLICIES.contains(Tree.show(value)))
                    .ifPresent(value -> faults.unknown(value.place(), Tree.show(value), "is no such policy", POLICIES));
        }
        var typeName = map.get("Type").map(Tree::show).orElse("");
        var type = types.type(typeName);
        if (type.isEmpty()) {
            var place = map.get("Type").map(Tree::place).orElse(map.place());
            faults.unknown(place, typeName, "is no resource type that is known here", types.names());
        }
        return type.map(known -> new Resource(
                name,
                known,
                typeName,
                map.get("Condition").map(Tree::show),
                map.get("DependsOn").map(Tree::items).orElse(List.of()),
                map.get("Properties")
                        .filter(Tree.Mapping.class::isInstance)
                        .map(Tree.Mapping.class::cast)
                        .orElseGet(() -> Tree.Mapping.empty(map.place())),
                map.get("Metadata"),
                map.get("DeletionPolicy").map(Tree::show),
                map.get("UpdateReplacePolicy").map(Tree::show),
                map.place()));
    }

    private Tree checked(Tree tree, Set<String> known, String wrong) {
        if (tree instanceof Tree.Mapping map) {
            keys(map, known, wrong);
        }
        return tree;
    }

    private void keys(Tree.Mapping map, Set<String> known, String wrong) {
        map.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                faults.unknown(value.place(), key, wrong, known);
            }
        });
    }
}
