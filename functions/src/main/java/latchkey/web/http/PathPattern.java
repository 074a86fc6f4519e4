package latchkey.web.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path like {@code /tickets/{ticket}/comments}; a name in braces stands for one part without a slash. */
public record PathPattern(String text) {

    public PathPattern {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("A path begins with a slash, got: " + text);
        }
    }

    /** What stands where the names are; empty where the path is another one. */
    public Optional<Map<String, String>> match(String path) {
        var wanted = parts(text);
        var given = parts(path);
        if (wanted.size() != given.size()) {
            return Optional.empty();
        }
        var found = new LinkedHashMap<String, String>();
        for (int i = 0; i < wanted.size(); i++) {
            var want = wanted.get(i);
            var have = given.get(i);
            if (want.startsWith("{")) {
                found.put(want.substring(1, want.length() - 1), have);
            }
            boolean fits = want.startsWith("{") ? !have.isEmpty() : want.equals(have);
            if (!fits) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1));
    }
}
