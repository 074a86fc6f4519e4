package latchkey.reply;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import latchkey.people.PlainText;

/**
 * A text as its words, in lower case and compatibility forms folded (NFKC). Scripts that put no blanks between words, and
 * Korean, whose writers do not agree where to put them, give one word a character. Whatever is no letter or digit is a
 * word of its own, so that a phrase never goes across it.
 */
record Words(List<String> each) {

    private static final String ACCENTED = "àáâãäåāąăçćčďèéêëęěēğìíîïīıłñńňòóôõöøōőřśšşșťțùúûüůūűýÿźžżё";
    private static final String PLAIN = "aaaaaaaaacccdeeeeeeegiiiiiilnnnoooooooorssssttuuuuuuuyyzzzе";

    /** By character, as far as there are any; 0 where a letter has no accent. */
    private static final char[] WITHOUT_ACCENT = withoutAccent();

    Words {
        each = List.copyOf(each);
    }

    static Words of(String written) {
        return ofNormal(folded(written));
    }

    /** What is in lower case and compatibility forms already, as word files are. */
    static Words ofNormal(String text) {
        return new Words(split(text));
    }

    /** The same as a list. One word, or words between blanks, as most phrases of word files are, cost little. */
    static List<String> split(String text) {
        char[] letters = text.toCharArray();
        int blanks = 0;
        for (char c : letters) {
            if (c == ' ') {
                blanks++;
            } else if (!isPlain(c)) {
                return splitCarefully(text);
            }
        }
        return blanks == 0 && letters.length > 0 ? List.of(text) : splitAtBlanks(text, blanks);
    }

    private static List<String> splitAtBlanks(String text, int blanks) {
        var words = new ArrayList<String>(blanks + 1);
        int start = 0;
        for (int end = text.indexOf(' '); end >= 0; end = text.indexOf(' ', start)) {
            if (end > start) {
                words.add(text.substring(start, end));
            }
            start = end + 1;
        }
        if (start < text.length()) {
            words.add(text.substring(start));
        }
        return words;
    }

    private static List<String> splitCarefully(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isPlain(c)) {
                word.append(c);
            } else if (Character.isHighSurrogate(c)) {
                add(text.codePointAt(at), word, words);
                at += Character.charCount(text.codePointAt(at)) - 1;
            } else {
                add(same(c), word, words);
            }
        }
        end(word, words);
        return words;
    }

    /** Most letters of most languages: these need no closer look. */
    private static boolean isPlain(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'а' && c <= 'џ') || (c >= 'ß' && c <= 'ž' && c != '÷');
    }

    private static void add(int c, StringBuilder word, List<String> words) {
        if (isUnseen(c)) {
            return;
        }
        if (isLetter(c) || (joins(c) && !word.isEmpty())) {
            word.appendCodePoint(c);
            return;
        }
        end(word, words);
        if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '-') {
            words.add(Character.toString(c));
        }
    }

    private static void end(StringBuilder word, List<String> words) {
        int length = word.length();
        while (length > 0 && word.charAt(length - 1) == '-') {
            length--;
        }
        if (length > 0) {
            words.add(word.substring(0, length));
        }
        word.setLength(0);
    }

    private static String folded(String written) {
        boolean isPlain = isAscii(written) || Normalizer.isNormalized(written, Normalizer.Form.NFKC);
        return (isPlain ? written : Normalizer.normalize(written, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** One kind of apostrophe, one kind of sigma. */
    private static int same(int c) {
        if (c < 0x80 && c != '`') {
            return c;
        }
        return c == '’' || c == '‘' || c == '`' || c == '´' || c == 'ʼ' ? '\'' : c == 'ς' ? 'σ' : c;
    }

    private static boolean isLetter(int c) {
        if (c < 0x80) {
            return Character.isLetterOrDigit(c);
        }
        return (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) && !standsAlone(c);
    }

    private static boolean joins(int c) {
        return c == '\'' || c == '-';
    }

    /** Shown as nothing, as emphasis or as the colour of an emoji; U+0307 is what lower case leaves of a dotted İ. */
    private static boolean isUnseen(int c) {
        if (c < 0x80) {
            return c == '*' || c == '_';
        }
        return PlainText.invisible(c) || c == 0x0307 || c == 0x200D || c == 0xFE0F || (c >= 0x1F3FB && c <= 0x1F3FF);
    }

    /** Han, Kana and Hangul. */
    static boolean standsAlone(int c) {
        return (c >= 0x3005 && c <= 0x3007)
                || (c >= 0x3041 && c <= 0x30FF)
                || (c >= 0x3400 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0x20000 && c <= 0x3FFFF);
    }

    /**
     * As people type where the keyboard makes marks a labour: Latin letters without them, a Russian ё as е. Letters of
     * other scripts stay, where a mark makes another letter.
     */
    static String withoutAccents(String word) {
        if (isAscii(word)) {
            return word;
        }
        char[] plain = word.toCharArray();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] < WITHOUT_ACCENT.length && WITHOUT_ACCENT[plain[i]] != 0) {
                plain[i] = WITHOUT_ACCENT[plain[i]];
            }
        }
        var without = new String(plain);
        return without.equals(word) ? word : without;
    }

    private static char[] withoutAccent() {
        var plain = new char['ё' + 1];
        for (int i = 0; i < ACCENTED.length(); i++) {
            plain[ACCENTED.charAt(i)] = PLAIN.charAt(i);
        }
        return plain;
    }

    int size() {
        return each.size();
    }

    boolean isEmpty() {
        return each.isEmpty();
    }

    /** @throws IllegalStateException if it is not one word */
    String only() {
        if (each.size() != 1) {
            throw new IllegalStateException("A word file has … at more than one word: " + each);
        }
        return each.getFirst();
    }
}
