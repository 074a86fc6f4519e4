package latchkey.inbox;

import java.util.Locale;
import latchkey.reply.Mail;
import latchkey.store.ReplyAddresses.ReplyAddress;

/**
 * A reply address that is still read.
 *
 * @param written as it stands in mail, in lower case
 */
record LivingAddress(String written, ReplyAddress of) {

    /**
     * DMARC vouches for a mail, not for where it goes: whoever has an approval that somebody sent once can send it to the
     * address of another request. So To, which signatures cover, has to name the address too; Cc, which can be added to a mail
     * that had none, only where there is no To. A mail has one of each (RFC 5322, section 3.6). A copy that nobody sees (Bcc)
     * names none.
     */
    boolean isNamedIn(Mail mail) {
        var to = mail.headers().all("To");
        var recipients = to.isEmpty() ? mail.headers().all("Cc") : to;
        return recipients.isEmpty()
                || (recipients.size() == 1
                        && recipients.getFirst().toLowerCase(Locale.ROOT).contains(written));
    }
}
