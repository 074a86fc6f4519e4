package latchkey.ticket;

import java.util.Optional;

/** Text that people write, once it is clean ({@link latchkey.people.PlainText}). */
public final class Words {

    /** So that an event with its text stays far below the table's 400 KB an item. */
    public static final int LONGEST = 8_000;

    private Words() {}

    static Optional<Refusal> tooLong(String field, String text) {
        return text.length() > LONGEST
                ? Optional.of(new Refusal.TooLong(field, text.length(), LONGEST))
                : Optional.empty();
    }

    static Optional<String> present(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
