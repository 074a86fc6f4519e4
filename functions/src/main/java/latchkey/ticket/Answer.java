package latchkey.ticket;

import java.util.Arrays;
import java.util.Optional;

/** How a step ended. These are the only words that the state machine's choices know. */
public enum Answer {
    APPROVED("approved"),
    DENIED("denied"),
    PROVISIONED("provisioned"),
    CANNOT_PROVISION("cannot-provision"),
    ASSIGNED("assigned"),
    CANNOT_ASSIGN("cannot-assign"),
    WITHDRAWN("withdrawn"),
    EXPIRED("expired");

    private final String word;

    Answer(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static Optional<Answer> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
