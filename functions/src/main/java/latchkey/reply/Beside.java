package latchkey.reply;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which limits stand in a text, and at which of its words they begin. */
final class Beside {

    private record Hit(Section section, int word, int end) {}

    private final Set<Section> anywhere = EnumSet.noneOf(Section.class);
    private final List<Hit> hits = new ArrayList<>(0);

    /** {@code end} is the index of the word after it. */
    void add(Section section, int word, int end) {
        anywhere.add(section);
        hits.add(new Hit(section, word, end));
    }

    boolean has(Section section) {
        return anywhere.contains(section);
    }

    /** Whether one begins at just that word. */
    boolean hasAt(int word, Section section) {
        return anywhere.contains(section) && hits.stream().anyMatch(hit -> hit.section == section && hit.word == word);
    }

    /** Whether one ends before just that word. */
    boolean hasBefore(int word, Section section) {
        return anywhere.contains(section) && hits.stream().anyMatch(hit -> hit.section == section && hit.end == word);
    }

    /** Whether a text of so many words says nothing else. */
    boolean isAll(int words, Section section) {
        var said = new BitSet(words);
        hits.stream().filter(hit -> hit.section == section).forEach(hit -> said.set(hit.word, hit.end));
        return said.cardinality() == words;
    }

    boolean hasNone(Set<Section> sections) {
        return sections.stream().noneMatch(anywhere::contains);
    }
}
