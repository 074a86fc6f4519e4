package latchkey.runtime;

import java.security.SecureRandom;
import latchkey.people.PersonId;
import latchkey.ticket.TicketId;

/** New names and secrets. SecureRandom is safe in a restored snapshot. */
public final class Ids {

    /** Crockford's base 32: no letter that looks like another. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** 26 × 5 = 130 bits. */
    private static final int SECRET = 26;

    private static final int NAME = 8;

    private final SecureRandom random = new SecureRandom();

    public TicketId ticket() {
        return new TicketId("AR-" + text(NAME));
    }

    public PersonId person() {
        return new PersonId("P-" + text(NAME));
    }

    /** 130 random bits, lower case: mail clients change the case of an address. */
    public String secret() {
        return text(SECRET).toLowerCase(java.util.Locale.ROOT);
    }

    /** From 0 to {@code below}, for jitter. */
    public int upTo(int below) {
        return random.nextInt(below);
    }

    private String text(int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
