package latchkey.inbox;

import java.util.Locale;
import java.util.stream.Stream;
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
     * address of another request. So the headers, which the signature covers, have to name the address too, where they name
     * anybody: a copy that nobody sees (Bcc) names none.
     */
    boolean isNamedIn(Mail mail) {
        var recipients = Stream.of("To", "Cc")
                .flatMap(name -> mail.headers().all(name).stream())
                .toList();
        return recipients.isEmpty()
                || recipients.stream()
                        .anyMatch(value -> value.toLowerCase(Locale.ROOT).contains(written));
    }
}
