package latchkey.reply;

import java.util.List;
import java.util.Optional;

/**
 * The first line of a text that is more than greeting, thanks or apology: it says what is meant, or nothing does.
 *
 * @param line with the lines that it was wrapped over
 * @param below the lines after it
 */
record FirstLine(String line, List<String> below) {

    /** Characters. A line at least so long without an end was wrapped; its sentence goes on in the next. */
    private static final int WRAPPED = 60;

    /** Empty where all is courtesy. */
    static Optional<FirstLine> of(Vocabulary words, String text) {
        var lines = List.of(text.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            if (!isCourtesy(words, lines.get(i))) {
                int next = endOfSentence(lines, i);
                return Optional.of(new FirstLine(
                        String.join(" ", lines.subList(i, next)).strip(), lines.subList(next, lines.size())));
            }
        }
        return Optional.empty();
    }

    private static boolean isCourtesy(Vocabulary words, String line) {
        return !Marks.asks(line)
                && Clause.of(line).stream()
                        .allMatch(clause -> words.said(clause).isCourtesy());
    }

    private static int endOfSentence(List<String> lines, int start) {
        int next = start + 1;
        while (next < lines.size()
                && !lines.get(next).isBlank()
                && goesOn(lines.get(next - 1).strip())) {
            next++;
        }
        return next;
    }

    private static boolean goesOn(String line) {
        return line.length() >= WRAPPED && !Marks.endsSentence(line);
    }
}
