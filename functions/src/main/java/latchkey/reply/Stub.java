package latchkey.reply;

import java.util.List;
import java.util.Locale;

/** A plain part that says nothing, or only that the mail is in the other part. */
final class Stub {

    /** Characters; what is longer has something to say. */
    private static final int LONGEST = 300;

    private static final List<String> PHRASES = QuoteWords.READ.all("stub");

    private Stub() {}

    /** Blank, references to pictures, or a known sentence. A name of a picture says nothing: {@code [cid:logo.png]}. */
    static boolean is(String plain) {
        String text = plain.strip();
        if (text.length() > LONGEST) {
            return false;
        }
        String words = text.toLowerCase(Locale.ROOT);
        return withoutPictures(words).codePoints().noneMatch(c -> Character.isLetterOrDigit(c) || Clause.isEmoji(c))
                || (PHRASES.stream().anyMatch(words::contains) && !decides(text));
    }

    private static boolean decides(String text) {
        var vocabulary = Vocabulary.of(text);
        return Clause.of(text).stream()
                .anyMatch(clause -> vocabulary.said(clause).decides());
    }

    private static String withoutPictures(String text) {
        var rest = new StringBuilder();
        int at = 0;
        for (int open = text.indexOf('['); open >= 0; open = text.indexOf('[', at)) {
            int close = text.indexOf(']', open);
            boolean picture = text.startsWith("[cid:", open) || text.startsWith("[image:", open);
            if (close < 0) {
                break;
            }
            rest.append(text, at, picture ? open : close + 1);
            at = close + 1;
        }
        return rest.append(text, at, text.length()).toString();
    }
}
