package latchkey.web.command;

import java.util.Arrays;
import java.util.Optional;

/** The lists of tickets. */
public enum View {
    MY_OPEN("my-open", Who.MEMBER),
    MY_CLOSED("my-closed", Who.MEMBER),
    ACTION_REQUIRED("action-required", Who.MEMBER),
    MANAGE_OPEN("manage-open", Who.MANAGER),
    MANAGE_CLOSED("manage-closed", Who.MANAGER);

    private final String word;
    private final Who who;

    View(String word, Who who) {
        this.word = word;
        this.who = who;
    }

    public String word() {
        return word;
    }

    public Who who() {
        return who;
    }

    public static Optional<View> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
