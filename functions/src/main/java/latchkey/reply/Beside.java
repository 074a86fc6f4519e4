package latchkey.reply;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which limits stand in a text, and at which of its words they begin. */
final class Beside {

    private record Hit(Section section, int word) {}

    private final Set<Section> anywhere = EnumSet.noneOf(Section.class);
    private final List<Hit> hits = new ArrayList<>(0);

    void add(Section section, int word) {
        anywhere.add(section);
        hits.add(new Hit(section, word));
    }

    boolean has(Section section) {
        return anywhere.contains(section);
    }

    /** Whether one begins at just that word. */
    boolean hasAt(int word, Section section) {
        return anywhere.contains(section) && hits.contains(new Hit(section, word));
    }

    boolean hasNone(Set<Section> sections) {
        return sections.stream().noneMatch(anywhere::contains);
    }
}
