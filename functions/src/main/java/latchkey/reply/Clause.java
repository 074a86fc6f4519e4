package latchkey.reply;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import latchkey.people.PlainText;

/**
 * A piece of a line between punctuation marks.
 *
 * @param words in lower case, compatibility forms folded (NFKC), blanks single; never empty
 * @param end where it ends in the line
 */
record Clause(String words, int end) {

    /** Splits at punctuation and emoji; a full stop or dash inside a word splits nothing. */
    static List<Clause> of(String line) {
        var clauses = new ArrayList<Clause>();
        int start = 0;
        int at = 0;
        while (at < line.length()) {
            int length = Character.charCount(line.codePointAt(at));
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
        String words = normal(line.substring(start, end));
        if (!words.isEmpty()) {
            clauses.add(new Clause(words, end));
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
        return "!,;:…()–—|。！，、；：．".indexOf(c) >= 0 || isEmoji(c);
    }

    private static boolean isEdge(String line, int at) {
        return at < 0 || at >= line.length() || line.charAt(at) == ' ' || line.charAt(at) == '-';
    }

    static boolean isEmoji(int c) {
        return c > 0xFF && (Character.isEmoji(c) || c == 0xFE0F || c == 0x200D);
    }

    /** As the word files write: no case, one kind of apostrophe, single blanks, no marks of emphasis around it. */
    static String normal(String written) {
        String folded = Normalizer.isNormalized(written, Normalizer.Form.NFKC)
                ? written
                : Normalizer.normalize(written, Normalizer.Form.NFKC);
        var normal = new StringBuilder(folded.length());
        folded.toLowerCase(Locale.ROOT).codePoints().forEach(c -> append(normal, c));
        return normal.toString().strip();
    }

    private static void append(StringBuilder normal, int c) {
        if (PlainText.invisible(c) || c == '*' || c == '_') {
            return;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != ' ') {
                normal.append(' ');
            }
            return;
        }
        normal.appendCodePoint(c == '’' || c == '‘' || c == '`' ? '\'' : c);
    }
}
