package latchkey.ticket;

/** Names a step of a ticket. Approval steps are counted from 1; the other stages have one each. */
public record StepRef(Stage stage, int step) {

    public StepRef {
        if (step < 1 || (stage != Stage.APPROVAL && step != 1)) {
            throw new IllegalArgumentException(
                    "Steps are counted from 1, and only approval has several; got %s %d".formatted(stage.word(), step));
        }
    }

    @Override
    public String toString() {
        return stage.word() + " " + step;
    }
}
