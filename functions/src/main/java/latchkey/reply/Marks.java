package latchkey.reply;

/** What the marks of a line say without words. */
final class Marks {

    private static final String QUESTIONS = "?？؟¿⁇⁈⁉‽";
    private static final String COMMAS = ",，、";

    /** Of the number of licences that one reply speaks of. */
    private static final int MOST_DIGITS = 3;

    private Marks() {}

    static boolean asks(String line) {
        return line.chars().anyMatch(c -> QUESTIONS.indexOf(c) >= 0);
    }

    static boolean endsSentence(String line) {
        return ".!?。！？".indexOf(line.charAt(line.length() - 1)) >= 0;
    }

    /** A comma, and more of the sentence. */
    static boolean goesOn(String rest) {
        return !rest.isEmpty() && COMMAS.indexOf(rest.charAt(0)) >= 0;
    }

    /** "2/3": some of a few, where a date or the number of a file has another mark or a greater number before it. */
    static boolean sayPart(String line) {
        for (int slash = line.indexOf('/'); slash > 0; slash = line.indexOf('/', slash + 1)) {
            int from = slash;
            while (from > 0 && Character.isDigit(line.charAt(from - 1))) {
                from--;
            }
            int to = slash + 1;
            while (to < line.length() && Character.isDigit(line.charAt(to))) {
                to++;
            }
            if (standsAlone(line, from, to) && isLess(line.substring(from, slash), line.substring(slash + 1, to))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLess(String part, String whole) {
        return !part.isEmpty()
                && !whole.isEmpty()
                && whole.length() <= MOST_DIGITS
                && part.length() <= MOST_DIGITS
                && Integer.parseInt(part) < Integer.parseInt(whole);
    }

    private static boolean standsAlone(String line, int from, int to) {
        return (from == 0 || ".-/".indexOf(line.charAt(from - 1)) < 0)
                && (to == line.length() || line.charAt(to) != '/');
    }

    /** Where the clause ends that goes on at a place: before its mark, a comma, a colon or a dash. */
    static int endOfClause(String line, int from) {
        int at = from;
        while (at < line.length() && !endsClauseAt(line, at)) {
            at++;
        }
        return at;
    }

    private static boolean endsClauseAt(String line, int at) {
        char c = line.charAt(at);
        if (c == '.' || c == '-') {
            return at + 1 == line.length() || line.charAt(at + 1) == ' ';
        }
        return "!:;。！：；–—…".indexOf(c) >= 0 || COMMAS.indexOf(c) >= 0;
    }
}
