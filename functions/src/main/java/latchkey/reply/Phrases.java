package latchkey.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * The phrases of many patterns, read word by word and all at once: a net of words, so that a pattern that stands for a
 * thousand phrases costs a dozen knots.
 */
final class Phrases {

    /** What a phrase is: the number of its language and the section it stands in. */
    record Meaning(int language, Section section) {}

    /** Hears of each phrase that was found; {@code end} is the index of the word after it. */
    interface Finder {
        void found(Meaning meaning, int end);
    }

    private final Knot start = new Knot();
    private final Knot.AnyOf starts = new Knot.AnyOf();

    Phrases() {
        start.add(starts);
    }

    /**
     * Adds every phrase of a pattern.
     *
     * @throws IllegalStateException if the pattern also stands for no word at all, or its brackets do not fit
     */
    void add(String pattern, Meaning meaning) {
        for (Knot end : Notation.ends(pattern, start, starts)) {
            end.mean(meaning);
        }
    }

    /** Finds the phrases that begin at a word. */
    void at(Words text, int first, Finder finder) {
        List<String> words = text.each();
        List<Knot> here = new ArrayList<>(4);
        start.follow(words.get(first), here);
        for (int i = first + 1; !here.isEmpty(); i++) {
            for (Knot knot : here) {
                for (Meaning meaning : knot.meanings()) {
                    finder.found(meaning, i);
                }
            }
            here = i < words.size() ? next(here, words.get(i)) : List.of();
        }
    }

    private static List<Knot> next(List<Knot> here, String word) {
        var next = new ArrayList<Knot>(4);
        for (Knot knot : here) {
            knot.follow(word, next);
        }
        return next;
    }
}
