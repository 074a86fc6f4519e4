package latchkey.local.template;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The intrinsics that take things out of lists and mappings; their arguments are resolved already. */
final class ListFunctions {

    private ListFunctions() {}

    static Tree split(List<Tree> items, Place place) {
        var parts = Tree.show(items.get(1)).split(Pattern.quote(Tree.show(items.get(0))), -1);
        return new Tree.Sequence(
                place,
                List.of(parts).stream()
                        .<Tree>map(part -> new Tree.Scalar(place, part))
                        .toList());
    }

    static Tree select(List<Tree> items, Place place, Faults faults) {
        var from = Tree.items(items.get(1));
        var index = Tree.show(items.get(0));
        if (index.matches("[0-9]{1,4}") && Integer.parseInt(index) < from.size()) {
            return from.get(Integer.parseInt(index));
        }
        faults.add(place, index, "selects none of %d".formatted(from.size()), "Count from 0");
        return new Tree.Unknown(place);
    }

    static Tree find(List<Tree> items, Place place, Scope scope) {
        Tree at = new Tree.Mapping(place, scope.file().mappings());
        for (var item : items) {
            var key = Tree.show(item);
            var below = at instanceof Tree.Mapping map ? map.entries() : Map.<String, Tree>of();
            if (!below.containsKey(key)) {
                scope.faults().unknown(place, key, "is no key of the mapping", below.keySet());
                return new Tree.Unknown(place);
            }
            at = below.get(key);
        }
        return at;
    }
}
