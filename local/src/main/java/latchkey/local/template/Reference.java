package latchkey.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name in one template that stands for something declared elsewhere in it.
 *
 * @param attribute what follows the first dot; empty where the thing itself is meant
 */
record Reference(Place place, Kind kind, String name, String attribute) {

    enum Kind {
        /** A parameter, a resource or one of AWS's own. */
        REF,
        ATTRIBUTE,
        CONDITION,
        MAPPING
    }

    static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

    /** All names below a tree. */
    static List<Reference> in(Tree tree) {
        var found = new ArrayList<Reference>();
        collect(tree, found);
        return found;
    }

    static Reference attribute(Place place, String dotted) {
        var dot = dotted.indexOf('.');
        return dot < 0
                ? new Reference(place, Kind.ATTRIBUTE, dotted, "")
                : new Reference(place, Kind.ATTRIBUTE, dotted.substring(0, dot), dotted.substring(dot + 1));
    }

    private static void collect(Tree tree, List<Reference> found) {
        switch (tree) {
            case Tree.Mapping map -> map.entries().values().forEach(value -> collect(value, found));
            case Tree.Sequence list -> list.items().forEach(item -> collect(item, found));
            case Tree.Intrinsic intrinsic -> intrinsic(intrinsic, found);
            case Tree.Scalar _, Tree.Absent _, Tree.Unknown _ -> {}
        }
    }

    private static void intrinsic(Tree.Intrinsic intrinsic, List<Reference> found) {
        var argument = intrinsic.argument();
        var place = intrinsic.place();
        switch (intrinsic.name()) {
            case "Ref" -> found.add(new Reference(place, Kind.REF, Tree.show(argument), ""));
            case "GetAtt" -> found.add(attribute(place, dotted(argument)));
            case "Condition" -> found.add(new Reference(place, Kind.CONDITION, Tree.show(argument), ""));
            case "Sub" -> sub(argument, place, found);
            case "If" -> {
                Tree.items(argument).stream()
                        .limit(1)
                        .forEach(name -> found.add(new Reference(place, Kind.CONDITION, Tree.show(name), "")));
                Tree.items(argument).stream().skip(1).forEach(branch -> collect(branch, found));
            }
            case "FindInMap" -> {
                Tree.items(argument).stream()
                        .limit(1)
                        .forEach(name -> found.add(new Reference(place, Kind.MAPPING, Tree.show(name), "")));
                Tree.items(argument).stream().skip(1).forEach(key -> collect(key, found));
            }
            default -> collect(argument, found);
        }
    }

    /** {@code !GetAtt A.B} and {@code !GetAtt [A, B]}. */
    static String dotted(Tree argument) {
        return String.join(".", Tree.items(argument).stream().map(Tree::show).toList());
    }

    private static void sub(Tree argument, Place place, List<Reference> found) {
        var parts = Tree.items(argument);
        var own = parts.size() == 2 && parts.get(1) instanceof Tree.Mapping map
                ? map.entries().keySet()
                : Set.<String>of();
        if (parts.size() == 2) {
            collect(parts.get(1), found);
        }
        var variables = VARIABLE.matcher(parts.isEmpty() ? "" : Tree.show(parts.getFirst()));
        while (variables.find()) {
            var name = variables.group(2).strip();
            if (variables.group(1).isEmpty() && !own.contains(name)) {
                found.add(name.contains(".") ? attribute(place, name) : new Reference(place, Kind.REF, name, ""));
            }
        }
    }
}
