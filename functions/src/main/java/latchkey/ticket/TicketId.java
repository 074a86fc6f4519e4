package latchkey.ticket;

import java.util.regex.Pattern;

/** Names one ticket, in subjects, addresses and the table. */
public record TicketId(String value) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}-[0-9A-HJKMNP-TV-Z]{8}");

    public TicketId {
        if (!isOne(value)) {
            throw new IllegalArgumentException("A ticket id looks like AR-7K3M9Q2X, got: " + value);
        }
    }

    public static boolean isOne(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
