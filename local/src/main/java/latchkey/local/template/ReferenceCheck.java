package latchkey.local.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Every name in a template must be declared, and everything declared be used. */
final class ReferenceCheck {

    private static final Set<String> INTRINSICS = Set.of(
            "Ref",
            "GetAtt",
            "Sub",
            "If",
            "Equals",
            "Not",
            "And",
            "Or",
            "Condition",
            "Join",
            "Select",
            "Split",
            "FindInMap",
            "Contains",
            "EachMemberIn");

    private final Templates templates;
    private final Faults faults;

    ReferenceCheck(Templates templates, Faults faults) {
        this.templates = templates;
        this.faults = faults;
    }

    void check() {
        check(templates.root(), true);
        templates.nested().values().forEach(file -> check(file, false));
        templates.root().resources().values().stream()
                .filter(Resource::isNested)
                .forEach(this::passed);
    }

    private void check(TemplateFile file, boolean root) {
        var all = references(file);
        all.forEach(reference -> check(reference, file, root));
        trees(file).forEach(this::intrinsics);
        file.resources().values().forEach(resource -> declared(resource, file));
        unused(file, all);
    }

    private static Stream<Tree> trees(TemplateFile file) {
        return Stream.of(
                        file.conditions().values(),
                        file.rules().values(),
                        file.globals().values(),
                        file.resources().values().stream()
                                .<Tree>map(Resource::properties)
                                .toList(),
                        file.outputs().values())
                .flatMap(Collection::stream);
    }

    private static List<Reference> references(TemplateFile file) {
        var all = new ArrayList<Reference>();
        trees(file).forEach(tree -> all.addAll(Reference.in(tree)));
        return all;
    }

    private void declared(Resource resource, TemplateFile file) {
        resource.condition()
                .ifPresent(
                        name -> condition(new Reference(resource.place(), Reference.Kind.CONDITION, name, ""), file));
        for (var other : resource.dependsOn()) {
            if (file.behind(Tree.show(other)).isEmpty()) {
                faults.unknown(
                        other.place(),
                        Tree.show(other),
                        "is no resource",
                        file.resources().keySet());
            }
        }
    }

    private void check(Reference reference, TemplateFile file, boolean root) {
        switch (reference.kind()) {
            case REF -> ref(reference, file);
            case ATTRIBUTE -> attribute(reference, file, root);
            case CONDITION -> condition(reference, file);
            case MAPPING -> {
                if (!file.mappings().containsKey(reference.name())) {
                    faults.unknown(
                            reference.place(),
                            reference.name(),
                            "is no mapping",
                            file.mappings().keySet());
                }
            }
        }
    }

    private void condition(Reference reference, TemplateFile file) {
        if (!file.conditions().containsKey(reference.name())) {
            faults.unknown(
                    reference.place(),
                    reference.name(),
                    "is no condition",
                    file.conditions().keySet());
        }
    }

    private void ref(Reference reference, TemplateFile file) {
        var name = reference.name();
        if (TemplateFile.PSEUDO.contains(name) || file.parameters().containsKey(name)) {
            return;
        }
        var behind = file.behind(name);
        if (behind.isEmpty()) {
            var known = new LinkedHashSet<>(file.resources().keySet());
            known.addAll(file.parameters().keySet());
            faults.unknown(reference.place(), name, "is neither a parameter nor a resource", known);
        } else if (behind.get().type().refers().isEmpty()) {
            faults.add(
                    reference.place(),
                    name,
                    "gives nothing that is of use: it is a " + behind.get().typeName(),
                    "Use an attribute of it");
        }
    }

    private void attribute(Reference reference, TemplateFile file, boolean root) {
        var behind = file.behind(reference.name());
        if (behind.isEmpty()) {
            faults.unknown(
                    reference.place(),
                    reference.name(),
                    "is no resource",
                    file.resources().keySet());
        } else if (behind.get().isNested()) {
            output(reference, root ? Optional.ofNullable(templates.nested().get(reference.name())) : Optional.empty());
        } else if (file.ownerOfRole(reference.name()).isPresent()) {
            known(reference, Set.of("Arn", "RoleId"));
        } else if (behind.get().isFunction() && reference.attribute().equals("Alias")) {
            if (behind.get().properties().get("AutoPublishAlias").isEmpty()) {
                faults.add(reference.place(), reference.name(), "has no alias", "Give it AutoPublishAlias");
            }
        } else {
            known(reference, behind.get().type().attributes().keySet());
        }
    }

    private void known(Reference reference, Set<String> attributes) {
        if (!attributes.contains(reference.attribute())) {
            faults.unknown(
                    reference.place(),
                    reference.name() + "." + reference.attribute(),
                    "is no attribute of it",
                    attributes.stream()
                            .map(name -> reference.name() + "." + name)
                            .toList());
        }
    }

    private void output(Reference reference, Optional<TemplateFile> nested) {
        nested.ifPresent(file -> {
            var known = file.outputs().keySet().stream().map("Outputs."::concat).toList();
            if (!known.contains(reference.attribute())) {
                faults.unknown(
                        reference.place(),
                        reference.name() + "." + reference.attribute(),
                        "is no output of " + file.file(),
                        known.stream()
                                .map(name -> reference.name() + "." + name)
                                .toList());
            }
        });
    }

    private void intrinsics(Tree tree) {
        switch (tree) {
            case Tree.Intrinsic intrinsic -> {
                if (!INTRINSICS.contains(intrinsic.name())) {
                    faults.unknown(
                            intrinsic.place(),
                            intrinsic.name(),
                            "is no intrinsic function that is played here",
                            INTRINSICS);
                }
                intrinsics(intrinsic.argument());
            }
            case Tree.Mapping map -> map.entries().values().forEach(this::intrinsics);
            case Tree.Sequence list -> list.items().forEach(this::intrinsics);
            case Tree.Scalar _, Tree.Absent _, Tree.Unknown _ -> {}
        }
    }

    /** What the root hands to a nested stack, against what that stack declares. */
    private void passed(Resource resource) {
        var file = templates.nested().get(resource.logicalId());
        if (file == null) {
            return;
        }
        var given = resource.properties().get("Parameters").orElseGet(() -> Tree.Mapping.empty(resource.place()));
        var names = given instanceof Tree.Mapping map ? map.entries() : java.util.Map.<String, Tree>of();
        names.forEach((name, tree) -> {
            if (!file.parameters().containsKey(name)) {
                faults.unknown(
                        tree.place(),
                        name,
                        "is no parameter of " + file.file(),
                        file.parameters().keySet());
            }
        });
        file.parameters().values().stream()
                .filter(parameter -> parameter.defaultValue().isEmpty() && !names.containsKey(parameter.name()))
                .forEach(parameter -> faults.add(
                        given.place(),
                        parameter.name(),
                        "is not passed to " + file.file(),
                        "Pass it, or give it a Default"));
    }

    private void unused(TemplateFile file, List<Reference> all) {
        var used = new LinkedHashSet<String>();
        all.forEach(reference -> used.add(reference.name()));
        file.resources().values().forEach(resource -> resource.condition().ifPresent(used::add));
        file.outputs().values().forEach(output -> {
            if (output instanceof Tree.Mapping map) {
                map.get("Condition").ifPresent(name -> used.add(Tree.show(name)));
            }
        });
        file.parameters().forEach((name, parameter) -> unused(name, parameter.declared(), "parameter", used));
        file.conditions().forEach((name, tree) -> unused(name, tree, "condition", used));
        file.mappings().forEach((name, tree) -> unused(name, tree, "mapping", used));
    }

    private void unused(String name, Tree tree, String what, Set<String> used) {
        if (!used.contains(name)) {
            faults.add(tree.place(), name, "is a %s that nothing uses".formatted(what), "Use it or delete it");
        }
    }
}
