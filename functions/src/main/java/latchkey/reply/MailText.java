package latchkey.reply;

/** The text of a mail, in the forms in which it was sent. */
public sealed interface MailText {

    /**
     * Every text/plain part that is no file.
     *
     * @param text with line feeds only; may be empty
     * @param cut true where the mail had more than {@link MailReader#MAX_TEXT} bytes of it
     */
    record Plain(String text, boolean cut) implements MailText {}

    /**
     * HTML, and no plain text that says anything.
     *
     * @param html as it was sent; parts of plain text between parts of HTML stand in it as such
     * @param cut true where the mail had more than {@link MailReader#MAX_TEXT} bytes of it
     */
    record Html(String html, boolean cut) implements MailText {}

    /**
     * Both, as most clients send it. Which of them a person has seen is not known.
     *
     * @param plainIsWhole false where something stands in the HTML alone, so that the HTML is what is read
     */
    record Both(Plain plain, Html html, boolean plainIsWhole) implements MailText {}

    /** No text at all: a picture, an encrypted mail. */
    record Missing() implements MailText {}
}
