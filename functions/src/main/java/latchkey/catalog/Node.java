package latchkey.catalog;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.people.Fault;
import org.jspecify.annotations.Nullable;

/** A place in a file, as its parser gave it; what does not fit there becomes a {@link Fault}, and reading goes on. */
public final class Node {

    /** Characters of a value that a fault repeats. */
    private static final int LONGEST_SHOWN = 200;

    private final String path;
    private final @Nullable Object value;
    private final List<Fault> faults;

    private Node(String path, @Nullable Object value, List<Fault> faults) {
        this.path = path;
        this.value = value;
        this.faults = faults;
    }

    public static Node root(@Nullable Object tree, List<Fault> faults) {
        return new Node("", tree, faults);
    }

    public boolean isThere() {
        return value != null;
    }

    /** Reads only these keys; any other is a fault. */
    public Node of(Set<String> keys) {
        if (value instanceof Map<?, ?> map) {
            for (var key : map.keySet()) {
                if (!keys.contains(String.valueOf(key))) {
                    at(String.valueOf(key))
                            .fault("one of: "
                                    + String.join(", ", keys.stream().sorted().toList()));
                }
            }
        } else if (value != null) {
            fault("a map with: " + String.join(", ", keys.stream().sorted().toList()));
        }
        return this;
    }

    public Node at(String key) {
        return in(key, value instanceof Map<?, ?> map ? map.get(key) : null);
    }

    private Node in(String key, @Nullable Object there) {
        return new Node(path.isEmpty() ? key : path + "." + key, there, faults);
    }

    /** What stands under each key, in the file's order; nothing, with a fault, where it is no map. */
    public Map<String, Node> entries() {
        var entries = new LinkedHashMap<String, Node>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, there) -> entries.put(String.valueOf(key), in(String.valueOf(key), there)));
        } else if (value != null) {
            fault("a map");
        }
        return entries;
    }

    public List<Node> each() {
        var nodes = new ArrayList<Node>();
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                nodes.add(new Node(path + "[" + i + "]", list.get(i), faults));
            }
        } else if (value != null) {
            fault("a list");
        }
        return nodes;
    }

    /** Text; a fault and empty where it is something else, or not there at all. */
    public String text(int longest) {
        var text = maybeText(longest);
        if (value == null) {
            fault("text");
        }
        return text.orElse("");
    }

    public Optional<String> maybeText(int longest) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map
                || value instanceof List
                || value.toString().isBlank()
                || value.toString().length() > longest) {
            fault("text of 1 to %,d characters".formatted(longest));
            return Optional.empty();
        }
        return Optional.of(value.toString().strip());
    }

    public boolean flag(boolean leftOut) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value != null) {
            fault("true or false");
        }
        return leftOut;
    }

    public Duration duration(Duration leftOut) {
        if (value == null) {
            return leftOut;
        }
        try {
            return Duration.parse(value.toString());
        } catch (DateTimeParseException notADuration) {
            fault("an ISO 8601 duration, such as P2D or PT4H");
            return leftOut;
        }
    }

    public String oneOf(String leftOut, String... words) {
        if (value == null) {
            return leftOut;
        }
        if (List.of(words).contains(value.toString())) {
            return value.toString();
        }
        fault("one of: " + String.join(", ", words));
        return leftOut;
    }

    /** One for each place: the first says most, what follows from it is left out. */
    public void fault(String right) {
        if (faults.isEmpty() || !faults.getLast().path().equals(path)) {
            faults.add(new Fault(path, shown(), right));
        }
    }

    /** Short, as it would be written. */
    private String shown() {
        var written = switch (value) {
            case null -> "";
            case Map<?, ?> map -> map.isEmpty() ? "{}" : "{ … }";
            case List<?> list -> list.isEmpty() ? "[]" : "[ … ]";
            default -> value.toString();
        };
        return written.length() > LONGEST_SHOWN ? written.substring(0, LONGEST_SHOWN) + "…" : written;
    }
}
