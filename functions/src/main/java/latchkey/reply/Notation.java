package latchkey.reply;

import java.util.ArrayList;
import java.util.List;

/** How word files write several phrases in one line: {@code (a|b)} is one of both, {@code (|a)} is a or nothing. */
final class Notation {

    /** What a group that stands inside a word may multiply to; more is a mistake in a pattern. */
    private static final int MOST_WORDS = 2_000;

    private Notation() {}

    /** The pieces of a pattern between blanks; a group is one piece. */
    static List<String> pieces(String pattern) {
        return split(pattern, ' ').stream().filter(piece -> !piece.isEmpty()).toList();
    }

    /** The ways to say a piece: each is a pattern again, or a phrase without groups. */
    static List<String> choices(String piece) {
        if (isOneGroup(piece)) {
            return split(piece.substring(1, piece.length() - 1), '|');
        }
        var choices = new ArrayList<String>();
        multiply(piece, choices);
        return choices;
    }

    private static boolean isOneGroup(String piece) {
        if (piece.charAt(0) != '(') {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < piece.length() - 1; i++) {
            depth += depthOf(piece.charAt(i));
            if (depth == 0) {
                return false;
            }
        }
        return piece.endsWith(")");
    }

    private static int depthOf(char c) {
        return c == '(' ? 1 : c == ')' ? -1 : 0;
    }

    private static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += depthOf(text.charAt(i));
            if (text.charAt(i) == separator && depth == 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        if (depth != 0) {
            throw new IllegalStateException("A word file opens or closes one bracket too many in: " + text);
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static void multiply(String pattern, List<String> into) {
        int close = pattern.indexOf(')');
        if (close < 0) {
            into.add(pattern);
            if (into.size() > MOST_WORDS) {
                throw new IllegalStateException("A word file stands for more than 2,000 words at: " + pattern);
            }
            return;
        }
        int open = pattern.lastIndexOf('(', close);
        for (String choice : pattern.substring(open + 1, close).split("\\|", -1)) {
            multiply(pattern.substring(0, open) + choice + pattern.substring(close + 1), into);
        }
    }
}
