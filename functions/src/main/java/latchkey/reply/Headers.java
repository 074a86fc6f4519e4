package latchkey.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The headers of one mail or part: unfolded, not decoded, as often as they stand there. Names are compared without case. */
public final class Headers {

    private final Map<String, List<String>> byName;

    private Headers(Map<String, List<String>> byName) {
        this.byName = byName;
    }

    /** Each value of that header in its order; empty where it is missing. */
    public List<String> all(String name) {
        return byName.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    public boolean has(String name) {
        return !all(name).isEmpty();
    }

    /** The name, in lower case, of some header that begins so. */
    Optional<String> nameBeginning(String prefix) {
        return byName.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .findFirst();
    }

    static Headers of(String... namesAndValues) {
        var collector = new Collector();
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            collector.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return collector.headers();
    }

    /** Takes headers as they are read. */
    static final class Collector {

        private final Map<String, List<String>> byName = new HashMap<>();

        void add(String name, String value) {
            byName.computeIfAbsent(name.toLowerCase(Locale.ROOT), key -> new ArrayList<>(1))
                    .add(value);
        }

        Headers headers() {
            var copy = new HashMap<String, List<String>>();
            byName.forEach((name, values) -> copy.put(name, List.copyOf(values)));
            return new Headers(copy);
        }
    }
}
