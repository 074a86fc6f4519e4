package latchkey.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The phrases of many patterns, read word by word and all at once: a net of words, so that a pattern that stands for a
 * thousand phrases costs a dozen knots and loading all languages costs milliseconds.
 */
final class Phrases {

    /** What a phrase is: the number of its language and the section it stands in. */
    record Meaning(int language, Section section) {}

    /** Hears of each phrase that was found; {@code end} is the index of the word after it. */
    interface Finder {
        void found(Meaning meaning, int end);
    }

    private record Stem(String letters, boolean leads, Knot to) {
        boolean fits(String word) {
            return leads ? word.startsWith(letters) : word.endsWith(letters);
        }

        /** The letter at the end that counts. */
        char key() {
            return letters.charAt(leads ? 0 : letters.length() - 1);
        }
    }

    private static final class Knot {
        private final Map<String, List<Knot>> words = new HashMap<>(2);
        private final Map<Character, List<Stem>> stems = new HashMap<>(0);
        private final List<Meaning> meanings = new ArrayList<>(0);

        void to(String word, Knot next) {
            words.computeIfAbsent(word, key -> new ArrayList<>(1)).add(next);
        }

        void to(Stem stem) {
            stems.computeIfAbsent(stem.key(), key -> new ArrayList<>(1)).add(stem);
        }

        /** The knots that a word leads to; the list is not to be changed. */
        List<Knot> follow(String word) {
            List<Knot> exact = words.getOrDefault(word, List.of());
            return stems.isEmpty() ? exact : withStems(word, exact);
        }

        private List<Knot> withStems(String word, List<Knot> exact) {
            var all = new ArrayList<>(exact);
            char first = word.charAt(0);
            char last = word.charAt(word.length() - 1);
            for (Stem stem : stems.getOrDefault(first, List.of())) {
                if (stem.fits(word)) {
                    all.add(stem.to);
                }
            }
            for (Stem stem : first == last ? List.<Stem>of() : stems.getOrDefault(last, List.of())) {
                if (stem.fits(word)) {
                    all.add(stem.to);
                }
            }
            return all;
        }
    }

    private final Knot start = new Knot();

    /**
     * Adds every phrase of a pattern.
     *
     * @throws IllegalStateException if the pattern also stands for no word at all
     */
    void add(String pattern, Meaning meaning) {
        List<Knot> ends = build(List.of(start), pattern);
        if (ends.contains(start)) {
            throw new IllegalStateException("A word file has a line that may be empty: " + pattern);
        }
        ends.forEach(end -> end.meanings.add(meaning));
    }

    private static List<Knot> build(List<Knot> from, String pattern) {
        List<Knot> here = from;
        for (String piece : Notation.pieces(pattern)) {
            here = either(here, piece);
        }
        return here;
    }

    private static List<Knot> either(List<Knot> from, String piece) {
        List<Knot> ends = new ArrayList<>(2);
        var shared = new Knot();
        boolean isShared = false;
        for (String choice : Notation.choices(piece)) {
            if (choice.isBlank()) {
                ends.addAll(from);
            } else if (choice.indexOf('(') >= 0) {
                ends.addAll(build(from, choice));
            } else {
                say(from, choice, shared);
                isShared = true;
            }
        }
        if (isShared) {
            ends.add(shared);
        }
        return ends;
    }

    private static void say(List<Knot> from, String phrase, Knot end) {
        if (phrase.startsWith("…") || phrase.endsWith("…")) {
            var stem = new Stem(Words.ofNormal(phrase.replace("…", "")).only(), phrase.endsWith("…"), end);
            from.forEach(knot -> knot.to(stem));
            return;
        }
        List<String> words = Words.ofNormal(phrase).each();
        List<Knot> here = from;
        for (int i = 0; i < words.size(); i++) {
            var next = i == words.size() - 1 ? end : new Knot();
            String word = words.get(i);
            String plain = Words.withoutAccents(word);
            for (Knot knot : here) {
                knot.to(word, next);
                if (!plain.equals(word)) {
                    knot.to(plain, next);
                }
            }
            here = List.of(next);
        }
    }

    /** Finds the phrases that begin at a word. */
    void at(Words text, int first, Finder finder) {
        List<String> words = text.each();
        List<Knot> here = start.follow(words.get(first));
        for (int i = first + 1; !here.isEmpty(); i++) {
            for (Knot knot : here) {
                for (Meaning meaning : knot.meanings) {
                    finder.found(meaning, i);
                }
            }
            here = i < words.size() ? next(here, words.get(i)) : List.of();
        }
    }

    private static List<Knot> next(List<Knot> here, String word) {
        if (here.size() == 1) {
            return here.getFirst().follow(word);
        }
        var next = new ArrayList<Knot>();
        for (Knot knot : here) {
            next.addAll(knot.follow(word));
        }
        return next;
    }
}
