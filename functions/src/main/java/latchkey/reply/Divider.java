package latchkey.reply;

import java.util.List;
import java.util.Set;

/** {@code -----Original Message-----}: a line between a reply and the mail below it. */
final class Divider {

    private static final Set<String> PHRASES = QuoteWords.READ.set("original");
    private static final List<String> WROTE = QuoteWords.READ.all("wrote");
    private static final List<String> OURS = QuoteWords.READ.all("ours");

    /** Characters. Longer lines are text. */
    private static final int LONGEST = 250;

    private Divider() {}

    /** Our own notice begins here, or goes on: a client may have wrapped the line. */
    static boolean isOurs(List<String> lines, int at) {
        String line = lines.get(at);
        if (line.length() > LONGEST || !mayBeOurs(line)) {
            return false;
        }
        String next = at + 1 < lines.size() ? lines.get(at + 1) : "";
        String both = QuoteWords.lower(words(line) + " " + words(next.length() > LONGEST ? "" : next));
        return OURS.stream().mapToInt(both::indexOf).anyMatch(found -> found >= 0 && found < line.length());
    }

    private static boolean mayBeOurs(String line) {
        return line.indexOf("eply") >= 0 || line.indexOf("EPLY") >= 0 || line.indexOf("replying") >= 0;
    }

    private static String words(String line) {
        String plain = Line.plain(line);
        int start = 0;
        while (start < plain.length() && ">|-– ".indexOf(plain.charAt(start)) >= 0) {
            start++;
        }
        return plain.substring(start).replaceAll(" +", " ");
    }

    /** Known words between dashes, or before a colon; a verb of quoting between dashes; or what headers follow. */
    static boolean is(List<String> lines, int at) {
        String line = Line.plain(lines.get(at));
        if (line.length() > LONGEST || line.length() < 4) {
            return false;
        }
        int start = dashes(line, 0, 1);
        int tail = line.length() - dashes(line, line.length() - 1, -1);
        if (start >= tail || (start == 0 && !line.endsWith(":"))) {
            return false;
        }
        String inner = QuoteWords.lower(line.substring(start, tail)).strip();
        String phrase =
                inner.endsWith(":") ? inner.substring(0, inner.length() - 1).strip() : inner;
        if (PHRASES.contains(phrase)) {
            return start >= 2 || inner.endsWith(":");
        }
        return start >= 4
                && line.length() - tail >= 4
                && (quotes(phrase) || PHRASES.stream().anyMatch(phrase::startsWith) || headersFollow(lines, at));
    }

    private static boolean quotes(String inner) {
        return (Line.digits(inner) > 0 || inner.indexOf('@') > 0)
                && WROTE.stream().anyMatch(inner::endsWith);
    }

    private static boolean headersFollow(List<String> lines, int at) {
        int next = at + 1;
        while (next < lines.size() && next < at + 4 && lines.get(next).isBlank()) {
            next++;
        }
        return next < lines.size() && HeaderBlock.isLabelled(lines.get(next));
    }

    private static int dashes(String line, int from, int step) {
        int count = 0;
        for (int i = from; i >= 0 && i < line.length() && "-_=—–─━".indexOf(line.charAt(i)) >= 0; i += step) {
            count++;
        }
        return count;
    }
}
