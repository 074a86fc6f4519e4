package latchkey.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The resolved properties of one resource, or of a part of one, by their types. What is unknown is as if it were not there: it has been reported. */
record Fields(Tree.Mapping map) {

    static Fields of(Tree tree) {
        return new Fields(tree instanceof Tree.Mapping map ? map : Tree.Mapping.empty(tree.place()));
    }

    Place place() {
        return map.place();
    }

    Place place(String name) {
        return map.get(name).map(Tree::place).orElse(map.place());
    }

    boolean has(String name) {
        return map.get(name).isPresent();
    }

    Optional<String> text(String name) {
        return map.get(name)
                .flatMap(tree -> tree instanceof Tree.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** What stands there, or nothing at all where it is unknown, so that a record can be made all the same. */
    String known(String name) {
        return text(name).orElse("");
    }

    int number(String name, int otherwise) {
        return number(name).orElse(otherwise);
    }

    OptionalInt number(String name) {
        return text(name)
                .filter(text -> text.matches("-?[0-9]{1,9}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    boolean holds(String name, boolean otherwise) {
        return text(name).map("true"::equals).orElse(otherwise);
    }

    List<String> texts(String name) {
        return map.get(name).map(Tree::items).orElse(List.of()).stream()
                .filter(Tree.Scalar.class::isInstance)
                .map(Tree::show)
                .toList();
    }

    Fields in(String name) {
        return map.get(name).map(Fields::of).orElseGet(() -> new Fields(Tree.Mapping.empty(map.place())));
    }

    List<Fields> each(String name) {
        return map.get(name).map(Tree::items).orElse(List.of()).stream()
                .map(Fields::of)
                .toList();
    }

    /** Names of the template's own choosing, with what stands there. */
    Map<String, String> named(String name) {
        var all = new LinkedHashMap<String, String>();
        in(name).map().entries().forEach((key, tree) -> {
            if (tree instanceof Tree.Scalar scalar) {
                all.put(key, scalar.text());
            }
        });
        return all;
    }
}
