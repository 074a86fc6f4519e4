package latchkey.reply;

import latchkey.people.PlainText;

/** What is kept of a mail's words. A form can be sent back as too long; a mail is cut, and says so. */
public final class Kept {

    /** Characters (UTF-16 units) kept of a comment or reason: as many as a form takes. */
    static final int LONGEST = latchkey.ticket.Words.LONGEST;

    /** Where a longer text is cut; leaves room for the sentence that says so. */
    private static final int ROOM = LONGEST - 80;

    private Kept() {}

    /** The words cleaned, at most {@link #LONGEST} characters. */
    public static String of(String written) {
        String text = PlainText.clean(written);
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isLowSurrogate(text.charAt(ROOM)) ? ROOM - 1 : ROOM;
        return text.substring(0, end)
                + "\n[Cut here: the mail had %,d characters more.]".formatted(text.length() - end);
    }
}
