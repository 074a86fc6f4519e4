package latchkey.local;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the name that was probably meant. */
public final class Nearest {

    private static final int SHOWN = 12;

    private Nearest() {}

    /** What to write instead: the nearest name where one is near, else the names there are. */
    public static String hint(String name, Collection<String> known) {
        if (known.isEmpty()) {
            return "There is none: leave it out";
        }
        return to(name, known)
                .map("Did you mean %s?"::formatted)
                .orElseGet(() -> "Known here: " + String.join(", ", first(known)));
    }

    /** The known name with the fewest changed letters, if it is near enough to be meant. */
    public static Optional<String> to(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(lower(name), lower(candidate)) <= Math.max(2, name.length() / 4))
                .min(Comparator.comparingInt((String candidate) -> distance(lower(name), lower(candidate)))
                        .thenComparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static Collection<String> first(Collection<String> known) {
        var sorted = new TreeSet<>(known);
        return sorted.size() <= SHOWN ? sorted : sorted.stream().limit(SHOWN).toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** Levenshtein's: letters added, left out or changed. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
