package latchkey.reply;

import java.util.ArrayList;
import java.util.List;

/**
 * Ties one line of a word file into the net of phrases. {@code (a|b)} is one of both, {@code (|a)} is a or nothing, inside
 * words too; {@code …a} is every word that ends so,
 * {@code 0} every number. Each character is looked at as seldom as can be: all languages are read
 * while the first reply waits, by code that no compiler has seen yet.
 */
final class Notation {

    /** What groups inside one word may multiply to; more is a mistake in a pattern. */
    private static final int MOST_WORDS = 2_000;

    private final char[] line;
    private final Knot start;
    private final Knot.AnyOf starts;
    private int at;

    private Notation(String line, Knot start, Knot.AnyOf starts) {
        this.line = line.toCharArray();
        this.start = start;
        this.starts = starts;
    }

    /**
     * The knots where the phrases of a line end.
     *
     * @param starts the words that lead on from {@code start}
     */
    static List<Knot> ends(String line, Knot start, Knot.AnyOf starts) {
        var notation = new Notation(line, start, starts);
        List<Knot> ends = notation.phrases(List.of(start));
        if (notation.at < line.length()) {
            throw notation.brackets();
        }
        if (ends.contains(start)) {
            throw new IllegalStateException("A word file has a line that may be empty: " + line);
        }
        return ends;
    }

    /** Up to what ends a choice: a stroke, a closing bracket or the line's end. */
    private List<Knot> phrases(List<Knot> from) {
        List<Knot> here = from;
        while (at < line.length && line[at] != '|' && line[at] != ')') {
            if (line[at] == ' ') {
                at++;
            } else {
                here = piece(here);
            }
        }
        return here;
    }

    private List<Knot> piece(List<Knot> from) {
        int close = line[at] == '(' ? close(at) : -1;
        if (close >= 0 && (close == line.length - 1 || endsPiece(line[close + 1]))) {
            return group(from);
        }
        var words = new Knot.AnyOf();
        var next = new Knot();
        int end = endOfPiece();
        multiply(new String(line, at, end - at), words, next);
        at = end;
        lead(from, words);
        return List.of(next);
    }

    private List<Knot> group(List<Knot> from) {
        List<Knot> ends = new ArrayList<>(2);
        boolean beginsLine = from.size() == 1 && from.getFirst() == start;
        var words = beginsLine ? starts : new Knot.AnyOf();
        var next = new Knot();
        boolean any = false;
        do {
            at++;
            int end = endOfPhrase();
            if (at == end) {
                ends.addAll(from);
            } else if (end < 0) {
                ends.addAll(phrases(from));
            } else {
                say(new String(line, at, end - at), words, next);
                any = true;
                at = end;
            }
        } while (line[at] == '|');
        at++;
        if (any) {
            if (!beginsLine) {
                lead(from, words);
            }
            ends.add(next);
        }
        return ends;
    }

    private void lead(List<Knot> from, Knot.AnyOf words) {
        for (Knot knot : from) {
            if (knot == start) {
                starts.addAll(words);
            } else {
                knot.add(words);
            }
        }
    }

    /** Where a choice ends that holds no group; -1 where it holds one. */
    private int endOfPhrase() {
        for (int i = at; i < line.length; i++) {
            char c = line[i];
            if (c == '|' || c == ')') {
                return i;
            }
            if (c == '(') {
                return -1;
            }
        }
        throw brackets();
    }

    private int endOfPiece() {
        int i = at;
        while (i < line.length && !endsPiece(line[i])) {
            i = line[i] == '(' ? close(i) + 1 : i + 1;
        }
        return i;
    }

    private static boolean endsPiece(char c) {
        return c == ' ' || c == '|' || c == ')';
    }

    /** Where the bracket closes that opens at a place. */
    private int close(int open) {
        int depth = 0;
        for (int i = open; i < line.length; i++) {
            char c = line[i];
            if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        throw brackets();
    }

    private IllegalStateException brackets() {
        return new IllegalStateException(
                "A word file opens or closes one bracket too many in: " + String.valueOf(line));
    }

    private static int multiply(String word, Knot.AnyOf words, Knot end) {
        int close = word.indexOf(')');
        if (close < 0) {
            say(word, words, end);
            return 1;
        }
        int open = word.lastIndexOf('(', close);
        int count = 0;
        for (String choice : word.substring(open + 1, close).split("\\|", -1)) {
            count += multiply(word.substring(0, open) + choice + word.substring(close + 1), words, end);
        }
        if (count > MOST_WORDS) {
            throw new IllegalStateException("A word file stands for more than 2,000 words at: " + word);
        }
        return count;
    }

    private static void say(String phrase, Knot.AnyOf first, Knot end) {
        if (phrase.indexOf('…') >= 0) {
            boolean leads = phrase.endsWith("…");
            String letters = leads ? phrase.substring(0, phrase.length() - 1) : phrase.substring(1);
            first.add(new Knot.Stem(Words.ofNormal(letters).only(), leads, end));
            return;
        }
        List<String> words = Words.split(phrase);
        Knot next = end;
        for (int i = words.size() - 1; i > 0; i--) {
            next = Knot.before(words.get(i), next);
        }
        first.addSaid(words.getFirst(), next);
    }
}
