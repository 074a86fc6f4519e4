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
}
