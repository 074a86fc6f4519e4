package latchkey.reply;

/** What the marks of a line say without words. */
final class Marks {

    private static final String QUESTIONS = "?？؟¿";

    private Marks() {}

    static boolean asks(String line) {
        return line.chars().anyMatch(c -> QUESTIONS.indexOf(c) >= 0);
    }

    static boolean endsSentence(String line) {
        return ".!?。！？".indexOf(line.charAt(line.length() - 1)) >= 0;
    }

    /** Where the sentence ends that goes on at a place: before its mark, a colon or a dash. */
    static int endOfSentence(String line, int from) {
        int at = from;
        while (at < line.length() && !endsSentenceAt(line, at)) {
            at++;
        }
        return at;
    }

    private static boolean endsSentenceAt(String line, int at) {
        char c = line.charAt(at);
        if (c == '.' || c == '-') {
            return at + 1 == line.length() || line.charAt(at + 1) == ' ';
        }
        return "!:;。！：；–—…".indexOf(c) >= 0;
    }
}
