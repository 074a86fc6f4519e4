package latchkey.ticket;

import java.util.Arrays;
import java.util.Optional;

/** The three kinds of steps, in their order. */
public enum Stage {
    APPROVAL("approval"),
    PROVISIONING("provisioning"),
    ASSIGNMENT("assignment");

    private final String word;

    Stage(String word) {
        this.word = word;
    }

    /** As messages, the API and the state machine write it. */
    public String word() {
        return word;
    }

    public static Optional<Stage> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
