package latchkey.web.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names with values as {@code application/x-www-form-urlencoded} writes them: a query string, or a form's body. */
public record Query(Map<String, List<String>> values) {

    public static final Query NONE = new Query(Map.of());

    /** @throws BadRequest where an escape is no escape */
    public static Query parse(String encoded) {
        var values = new LinkedHashMap<String, List<String>>();
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int is = pair.indexOf('=');
                var name = is < 0 ? pair : pair.substring(0, is);
                var value = is < 0 ? "" : pair.substring(is + 1);
                values.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
            }
        }
        return new Query(values);
    }

    /** The first value of that name; an empty one is as good as none, as a form sends every field. */
    public Optional<String> get(String name) {
        return values.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    public String text(String name) {
        return get(name).orElse("");
    }

    public Set<String> names() {
        return values.keySet();
    }

    /** As a query string writes it; what {@link #parse} reads. */
    public String encoded() {
        return values.entrySet().stream()
                .flatMap(
                        field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notAnEscape) {
            throw new BadRequest("A percent sign must be followed by two hexadecimal digits, as in %20.", notAnEscape);
        }
    }
}
