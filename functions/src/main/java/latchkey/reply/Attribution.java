package latchkey.reply;

import java.util.List;

/**
 * The line above a quote that says who wrote when, over as many lines as a client has wrapped it: "On … wrote:" in the
 * languages of {@code quotes.words}; and in any language, above a marked quote, what names an address and a time.
 */
final class Attribution {

    private static final List<String> WROTE = QuoteWords.READ.all("wrote");
    private static final List<String> ON = QuoteWords.READ.all("on");

    /** Characters. Longer lines are text. */
    private static final int LONGEST = 300;

    /** Lines over which clients wrap it. */
    private static final int MOST_LINES = 4;

    /** Characters within which a date begins that stands first: after "On", a weekday or "In data". */
    private static final int DATE_WITHIN = 30;

    /** Lines of one mail that are looked at closely; no mail of a person has a tenth of it. */
    private static final int MOST_LOOKS = 500;

    private final List<String> lines;
    private final boolean[] dropped;
    private int looks;

    Attribution(List<String> lines, boolean[] dropped) {
        this.lines = lines;
        this.dropped = dropped;
    }

    /**
     * Where the attribution begins that ends in line {@code last}, or -1. It begins at the line that begins as one where there
     * is such a line; else it is as short as it can be with an address, or without.
     */
    int start(int last, boolean quoteFollows) {
        String line = Line.plain(lines.get(last));
        if (!line.endsWith(":")) {
            return isDateAndName(line, quoteFollows) ? last : -1;
        }
        String joined = "";
        int shortest = -1;
        int named = -1;
        int start = last;
        for (int used = 0; used < MOST_LINES && start >= 0; used++, start--) {
            if (joined.startsWith("<") && lines.get(start).isBlank() && start > 0) {
                start--;
            }
            String piece = Line.plain(lines.get(start));
            if (piece.isEmpty() || dropped[start] || piece.length() + joined.length() > LONGEST) {
                break;
            }
            joined = joined.isEmpty() ? piece : piece + " " + joined;
            if (Line.digits(joined) == 0 && joined.indexOf('@') < 0) {
                continue;
            }
            if (++looks > MOST_LOOKS) {
                return -1;
            }
            String lower = QuoteWords.lower(joined);
            boolean begins = begins(lower);
            if (is(lower, begins, quoteFollows)) {
                if (begins) {
                    return start;
                }
                shortest = shortest < 0 ? start : shortest;
                named = named < 0 && joined.indexOf('@') > 0 ? start : named;
            }
        }
        return named < 0 ? shortest : named;
    }

    private static boolean is(String line, boolean begins, boolean quoteFollows) {
        String body = line.substring(0, line.length() - 1).strip();
        int digits = Line.digits(body);
        boolean address = body.indexOf('@') > 0;
        if (quoteFollows && digits > 0 && (address || (digits >= 6 && hasTime(body)))) {
            return true;
        }
        if (endsWithVerb(body)) {
            return address || (digits > 0 && (begins || quoteFollows)) || (digits >= 6 && hasTime(body));
        }
        if (digits > 0 && (begins || address) && hasVerb(body)) {
            return true;
        }
        return address && body.endsWith(">") && Character.isDigit(body.charAt(0)) && digits >= 6 && hasTime(body);
    }

    /** What old Gmail writes, {@code 2016-03-03 17:21 GMT+01:00 Bo}; and a date, a name and an address above a marked quote. */
    private static boolean isDateAndName(String line, boolean quoteFollows) {
        if (line.isEmpty() || !Character.isDigit(line.charAt(0)) || line.length() > LONGEST) {
            return false;
        }
        int zone = line.indexOf(" GMT");
        return (zone > 0 && zone <= DATE_WITHIN && Line.digits(line.substring(0, zone)) >= 8 && line.charAt(4) == '-')
                || (quoteFollows && line.endsWith(">") && line.indexOf('@') > 0 && Line.digits(line) >= 6);
    }

    /** With a date: four digits or more first and an address later, or a word such as "On" and a digit soon after it. */
    private static boolean begins(String line) {
        if (Character.isDigit(line.charAt(0))) {
            return line.indexOf('@') > 0 && Line.digits(line.substring(0, Math.min(line.length(), DATE_WITHIN))) >= 4;
        }
        return Line.digits(line.substring(0, Math.min(line.length(), DATE_WITHIN))) > 0
                && ON.stream().anyMatch(on -> line.startsWith(on) && isEdge(line, on.length()));
    }

    private static boolean endsWithVerb(String body) {
        int end = body.endsWith(",") ? body.length() - 1 : body.length();
        return WROTE.stream()
                .anyMatch(verb -> body.startsWith(verb, end - verb.length()) && isEdge(body, end - verb.length() - 1));
    }

    private static boolean hasVerb(String body) {
        for (String verb : WROTE) {
            int at = body.indexOf(verb);
            if (at > 0 && isEdge(body, at - 1) && isEdge(body, at + verb.length())) {
                return true;
            }
        }
        return false;
    }

    /** No letter of a script that parts words by blanks. */
    private static boolean isEdge(String text, int at) {
        return at < 0
                || at >= text.length()
                || !Character.isLetter(text.charAt(at))
                || Character.isIdeographic(text.charAt(at))
                || text.charAt(at) > '\u3000';
    }

    /** Two digits after a colon or full stop after a digit: {@code 9:14}, {@code 13.16}. */
    private static boolean hasTime(String text) {
        for (int i = 1; i + 2 < text.length(); i++) {
            if ((text.charAt(i) == ':' || text.charAt(i) == '.')
                    && Character.isDigit(text.charAt(i - 1))
                    && Character.isDigit(text.charAt(i + 1))
                    && Character.isDigit(text.charAt(i + 2))) {
                return true;
            }
        }
        return false;
    }
}
