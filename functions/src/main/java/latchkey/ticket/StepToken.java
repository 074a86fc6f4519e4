package latchkey.ticket;

import java.util.Comparator;

/** The state machine's task token of one asking. The highest of (generation, attempt, retry) is the one that waits. */
public record StepToken(String value, int generation, int attempt, int retry) implements Comparable<StepToken> {

    private static final Comparator<StepToken> ORDER = Comparator.comparingInt(StepToken::generation)
            .thenComparingInt(StepToken::attempt)
            .thenComparingInt(StepToken::retry);

    @Override
    public int compareTo(StepToken other) {
        return ORDER.compare(this, other);
    }
}
