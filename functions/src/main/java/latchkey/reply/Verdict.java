package latchkey.reply;

import latchkey.ticket.Stage;

/** What the words of a reply can decide. */
public enum Verdict {
    APPROVE,
    DENY,
    DONE;

    /** Approvers approve or deny; who provisions or assigns is done. */
    boolean fits(Stage stage) {
        return (stage == Stage.APPROVAL) != (this == DONE);
    }
}
