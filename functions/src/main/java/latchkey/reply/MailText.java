package latchkey.reply;

/** The text of a mail, or why there is none. */
public sealed interface MailText {

    /**
     * The first text/plain part that is no file.
     *
     * @param text with line feeds only; may be empty
     * @param cut true where the mail had more than {@link MailReader#MAX_TEXT} bytes of it
     */
    record Plain(String text, boolean cut) implements MailText {}

    /**
     * No text/plain part, or an empty one beside HTML.
     *
     * @param html true where there is HTML instead, which a person will have read and written
     */
    record Missing(boolean html) implements MailText {}
}
