package latchkey.catalog;

/** One approval step: who is asked, and how many of them must approve. */
public record ApprovalStep(Parties ask, Pass pass) {

    public ApprovalStep {
        if (ask.isEmpty()) {
            throw new IllegalArgumentException("An approval step asks somebody");
        }
    }
}
