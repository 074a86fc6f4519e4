package latchkey.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands below what was written: rules, footers of phones, disclaimers, lines of scanners, "Kind regards" and a name. */
final class Ending {

    private static final List<List<String>> FOOTERS = QuoteWords.READ.patterns("footer");
    private static final List<String> NOTICES = QuoteWords.READ.all("notice");
    private static final Set<String> CLOSINGS = QuoteWords.READ.set("closing");

    /** Characters. A longer line is no footer. */
    private static final int LONGEST_FOOTER = 160;

    /** Lines of name, title, firm, place and numbers below "Kind regards". */
    private static final int SIGNATURE_LINES = 8;

    /** Characters of such a line, and words of one without a digit or address. */
    private static final int SIGNATURE_WIDTH = 60;

    private static final int SIGNATURE_WORDS = 6;

    /** Times that one kind of ending stands below another. */
    private static final int MOST = 4;

    private Ending() {}

    /**
     * Takes endings off the lines from {@code start} on.
     *
     * @param kept all that is kept so far; a signature alone, with nothing said above it, stays
     * @return what was taken for a signature because it looks like one: nobody has marked it as such
     */
    static List<String> trim(List<String> kept, int start) {
        var signed = new ArrayList<String>();
        for (int i = 0; i < MOST; i++) {
            int before = kept.size();
            trimEmpty(kept, start);
            cut(kept, notice(kept, start));
            int signature = signature(kept, start);
            if (signature >= 0) {
                signed.addAll(0, kept.subList(signature, kept.size()));
                cut(kept, signature);
            }
            if (kept.size() == before) {
                return signed;
            }
        }
        trimEmpty(kept, start);
        return signed;
    }

    private static void cut(List<String> kept, int from) {
        if (from >= 0) {
            kept.subList(from, kept.size()).clear();
        }
    }

    private static void trimEmpty(List<String> kept, int start) {
        while (kept.size() > start && isNothing(kept.getLast())) {
            kept.removeLast();
        }
    }

    private static boolean isNothing(String line) {
        String plain = Line.plain(line);
        return plain.isEmpty() ? !line.strip().equals("*") : Line.isRule(plain) || isFooter(plain);
    }

    /** In brackets or behind a dash too. */
    static boolean isFooter(String line) {
        if (line.length() > LONGEST_FOOTER) {
            return false;
        }
        int from = 0;
        int to = line.length();
        while (from < to && "(<[-–— ".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ")>]. ".indexOf(line.charAt(to - 1)) >= 0) {
            to--;
        }
        String words = QuoteWords.lower(withoutLinks(line.substring(from, to)));
        return FOOTERS.stream().anyMatch(pieces -> matches(words, pieces));
    }

    /** {@code [Outlook](https://…)}, as text makes it of a link, is its words. */
    private static String withoutLinks(String line) {
        int close = line.indexOf("](");
        int open = line.indexOf('[');
        return open < 0 || close < open
                ? line
                : line.substring(0, open)
                        + line.substring(open + 1, close)
                        + (line.indexOf(')', close) < 0 ? "" : line.substring(line.indexOf(')', close) + 1));
    }

    private static boolean matches(String line, List<String> pieces) {
        String last = pieces.getLast();
        if (!line.startsWith(pieces.getFirst())) {
            return false;
        }
        int at = pieces.getFirst().length();
        for (int i = 1; i < pieces.size() - 1; i++) {
            int found = line.indexOf(pieces.get(i), at);
            if (found < 0) {
                return false;
            }
            at = found + pieces.get(i).length();
        }
        return pieces.size() == 1 ? line.length() == at : line.length() - last.length() >= at && line.endsWith(last);
    }

    /** The first paragraph that begins as a notice does, below something that was said. */
    private static int notice(List<String> kept, int start) {
        for (int i = Math.max(start, 1); i < kept.size(); i++) {
            String line = Line.plain(kept.get(i));
            if (line.length() > 8 && (i == start || isApart(kept.get(i - 1))) && isNotice(line)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isApart(String above) {
        return above.isBlank() || Line.isRule(above.strip());
    }

    private static boolean isNotice(String line) {
        int from = 0;
        while (from < line.length() && "_[(#\"' ".indexOf(line.charAt(from)) >= 0) {
            from++;
        }
        String words = QuoteWords.lower(line.substring(from, Math.min(line.length(), from + 60)));
        return NOTICES.stream().anyMatch(words::startsWith);
    }

    /** A known closing alone on its line, and below it nothing but what names and places look like. */
    private static int signature(List<String> kept, int start) {
        int seen = 0;
        String below = "";
        for (int i = kept.size() - 1; i >= Math.max(start, 1) && seen <= SIGNATURE_LINES; i--) {
            String line = Line.plain(kept.get(i));
            if (line.isEmpty()) {
                continue;
            }
            if (isClosing(line)) {
                return isName(below) ? i : -1;
            }
            below = line;
            if (!isOfSignature(line)) {
                return -1;
            }
            seen++;
        }
        return -1;
    }

    private static boolean isClosing(String line) {
        if (line.length() > SIGNATURE_WIDTH) {
            return false;
        }
        int end = line.length();
        while (end > 0 && ",.!;:~ 。、，！".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        return CLOSINGS.contains(QuoteWords.lower(line.substring(0, end)));
    }

    /** Each word but a short one begins with a capital, in scripts that have them: "Bea de la Fontaine", not "If trained". */
    private static boolean isName(String line) {
        for (String word : line.split("[ ,]+", -1)) {
            if (word.length() > 3 && Character.isLowerCase(word.codePointAt(0))) {
                return false;
            }
        }
        return true;
    }

    /** A name, a title, a number, an address: short, no sentence, no postscript, not begun in lower case. */
    private static boolean isOfSignature(String line) {
        if (line.length() > SIGNATURE_WIDTH
                || line.indexOf('?') >= 0
                || line.startsWith("PS")
                || line.startsWith("P.S")) {
            return false;
        }
        if (Line.digits(line) > 0 || line.indexOf('@') >= 0 || line.startsWith("www.") || line.startsWith("http")) {
            return true;
        }
        return !Character.isLowerCase(line.codePointAt(0)) && line.split(" +", -1).length <= SIGNATURE_WORDS;
    }
}
