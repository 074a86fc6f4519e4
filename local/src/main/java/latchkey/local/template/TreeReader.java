package latchkey.local.template;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads a YAML file into a {@link Tree}. The short form {@code !Sub x} and the long form {@code Fn::Sub: x} become one. */
final class TreeReader {

    private static final Set<String> OTHER_BOOLEANS = Set.of("yes", "no", "on", "off");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

    private final String file;
    private final Faults faults;

    private TreeReader(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** @return empty where the file cannot be read, which is then among the faults */
    static Optional<Tree> read(Path path, String file, Faults faults) {
        try {
            return new TreeReader(file, faults).parse(Files.readString(path, StandardCharsets.UTF_8));
        } catch (CharacterCodingException _) {
            faults.add(new Place(file, 1, ""), file, "is not in UTF-8", "Save it as UTF-8");
        } catch (IOException _) {
            faults.add(
                    new Place(file, 1, ""), file, "cannot be read", "See that it is there, and that you may read it");
        }
        return Optional.empty();
    }

    static Optional<Tree> parse(String text, String file, Faults faults) {
        return new TreeReader(file, faults).parse(text);
    }

    private Optional<Tree> parse(String text) {
        var settings = LoadSettings.builder()
                .setLabel(file)
                .setSchema(new CoreSchema())
                .build();
        try {
            var node = new Compose(settings).composeString(text);
            if (node.isEmpty()) {
                faults.add(new Place(file, 1, ""), file, "is empty", "Bring back what it held");
            }
            return node.map(root -> tree(root, new Place(file, line(root), "")));
        } catch (MarkedYamlEngineException e) {
            var line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            noYaml(line, text.lines().skip(line - 1L).findFirst().orElse(""));
        } catch (YamlEngineException _) { // it knows no place
            noYaml(1, file);
        }
        return Optional.empty();
    }

    /** The parser's own sentences are about its inside; what is amiss is nearly always one of these. */
    private void noYaml(int line, String written) {
        var right = written.contains("\t")
                ? "Indent by spaces, never by tabs"
                : written.strip().matches(".*(^|: |- )[*&@`%].*")
                        ? "Put what begins with %s into quotes"
                                .formatted(written.strip().replaceFirst("^.*?(?:^|: |- )([*&@`%]).*", "$1"))
                        : "See that quotes and brackets are closed, and that it is indented like its neighbours, here and just above";
        faults.add(new Place(file, line, ""), written.strip(), "is where this stops being YAML", right);
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private Tree tree(Node node, Place place) {
        var tag = node.getTag().getValue();
        // snakeyaml marks ${NAME} as a variable of the environment; to CloudFormation it is text.
        if (tag.startsWith("!") && tag.length() > 1 && !node.getTag().equals(Tag.ENV_TAG)) {
            var name = tag.substring(1);
            return new Tree.Intrinsic(place, name, untagged(node, place));
        }
        return untagged(node, place);
    }

    private Tree untagged(Node node, Place place) {
        return switch (node) {
            case ScalarNode scalar -> new Tree.Scalar(place, value(scalar, place));
            case SequenceNode list -> sequence(list, place);
            case MappingNode map -> mapping(map, place);
            default -> throw new IllegalStateException("A YAML node is a scalar, a list or a map, got: " + node);
        };
    }

    private Tree sequence(SequenceNode list, Place place) {
        var items = new ArrayList<Tree>();
        for (Node item : list.getValue()) {
            items.add(tree(item, place.item(items.size(), line(item))));
        }
        return new Tree.Sequence(place, items);
    }

    private Tree mapping(MappingNode map, Place place) {
        var entries = new LinkedHashMap<String, Tree>();
        for (var tuple : map.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            var at = place.at(key, line(tuple.getKeyNode()));
            if (key.isEmpty()) {
                faults.add(at, tuple.getKeyNode(), "is no name", "Write a name before the colon");
            } else if (entries.putIfAbsent(key, tree(tuple.getValueNode(), at)) != null) {
                faults.add(at, key, "stands here twice", "Keep one, or give the other a name of its own");
            }
        }
        return longForm(entries, place).orElseGet(() -> new Tree.Mapping(place, entries));
    }

    private static Optional<Tree> longForm(SequencedMap<String, Tree> entries, Place place) {
        if (entries.size() != 1) {
            return Optional.empty();
        }
        var entry = entries.firstEntry();
        if (entry.getKey().startsWith("Fn::")) {
            return Optional.of(new Tree.Intrinsic(place, entry.getKey().substring(4), entry.getValue()));
        }
        return entry.getKey().equals("Ref") && entry.getValue() instanceof Tree.Scalar
                ? Optional.of(new Tree.Intrinsic(place, "Ref", entry.getValue()))
                : Optional.empty();
    }

    private @Nullable Object value(ScalarNode scalar, Place place) {
        var text = scalar.getValue();
        var tag = scalar.getTag();
        if (scalar.getScalarStyle() == ScalarStyle.PLAIN
                && OTHER_BOOLEANS.contains(text.toLowerCase(java.util.Locale.ROOT))) {
            faults.add(
                    place,
                    text,
                    "is true or false to some readers and a word to others",
                    "Write true, false or quotes");
        }
        if (tag.equals(Tag.NULL)) {
            return null;
        } else if (tag.equals(Tag.BOOL)) {
            return Boolean.valueOf(text);
        }
        // 0123 is octal to some and decimal to others; CloudFormation keeps such ids as text.
        var decimal = WHOLE.matcher(text).matches() && !(text.length() > 1 && text.startsWith("0"));
        return (tag.equals(Tag.INT) && decimal) || (tag.equals(Tag.FLOAT) && text.matches("[-+]?[0-9]+\\.[0-9]+"))
                ? Tree.number(text)
                : text;
    }
}
