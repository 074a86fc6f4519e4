package latchkey.ticket;

import java.util.Arrays;
import java.util.Optional;

/** How a ticket ended. */
public enum Ending {
    GRANTED("granted"),
    DENIED("denied"),
    WITHDRAWN("withdrawn"),
    EXPIRED("expired"),
    RESOLVED("resolved");

    private final String word;

    Ending(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Ending> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
