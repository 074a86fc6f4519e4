package latchkey.reply;

import java.util.ArrayList;
import java.util.List;

/** What was said besides the decision: it becomes the comment of the action. */
final class Remark {

    /** Lines of "Kind regards", name, title and place at the end. */
    private static final int LONGEST_ENDING = 5;

    /** Characters; a longer line is a sentence and no name. */
    private static final int LONGEST_NAME = 60;

    private Remark() {}

    static String of(Vocabulary words, String restOfLine, List<String> below) {
        var lines = new ArrayList<String>();
        lines.add(isCourtesy(words, restOfLine) ? "" : withoutLeadingMarks(restOfLine));
        lines.addAll(below.subList(0, endingOf(words, below)));
        return Kept.of(String.join("\n", lines));
    }

    private static int endingOf(Vocabulary words, List<String> lines) {
        for (int i = Math.max(0, lines.size() - LONGEST_ENDING); i < lines.size(); i++) {
            if (!lines.get(i).isBlank()
                    && isCourtesy(words, lines.get(i))
                    && areNames(lines.subList(i, lines.size()))) {
                return i;
            }
        }
        return lines.size();
    }

    private static boolean areNames(List<String> lines) {
        return lines.stream().allMatch(line -> line.length() <= LONGEST_NAME);
    }

    private static boolean isCourtesy(Vocabulary words, String line) {
        return Clause.of(line).stream().allMatch(clause -> words.said(clause).isCourtesy());
    }

    private static String withoutLeadingMarks(String rest) {
        int at = 0;
        while (at < rest.length()
                && !Character.isLetterOrDigit(rest.codePointAt(at))
                && rest.charAt(at) != '('
                && rest.charAt(at) != '"') {
            at += Character.charCount(rest.codePointAt(at));
        }
        return rest.substring(at);
    }
}
