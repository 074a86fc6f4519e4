package latchkey.local.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The types and properties that are known, read from the tables beside this class ({@code types-*.yaml}), which say of each
 * property whether it is heeded, or why not.
 */
final class Types {

    private static final List<String> TABLES = List.of(
            "types-shared.yaml",
            "types-functions.yaml",
            "types-messages.yaml",
            "types-storage.yaml",
            "types-mail.yaml",
            "types-operations.yaml");
    private static final Pattern NUMBER = Pattern.compile("number(?: (-?[0-9]+)\\.\\.([0-9]+))?");
    private static final String NO_EFFECT = "no effect: ";
    private static final String REFUSED = "refused: ";

    private final Map<String, Type> types = new LinkedHashMap<>();
    private final Map<String, Shape> shared = new LinkedHashMap<>();

    /** @throws IllegalStateException where a table is faulty; that is a fault of ours, not of a template */
    Types() {
        var faults = new Faults();
        for (var table : TABLES) {
            TreeReader.parse(text(table), table, faults).ifPresent(tree -> readTable((Tree.Mapping) tree));
        }
        if (!faults.all().isEmpty()) {
            throw new IllegalStateException("The tables of types are faulty: " + faults.all());
        }
    }

    Optional<Type> type(String name) {
        return Optional.ofNullable(types.get(name.startsWith("Custom::") ? "Custom" : name));
    }

    Set<String> names() {
        return types.keySet();
    }

    Optional<Shape> shared(String name) {
        return Optional.ofNullable(shared.get(name));
    }

    /** The names of shared shapes that begin so, without the beginning. */
    Set<String> sharedAfter(String prefix) {
        var names = new LinkedHashSet<String>();
        shared.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> names.add(name.substring(prefix.length())));
        return names;
    }

    private static String text(String table) {
        try (var in = Types.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException("This build has no " + table + "; build it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readTable(Tree.Mapping table) {
        table.entries().forEach((name, tree) -> {
            if (tree instanceof Tree.Mapping map && map.get("properties").isPresent()) {
                types.put(name, type(name, map));
            } else {
                shared.put(name, shape(tree));
            }
        });
    }

    private static Type type(String name, Tree.Mapping map) {
        var attributes = new LinkedHashMap<String, String>();
        map.get("attributes")
                .ifPresent(tree -> ((Tree.Mapping) tree)
                        .entries()
                        .forEach((key, value) -> attributes.put(key, ((Tree.Scalar) value).text())));
        var properties = (Shape.Fields) shape(map.get("properties").orElseThrow());
        return new Type(
                name,
                text(map, "no effect"),
                text(map, "named by"),
                text(map, "lower case").isPresent(),
                text(map, "refers to"),
                attributes,
                properties);
    }

    private static Optional<String> text(Tree.Mapping map, String key) {
        return map.get(key).map(tree -> ((Tree.Scalar) tree).text());
    }

    private static Shape shape(Tree tree) {
        return switch (tree) {
            case Tree.Mapping map ->
                map.get("*").isPresent() ? new Shape.Named(shape(map.get("*").orElseThrow())) : fields(map);
            case Tree.Sequence list -> new Shape.Each(shape(list.items().getFirst()));
            case Tree.Scalar scalar -> word(scalar);
            case Tree.Intrinsic _, Tree.Absent _, Tree.Unknown _ ->
                throw new IllegalStateException("A table has no such thing at " + tree.place());
        };
    }

    private static Shape.Fields fields(Tree.Mapping map) {
        var known = new LinkedHashMap<String, Shape>();
        var required = new LinkedHashSet<String>();
        map.entries().forEach((key, value) -> {
            var name = key.endsWith("!") ? key.substring(0, key.length() - 1) : key;
            known.put(name, shape(value));
            if (key.endsWith("!")) {
                required.add(name);
            }
        });
        return new Shape.Fields(known, required);
    }

    private static Shape word(Tree.Scalar scalar) {
        var text = scalar.text();
        if (text.startsWith(NO_EFFECT)) {
            return new Shape.NoEffect(text.substring(NO_EFFECT.length()));
        } else if (text.startsWith(REFUSED)) {
            return new Shape.Refused(text.substring(REFUSED.length()));
        } else if (text.startsWith("one of ")) {
            return new Shape.Value(
                    Shape.Kind.TEXT, 0, 0, List.of(text.substring(7).split(" \\| ", -1)));
        } else if (text.startsWith("shape ")) {
            return new Shape.Shared(text.substring(6));
        } else if (text.startsWith("typed ")) {
            return new Shape.Typed(text.substring(6) + " ");
        }
        return simple(text, scalar.place());
    }

    private static Shape simple(String text, Place place) {
        var number = NUMBER.matcher(text);
        if (number.matches()) {
            var least = Optional.ofNullable(number.group(1)).map(Long::valueOf).orElse(Long.MIN_VALUE);
            var most = Optional.ofNullable(number.group(2)).map(Long::valueOf).orElse(Long.MAX_VALUE);
            return new Shape.Value(Shape.Kind.NUMBER, least, most, List.of());
        }
        var value = new Shape.Value(Shape.Kind.TEXT, 0, 0, List.of());
        return switch (text) {
            case "text" -> value;
            case "texts" -> new Shape.Each(value);
            case "boolean" -> new Shape.Value(Shape.Kind.BOOLEAN, 0, 0, List.of());
            case "document" -> new Shape.Document();
            default -> throw new IllegalStateException("No such shape at %s: %s".formatted(place, text));
        };
    }
}
