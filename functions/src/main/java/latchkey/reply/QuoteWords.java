package latchkey.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The phrases of {@code quotes.words}, of all languages together: who quotes in which language is not known. */
final class QuoteWords {

    static final QuoteWords READ = new QuoteWords(WordFile.read("quotes.words"));

    private final Map<String, List<String>> byKind = new HashMap<>();

    private QuoteWords(WordFile file) {
        Map<String, Set<String>> found = new HashMap<>();
        file.sections().forEach((language, lines) -> lines.forEach(line -> read(language, line, found)));
        found.forEach((kind, phrases) -> byKind.put(kind, List.copyOf(phrases)));
    }

    private static void read(String language, String line, Map<String, Set<String>> found) {
        int colon = line.indexOf(':');
        if (colon < 0) {
            throw new IllegalStateException(
                    "quotes.words [" + language + "]: a line is a kind, a colon and phrases: " + line);
        }
        var phrases = found.computeIfAbsent(line.substring(0, colon), kind -> new LinkedHashSet<>());
        for (String phrase : line.substring(colon + 1).split("\\|", -1)) {
            phrases.add(lower(phrase.strip()));
        }
    }

    /** Each in lower case, each once. */
    List<String> all(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    Set<String> set(String kind) {
        return Set.copyOf(all(kind));
    }

    /** Where … stands for anything, the pieces between. */
    List<List<String>> patterns(String kind) {
        var patterns = new ArrayList<List<String>>();
        all(kind).forEach(phrase -> patterns.add(List.of(phrase.split("…", -1))));
        return patterns;
    }

    /** One letter for one, in whatever language: İ would become two. */
    static String lower(String text) {
        return text.replace('İ', 'i').toLowerCase(Locale.ROOT);
    }
}
