package latchkey.reply;

import java.util.Collection;

/** What was said, as words with single blanks around each, so that whole words and phrases can be looked for. */
record Words(String spaced) {

    static Words of(String written) {
        String normal = Clause.normal(written);
        var spaced = new StringBuilder(normal.length() + 8).append(' ');
        normal.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == '\'' || c == '-') {
                spaced.appendCodePoint(c);
            } else {
                blank(spaced);
                if (Clause.isEmoji(c)) {
                    spaced.appendCodePoint(c).append(' ');
                }
            }
        });
        blank(spaced);
        return new Words(spaced.toString());
    }

    private static void blank(StringBuilder spaced) {
        if (spaced.charAt(spaced.length() - 1) != ' ') {
            spaced.append(' ');
        }
    }

    boolean hasOneOf(Collection<String> phrases) {
        return phrases.stream().anyMatch(phrase -> spaced.contains(" " + phrase + " "));
    }

    boolean beginsWithOneOf(Collection<String> phrases) {
        return phrases.stream().anyMatch(phrase -> spaced.startsWith(" " + phrase + " "));
    }
}
