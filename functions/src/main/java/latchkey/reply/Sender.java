package latchkey.reply;

import java.util.List;
import java.util.Optional;
import latchkey.people.Address;

/** Who a mail says it is from, where it says so in one way only (CERT/CC VU#517845: ambiguous From headers slip past DMARC). */
public sealed interface Sender {

    /** Exactly one From, exactly one mailbox, and no other Sender. */
    record One(Address address) implements Sender {}

    /**
     * The sender is not certain, so it is nobody.
     *
     * @param reason a sentence for the log
     */
    record Refused(String reason) implements Sender {}

    static Sender of(Mail mail) {
        return of(mail.headers());
    }

    static Sender of(Headers headers) {
        List<String> from = headers.all("From");
        if (from.size() != 1) {
            return new Refused("A mail has one From header; this has " + from.size() + ".");
        }
        Sender author = Mailbox.read("From", from.getFirst());
        return switch (author) {
            case One one -> sentBySomebodyElse(headers, one).orElse(one);
            case Refused refused -> refused;
        };
    }

    private static Optional<Sender> sentBySomebodyElse(Headers headers, One author) {
        List<String> sender = headers.all("Sender");
        if (sender.isEmpty()) {
            return Optional.empty();
        }
        if (sender.size() > 1) {
            return Optional.of(new Refused("A mail has at most one Sender header; this has " + sender.size() + "."));
        }
        return switch (Mailbox.read("Sender", sender.getFirst())) {
            case One one -> one.equals(author) ? Optional.empty() : Optional.of(delegate(one, author));
            case Refused refused -> Optional.of(refused);
        };
    }

    private static Refused delegate(One sender, One author) {
        return new Refused("The mail was sent by " + sender.address() + " for " + author.address() + ".");
    }
}
