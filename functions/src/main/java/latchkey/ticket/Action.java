package latchkey.ticket;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the people of a step can do (R42). */
public enum Action {
    APPROVE("approve", "Approve", Stage.APPROVAL, Answer.APPROVED),
    DENY("deny", "Deny", Stage.APPROVAL, Answer.DENIED),
    PROVISIONED("provisioned", "Mark as provisioned", Stage.PROVISIONING, Answer.PROVISIONED),
    CANNOT_PROVISION("cannot-provision", "Cannot provision", Stage.PROVISIONING, Answer.CANNOT_PROVISION),
    ASSIGNED("assigned", "Mark as assigned", Stage.ASSIGNMENT, Answer.ASSIGNED),
    CANNOT_ASSIGN("cannot-assign", "Cannot assign", Stage.ASSIGNMENT, Answer.CANNOT_ASSIGN);

    private final String word;
    private final String label;
    private final Stage stage;
    private final Answer answer;

    Action(String word, String label, Stage stage, Answer answer) {
        this.word = word;
        this.label = label;
        this.stage = stage;
        this.answer = answer;
    }

    /** As the API writes it. */
    public String word() {
        return word;
    }

    /** As a button says it. */
    public String label() {
        return label;
    }

    public Stage stage() {
        return stage;
    }

    public Answer answer() {
        return answer;
    }

    /** Whether the ticket goes on after it; otherwise it ends as denied (A6). */
    public boolean positive() {
        return this == APPROVE || this == PROVISIONED || this == ASSIGNED;
    }

    /** Whether a reason must stand with it: always for "cannot …" (R42), for a denial where the app says so (R23). */
    boolean needsReason(boolean denialReason) {
        return this == CANNOT_PROVISION || this == CANNOT_ASSIGN || (this == DENY && denialReason);
    }

    public static List<Action> at(Stage stage) {
        return Arrays.stream(values()).filter(one -> one.stage == stage).toList();
    }

    public static Optional<Action> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
    }
}
