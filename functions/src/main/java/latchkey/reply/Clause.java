package latchkey.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A piece of a line between punctuation marks.
 *
 * @param words never empty
 * @param start where it begins in the line
 * @param end where it ends in the line
 */
record Clause(Words words, int start, int end) {

    private static final String MARKS = "!¡,;:…()–—|。！，、；：．・～（）";

    /** Splits at punctuation and emoji; a full stop or dash inside a word splits nothing. */
    static List<Clause> of(String line) {
        return of(line, Set.of());
    }

    /** @param more where a clause begins besides, whatever stands before it */
    static List<Clause> of(String line, Set<Integer> more) {
        var clauses = new ArrayList<Clause>();
        int start = 0;
        int at = 0;
        while (at < line.length()) {
            int length = Character.charCount(line.codePointAt(at));
            if (more.contains(at)) {
                add(line, start, at, clauses);
                start = at;
            }
            if (splits(line, at)) {
                add(line, start, at, clauses);
                start = at + length;
            }
            at += length;
        }
        add(line, start, line.length(), clauses);
        return clauses;
    }

    private static void add(String line, int start, int end, List<Clause> clauses) {
        Words words = Words.of(line.substring(start, end));
        if (!words.isEmpty()) {
            clauses.add(new Clause(words, start, end));
        }
    }

    private static boolean splits(String line, int at) {
        int c = line.codePointAt(at);
        if (c == '.') {
            return at + 1 == line.length() || !Character.isLetterOrDigit(line.charAt(at + 1));
        }
        if (c == '-') {
            return isEdge(line, at - 1) || isEdge(line, at + 1);
        }
        if (c == '~') {
            return at > 0 && Words.standsAlone(line.charAt(at - 1));
        }
        if (c == ' ' || c == '　') {
            return isKanaOrHan(line, at - 1) && isKanaOrHan(line, at + 1);
        }
        return MARKS.indexOf(c) >= 0 || isEmoji(c);
    }

    private static boolean isEdge(String line, int at) {
        return at < 0 || at >= line.length() || line.charAt(at) == ' ' || line.charAt(at) == '-';
    }

    /** Chinese and Japanese put a blank only where others put a comma. */
    private static boolean isKanaOrHan(String line, int at) {
        return at >= 0 && at < line.length() && Words.standsAlone(line.charAt(at)) && line.charAt(at) < 0xAC00;
    }

    static boolean isEmoji(int c) {
        return c > 0xFF && (Character.isEmoji(c) || c == 0xFE0F || c == 0x200D);
    }
}
