package latchkey.local.template;

import java.math.BigDecimal;
import java.util.List;

/** Holds what a template says against the tables: both branches of an {@code !If}, at every depth. */
final class ShapeCheck {

    private final Types types;
    private final Faults faults;

    ShapeCheck(Types types, Faults faults) {
        this.types = types;
        this.faults = faults;
    }

    void check(TemplateFile file) {
        file.globals().forEach(this::global);
        file.resources()
                .values()
                .forEach(resource -> fields(
                        resource.properties(),
                        resource.type().properties(),
                        "is no property of " + resource.typeName()));
    }

    /** The same once more with all names resolved: what a parameter hands down must fit where it comes to stand. */
    void check(Scope scope) {
        scope.file().resources().values().stream()
                .filter(scope::exists)
                .forEach(resource -> fields(
                        scope.properties(resource),
                        resource.type().properties(),
                        "is no property of " + resource.typeName()));
    }

    private void global(String name, Tree tree) {
        var shape = types.shared("Globals " + name);
        if (shape.isEmpty()) {
            faults.unknown(tree.place(), name, "is nothing that Globals has here", types.sharedAfter("Globals "));
        } else if (tree instanceof Tree.Mapping map) {
            for (var local : List.of("Policies", "Events", "Role", "FunctionName", "InlineCode")) {
                map.get(local)
                        .ifPresent(it ->
                                faults.add(it.place(), local, "cannot stand in Globals", "Write it at the resource"));
            }
            if (map.get("CodeUri").isPresent()) {
                faults.add(
                        map.place(),
                        "CodeUri",
                        "in Globals is not rewritten by sam build",
                        "Write it on every function");
            }
            var known = (Shape.Fields) shape.get();
            fields(map, new Shape.Fields(known.known(), java.util.Set.of()), "is nothing that Globals has");
        }
    }

    private void fields(Tree.Mapping map, Shape.Fields shape, String wrong) {
        map.entries().forEach((key, value) -> {
            var known = shape.known().get(key);
            if (known == null) {
                faults.unknown(value.place(), key, wrong, shape.known().keySet());
            } else {
                value(value, known);
            }
        });
        for (var required : shape.required()) {
            if (!map.entries().containsKey(required)) {
                faults.add(map.place(), map.place().property(), "lacks " + required, "Write " + required + " below it");
            }
        }
    }

    private void value(Tree tree, Shape shape) {
        if (tree instanceof Tree.Unknown) {
            return; // Was reported where it stands.
        }
        if (tree instanceof Tree.Intrinsic(Place _, String name, Tree argument) && name.equals("If")) {
            Tree.items(argument).stream().skip(1).forEach(branch -> value(branch, shape));
            return;
        }
        switch (shape) {
            case Shape.NoEffect _, Shape.Document _ -> {}
            case Shape.Refused(String reason) ->
                faults.add(tree.place(), Tree.show(tree), "is not played here: " + reason, "Leave it out");
            case Shape.Shared(String name) -> value(tree, types.shared(name).orElseThrow());
            case Shape.Value value -> scalar(tree, value);
            case Shape.Each(Shape item) -> Tree.items(tree).forEach(it -> value(it, item));
            case Shape.Fields fields -> object(tree, fields);
            case Shape.Named(Shape item) -> {
                if (tree instanceof Tree.Mapping map) {
                    map.entries().values().forEach(it -> value(it, item));
                } else {
                    misfit(tree, "names and values below it");
                }
            }
            case Shape.Typed(String prefix) -> typed(tree, prefix);
        }
    }

    private void object(Tree tree, Shape.Fields fields) {
        if (tree instanceof Tree.Mapping map) {
            fields(map, fields, "is no property here");
        } else if (tree instanceof Tree.Intrinsic(Place _, String name, Tree _) && name.equals("Ref")) {
            noValueOnly(tree);
        } else {
            misfit(tree, "one of: " + String.join(", ", fields.known().keySet()));
        }
    }

    private void noValueOnly(Tree tree) {
        if (!Tree.show(tree).endsWith("AWS::NoValue")) {
            misfit(tree, "the properties themselves");
        }
    }

    private void typed(Tree tree, String prefix) {
        if (!(tree instanceof Tree.Mapping map)) {
            misfit(tree, "Type: and Properties: below it");
            return;
        }
        var type = map.get("Type").map(Tree::show).orElse("");
        var shape = types.shared(prefix + type);
        if (shape.isEmpty()) {
            var at = map.get("Type").map(Tree::place).orElse(map.place());
            faults.unknown(
                    at,
                    type,
                    "is no %stype that is played here".formatted(prefix.toLowerCase(java.util.Locale.ROOT)),
                    types.sharedAfter(prefix));
            return;
        }
        map.entries().keySet().stream()
                .filter(key -> !key.equals("Type") && !key.equals("Properties"))
                .forEach(key ->
                        faults.unknown(map.place(), key, "is nothing that it has", List.of("Type", "Properties")));
        value(map.get("Properties").orElseGet(() -> Tree.Mapping.empty(map.place())), shape.get());
    }

    private void scalar(Tree tree, Shape.Value shape) {
        switch (tree) {
            case Tree.Scalar scalar -> literal(scalar, shape);
            case Tree.Mapping _, Tree.Sequence _ -> misfit(tree, "one value");
            case Tree.Intrinsic _, Tree.Absent _, Tree.Unknown _ -> {}
        }
    }

    private void literal(Tree.Scalar scalar, Shape.Value shape) {
        var text = scalar.text();
        if (scalar.value() == null) {
            misfit(scalar, "a value, or leave the property out");
        } else if (shape.kind() == Shape.Kind.BOOLEAN && !text.equals("true") && !text.equals("false")) {
            misfit(scalar, "true or false");
        } else if (shape.kind() == Shape.Kind.NUMBER) {
            number(scalar, shape);
        } else if (!shape.words().isEmpty() && !shape.words().contains(text)) {
            faults.unknown(scalar.place(), text, "is no value for it", shape.words());
        }
    }

    private void number(Tree.Scalar scalar, Shape.Value shape) {
        var value = decimal(scalar.text());
        var free = shape.least() == Long.MIN_VALUE;
        if (value == null) {
            misfit(scalar, "a number");
        } else if (!free
                && (value.compareTo(BigDecimal.valueOf(shape.least())) < 0
                        || value.compareTo(BigDecimal.valueOf(shape.most())) > 0)) {
            faults.add(
                    scalar.place(),
                    scalar.text(),
                    "is out of range",
                    "Write a number from %d to %d".formatted(shape.least(), shape.most()));
        }
    }

    private static @org.jspecify.annotations.Nullable BigDecimal decimal(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?") ? new BigDecimal(text) : null;
    }

    private void misfit(Tree tree, String right) {
        faults.add(tree.place(), Tree.show(tree), "cannot stand here", "Write " + right);
    }
}
