package latchkey.reply;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import latchkey.reply.Phrases.Meaning;
import org.jspecify.annotations.Nullable;

/** A place in the net of phrases: which words lead on from it, and what the words up to it mean. */
final class Knot {

    /** In a word file: any number, in digits. */
    private static final String NUMBER = "0";

    private List<Branch> branches = List.of();
    private List<Meaning> meanings = List.of();

    /** From which a word leads to another. */
    static Knot before(String word, Knot next) {
        var knot = new Knot();
        knot.add(new Word(word, Words.withoutAccents(word), next));
        return knot;
    }

    void add(Branch branch) {
        branches = and(branches, branch);
    }

    void mean(Meaning meaning) {
        meanings = and(meanings, meaning);
    }

    /** Most knots have one of each, if any: a list that can grow would be larger than the knot. */
    private static <T> List<T> and(List<T> list, T one) {
        if (list.isEmpty()) {
            return List.of(one);
        }
        var longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }

    List<Meaning> meanings() {
        return meanings;
    }

    /** Adds the knots that a word leads to. */
    void follow(String word, List<Knot> to) {
        for (int i = 0; i < branches.size(); i++) {
            branches.get(i).follow(word, to);
        }
    }

    private static boolean isNumber(String word) {
        return Character.isDigit(word.charAt(0)) && !word.equals(NUMBER);
    }

    /** Words that lead on; many knots can have the same. */
    sealed interface Branch {
        void follow(String word, List<Knot> to);
    }

    /** @param plain the same without accents */
    record Word(String word, String plain, Knot next) implements Branch {
        @Override
        public void follow(String said, List<Knot> to) {
            if (word.equals(said) || plain.equals(said) || (word.equals(NUMBER) && isNumber(said))) {
                to.add(next);
            }
        }
    }

    /** Every word that begins, or ends, with some letters. */
    record Stem(String letters, boolean leads, Knot next) implements Branch {
        @Override
        public void follow(String said, List<Knot> to) {
            if (leads ? said.startsWith(letters) : said.endsWith(letters)) {
                to.add(next);
            }
        }

        /** The letter at the end that counts. */
        char key() {
            return letters.charAt(leads ? 0 : letters.length() - 1);
        }
    }

    /** Any of many words. */
    static final class AnyOf implements Branch {

        private record Way(Knot to, @Nullable Way other) {}

        private final Map<String, Way> words = new HashMap<>();
        private Map<Character, List<Stem>> stems = Map.of();

        /** As it is written and without its accents. */
        void addSaid(String word, Knot next) {
            add(word, next);
            String plain = Words.withoutAccents(word);
            if (!plain.equals(word)) {
                add(plain, next);
            }
        }

        private void add(String word, Knot next) {
            words.put(word, new Way(next, words.get(word)));
        }

        void add(Stem stem) {
            if (stems.isEmpty()) {
                stems = new HashMap<>();
            }
            stems.computeIfAbsent(stem.key(), key -> new ArrayList<>(1)).add(stem);
        }

        /** As if all that leads on there led on here. */
        void addAll(AnyOf others) {
            for (var other : others.words.entrySet()) {
                for (Way way = other.getValue(); way != null; way = way.other) {
                    add(other.getKey(), way.to);
                }
            }
            for (var list : others.stems.values()) {
                list.forEach(this::add);
            }
        }

        boolean isEmpty() {
            return words.isEmpty() && stems.isEmpty();
        }

        @Override
        public void follow(String word, List<Knot> to) {
            followWord(word, to);
            if (isNumber(word)) {
                followWord(NUMBER, to);
            }
            if (!stems.isEmpty()) {
                char first = word.charAt(0);
                char last = word.charAt(word.length() - 1);
                followStems(first, word, to);
                if (first != last) {
                    followStems(last, word, to);
                }
            }
        }

        private void followWord(String word, List<Knot> to) {
            for (Way way = words.get(word); way != null; way = way.other) {
                to.add(way.to);
            }
        }

        private void followStems(char key, String word, List<Knot> to) {
            for (Stem stem : stems.getOrDefault(key, List.of())) {
                stem.follow(word, to);
            }
        }
    }
}
