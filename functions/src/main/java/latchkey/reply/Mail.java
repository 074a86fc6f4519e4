package latchkey.reply;

import java.util.List;

/**
 * One mail as it was received, as far as Latchkey looks at it.
 *
 * @param headers the headers of the mail itself, not of its parts
 * @param parts every part in its order, the mail's own body first; at most {@link MailReader#MAX_PARTS}
 * @param text what its author wrote and quoted
 */
public record Mail(Headers headers, List<Part> parts, MailText text) implements Reading {

    public Mail {
        parts = List.copyOf(parts);
    }

    /** How many parts are files or whole mails. They are counted and never read. */
    public int attachments() {
        return (int) parts.stream().filter(Part::isAttachment).count();
    }
}
