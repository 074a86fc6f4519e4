package latchkey.reply;

import java.util.List;
import java.util.Locale;

/** The forms in which mail clients introduce a quote or end a mail. Which words they use stands in {@code quotes.words}. */
final class QuoteForms {

    private static final WordFile WORDS = WordFile.read("quotes.words");
    private static final List<String> FROM = WORDS.lines("from");
    private static final List<String> FOOTERS = WORDS.lines("footers");
    private static final List<List<String>> ATTRIBUTIONS =
            WORDS.lines("attributions").stream().map(QuoteForms::pieces).toList();
    private static final String MARKER = "reply above this line";

    /** Characters. Longer lines are text. */
    private static final int LONGEST = 250;

    /** Lines over which clients wrap an attribution. */
    private static final int MOST_LINES = 4;

    private QuoteForms() {}

    private static List<String> pieces(String pattern) {
        return List.of(pattern.split("…", -1));
    }

    static boolean isMarker(String line) {
        return line.length() <= LONGEST && line.toLowerCase(Locale.ROOT).contains(MARKER);
    }

    /** {@code -----Original Message-----} and the like in any language. */
    static boolean isDivider(String line) {
        int start = dashes(line, 0, 1);
        int tail = dashes(line, line.length() - 1, -1);
        return start >= 4 && tail >= 4 && line.length() <= LONGEST && start + tail < line.length();
    }

    private static int dashes(String line, int from, int step) {
        int count = 0;
        for (int i = from; i >= 0 && i < line.length() && line.charAt(i) == '-'; i += step) {
            count++;
        }
        return count;
    }

    /** A line that only draws: {@code ________}. */
    static boolean isRule(String line) {
        return line.length() >= 3 && line.chars().allMatch(c -> c == '_' || c == '-' || c == '=' || c == '*');
    }

    static boolean isFooter(String line) {
        return line.length() <= LONGEST
                && FOOTERS.stream().anyMatch(footer -> line.regionMatches(true, 0, footer, 0, footer.length()));
    }

    /** From:, then Sent:, To:, Subject: in the next lines; or several in one line. */
    static boolean isHeaderBlock(List<String> lines, int i) {
        String line = plain(lines.get(i));
        if (FROM.stream().noneMatch(label -> isLabel(line, label))) {
            return false;
        }
        int labelled = 0;
        for (int next = i + 1; next < lines.size() && next <= i + 5; next++) {
            labelled += hasLabel(plain(lines.get(next))) ? 1 : 0;
        }
        return labelled >= 2 || (labelled == 1 && line.indexOf('@') > 0);
    }

    private static String plain(String line) {
        return line.replace("*", "").replace('：', ':').strip();
    }

    private static boolean isLabel(String line, String label) {
        return line.regionMatches(true, 0, label, 0, label.length())
                && line.substring(label.length()).stripLeading().startsWith(":");
    }

    private static boolean hasLabel(String line) {
        int colon = line.indexOf(':');
        return colon > 0
                && colon <= 25
                && Character.isLetter(line.charAt(0))
                && line.substring(0, colon).chars().noneMatch(c -> c == '@' || c == '.' || c == ',');
    }

    /**
     * Where an attribution begins that ends in line {@code last}, or -1: "On … wrote:" in the languages of the word file; and
     * in any language, above a marked quote, what names an address and a time and ends with a colon.
     */
    static int attribution(List<String> lines, boolean[] dropped, int last, boolean quoteFollows) {
        if (!plain(lines.get(last)).endsWith(":")) {
            return -1;
        }
        String joined = "";
        for (int start = last; start >= 0 && start > last - MOST_LINES; start--) {
            String line = plain(lines.get(start));
            if (line.isEmpty() || line.length() > LONGEST || dropped[start]) {
                break;
            }
            joined = joined.isEmpty() ? line : line + " " + joined;
            if (hasDigit(joined) && (isKnown(joined) || (quoteFollows && joined.indexOf('@') > 0))) {
                return start;
            }
        }
        return -1;
    }

    private static boolean isKnown(String line) {
        return ATTRIBUTIONS.stream().anyMatch(pieces -> matches(line, pieces));
    }

    private static boolean matches(String line, List<String> pieces) {
        if (!line.startsWith(pieces.getFirst()) || !line.endsWith(pieces.getLast())) {
            return false;
        }
        int at = pieces.getFirst().length();
        for (String piece : pieces.subList(1, pieces.size())) {
            int found = line.indexOf(piece, at);
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
        }
        return true;
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }
}
