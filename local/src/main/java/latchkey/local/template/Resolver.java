package latchkey.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Replaces intrinsics by what they stand for. Names that nothing declares come out as {@link Tree.Unknown}; {@link ReferenceCheck} reports them. */
final class Resolver {

    private final Scope scope;

    Resolver(Scope scope) {
        this.scope = scope;
    }

    Tree resolve(Tree tree) {
        return switch (tree) {
            case Tree.Scalar _, Tree.Absent _, Tree.Unknown _ -> tree;
            case Tree.Mapping map -> mapping(map);
            case Tree.Sequence list ->
                new Tree.Sequence(
                        list.place(),
                        list.items().stream()
                                .map(this::resolve)
                                .filter(item -> !(item instanceof Tree.Absent))
                                .toList());
            case Tree.Intrinsic intrinsic -> intrinsic(intrinsic);
        };
    }

    private Tree mapping(Tree.Mapping map) {
        var resolved = new LinkedHashMap<String, Tree>();
        map.entries().forEach((key, value) -> {
            var known = resolve(value);
            if (!(known instanceof Tree.Absent)) {
                resolved.put(key, known);
            }
        });
        return new Tree.Mapping(map.place(), resolved);
    }

    private Tree intrinsic(Tree.Intrinsic intrinsic) {
        var place = intrinsic.place();
        var argument = intrinsic.argument();
        return switch (intrinsic.name()) {
            case "Ref" -> ref(Tree.show(argument), place);
            case "GetAtt" -> attribute(Reference.attribute(place, Reference.dotted(argument)));
            case "Sub" -> sub(argument, place);
            case "Condition" -> truth(scope.condition(Tree.show(argument), place), place);
            case "If" -> choose(Tree.items(argument), place);
            case "Equals" ->
                all(argument, 2, place, items -> truth(Optional.of(same(items.get(0), items.get(1))), place));
            case "Not" -> truths(argument, place, held -> held.stream().noneMatch(it -> it));
            case "And" -> truths(argument, place, held -> held.stream().allMatch(it -> it));
            case "Or" -> truths(argument, place, held -> held.stream().anyMatch(it -> it));
            case "Contains" ->
                all(
                        argument,
                        2,
                        place,
                        items -> truth(Optional.of(texts(items.get(0)).contains(Tree.show(items.get(1)))), place));
            case "EachMemberIn" ->
                all(
                        argument,
                        2,
                        place,
                        items -> truth(Optional.of(texts(items.get(1)).containsAll(texts(items.get(0)))), place));
            case "Join" ->
                all(
                        argument,
                        2,
                        place,
                        items -> new Tree.Scalar(place, String.join(Tree.show(items.get(0)), texts(items.get(1)))));
            case "Split" -> all(argument, 2, place, items -> ListFunctions.split(items, place));
            case "Select" -> all(argument, 2, place, items -> ListFunctions.select(items, place, scope.faults()));
            case "FindInMap" -> all(argument, 3, place, items -> ListFunctions.find(items, place, scope));
            default -> new Tree.Unknown(place);
        };
    }

    private Tree ref(String name, Place place) {
        if (name.equals("AWS::NoValue")) {
            return new Tree.Absent(place);
        }
        var own = Pseudo.of(name, scope);
        if (own.isPresent()) {
            return new Tree.Scalar(place, own.get());
        }
        var parameter = scope.file().parameters().get(name);
        if (parameter != null) {
            return moved(scope.parameter(parameter, place), place, parameter);
        }
        if (scope.file().ownerOfRole(name).isPresent()) {
            return new Tree.Scalar(place, scope.names().physical(scope.stack(), name));
        }
        return Optional.ofNullable(scope.file().resources().get(name))
                .filter(resource -> there(resource, place))
                .flatMap(resource -> new Physical(scope).ref(resource))
                .<Tree>map(text -> new Tree.Scalar(place, text))
                .orElseGet(() -> new Tree.Unknown(place));
    }

    /** A parameter's value stands where it is used, so that faults name that place. */
    private static Tree moved(Tree value, Place place, Parameter parameter) {
        if (!(value instanceof Tree.Scalar scalar)) {
            return value;
        }
        return parameter.isList()
                ? new Tree.Sequence(
                        place,
                        List.of(scalar.text().split(",", -1)).stream()
                                .<Tree>map(item -> new Tree.Scalar(place, item.strip()))
                                .toList())
                : new Tree.Scalar(place, scalar.value());
    }

    private Tree attribute(Reference reference) {
        var place = reference.place();
        var nested = scope.nested().get(reference.name());
        if (nested != null && reference.attribute().startsWith("Outputs.")) {
            return placed(nested.output(reference.attribute().substring("Outputs.".length()), place), place);
        }
        var owner = scope.file().ownerOfRole(reference.name());
        if (owner.isPresent()) {
            return new Tree.Scalar(place, new Physical(scope).generatedRole(owner.get()));
        }
        return Optional.ofNullable(scope.file().resources().get(reference.name()))
                .filter(resource -> there(resource, place))
                .flatMap(resource -> new Physical(scope).attribute(resource, reference.attribute()))
                .<Tree>map(text -> new Tree.Scalar(place, text))
                .orElseGet(() -> new Tree.Unknown(place));
    }

    private static Tree placed(Tree value, Place place) {
        return value instanceof Tree.Scalar scalar ? new Tree.Scalar(place, scalar.value()) : value;
    }

    private boolean there(Resource resource, Place place) {
        var exists = scope.exists(resource);
        if (!exists) {
            scope.faults()
                    .add(
                            place,
                            resource.logicalId(),
                            "is not there: its condition %s does not hold"
                                    .formatted(resource.condition().orElse("")),
                            "Ask for it under the same condition");
        }
        return exists;
    }

    private Tree sub(Tree argument, Place place) {
        var parts = Tree.items(argument);
        var own =
                parts.size() == 2 && parts.get(1) instanceof Tree.Mapping map ? map.entries() : Map.<String, Tree>of();
        var text = new StringBuilder();
        var variables = Reference.VARIABLE.matcher(parts.isEmpty() ? "" : Tree.show(parts.getFirst()));
        while (variables.find()) {
            var name = variables.group(2).strip();
            if (!variables.group(1).isEmpty()) {
                variables.appendReplacement(text, "\\${" + name + "}");
                continue;
            }
            var value = own.containsKey(name) ? resolve(own.get(name)) : named(name, place);
            if (!(value instanceof Tree.Scalar scalar)) {
                return new Tree.Unknown(place);
            }
            variables.appendReplacement(text, java.util.regex.Matcher.quoteReplacement(scalar.text()));
        }
        variables.appendTail(text);
        return new Tree.Scalar(place, text.toString());
    }

    private Tree named(String name, Place place) {
        return name.contains(".") ? attribute(Reference.attribute(place, name)) : ref(name, place);
    }

    private Tree choose(List<Tree> parts, Place place) {
        if (parts.size() != 3) {
            scope.faults()
                    .add(place, "!If", "has %d parts".formatted(parts.size()), "Write [condition, if so, if not]");
            return new Tree.Unknown(place);
        }
        return scope.condition(Tree.show(parts.get(0)), place)
                .map(holds -> resolve(parts.get(holds ? 1 : 2)))
                .orElseGet(() -> new Tree.Unknown(place));
    }

    private interface Known {
        Tree from(List<Tree> items);
    }

    private Tree all(Tree argument, int count, Place place, Known known) {
        var items = Tree.items(argument).stream().map(this::resolve).toList();
        if (items.size() != count) {
            scope.faults()
                    .add(
                            place,
                            Tree.show(argument),
                            "are not the %d parts it takes".formatted(count),
                            "Write a list of them");
            return new Tree.Unknown(place);
        }
        return items.stream().anyMatch(Resolver::isUnknown) ? new Tree.Unknown(place) : known.from(items);
    }

    private static boolean isUnknown(Tree tree) {
        return tree instanceof Tree.Unknown
                || (tree instanceof Tree.Sequence list && list.items().stream().anyMatch(Resolver::isUnknown));
    }

    private Tree truths(Tree argument, Place place, Predicate<List<Boolean>> judge) {
        var held = new ArrayList<Boolean>();
        for (var item : Tree.items(argument)) {
            if (!(resolve(item) instanceof Tree.Scalar scalar && scalar.value() instanceof Boolean holds)) {
                return new Tree.Unknown(place);
            }
            held.add(holds);
        }
        return truth(Optional.of(judge.test(held)), place);
    }

    private static Tree truth(Optional<Boolean> holds, Place place) {
        return holds.<Tree>map(it -> new Tree.Scalar(place, it)).orElseGet(() -> new Tree.Unknown(place));
    }

    private static boolean same(Tree one, Tree other) {
        return Tree.show(one).equals(Tree.show(other));
    }

    private static List<String> texts(Tree tree) {
        return Tree.items(tree).stream().map(Tree::show).toList();
    }
}
