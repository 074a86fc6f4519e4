package latchkey.local.aws.states;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import latchkey.local.aws.states.DefinitionFaults.Fault;

/** The numbers of a state's retriers (AWS, <em>Handling errors in Step Functions workflows</em>, Retrying after an error). */
record RetryFaults(Place at, Node state, List<Fault> faults) {

    static final Set<String> FIELDS = Set.of(
            "ErrorEquals",
            "IntervalSeconds",
            "MaxAttempts",
            "BackoffRate",
            "MaxDelaySeconds",
            "JitterStrategy",
            "Comment");

    private static final long LONGEST_DELAY = 31_622_400;

    void check() {
        var retriers = state.nodes("Retry");
        for (var i = 0; i < retriers.size(); i++) {
            check(retriers.get(i), "Retry[" + i + "]/");
        }
    }

    private void check(Node retrier, String where) {
        whole(retrier, where, "IntervalSeconds", 1, TaskWork.LONGEST_SECONDS);
        whole(retrier, where, "MaxAttempts", 0, TaskWork.LONGEST_SECONDS);
        whole(retrier, where, "MaxDelaySeconds", 1, LONGEST_DELAY);
        if (retrier.has("BackoffRate")
                && retrier.decimalIf("BackoffRate")
                        .filter(rate -> rate.compareTo(BigDecimal.ONE) >= 0)
                        .isEmpty()) {
            faults.add(at.refused(where + "BackoffRate", "It must be a number from 1", "Write BackoffRate: 2"));
        }
        if (retrier.has("JitterStrategy")
                && retrier.textIf("JitterStrategy")
                        .filter(Set.of("FULL", "NONE")::contains)
                        .isEmpty()) {
            faults.add(at.refused(where + "JitterStrategy", "It must be FULL or NONE", "Write JitterStrategy: FULL"));
        }
    }

    private void whole(Node retrier, String where, String field, long least, long most) {
        if (retrier.has(field)
                && retrier.numberIf(field)
                        .filter(number -> number >= least && number <= most)
                        .isEmpty()) {
            faults.add(at.refused(
                    where + field,
                    "It must be a whole number from %d to %d".formatted(least, most),
                    "Write %s: %d, say".formatted(field, Math.max(least, 2))));
        }
    }
}
