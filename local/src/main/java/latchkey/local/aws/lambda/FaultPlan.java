package latchkey.local.aws.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that were asked for: each strikes one call, once. */
public final class FaultPlan {

    private final List<Planned> planned = new ArrayList<>();

    /** What a fault does to a call. */
    public enum Mode {
        /** The sandbox dies before the call has any effect. */
        CRASH_BEFORE,
        /** The call has its effect, and the sandbox dies before it hears of it. */
        CRASH_AFTER,
        /** AWS refuses the call because there are too many. */
        THROTTLE,
        /** The call has its effect, but the answer is lost and the SDK's client gives up waiting. */
        TIME_OUT,
        /** The network delivers the call twice. */
        DUPLICATE,
        /** The answer comes two seconds late. */
        DELAY;

        /** As {@code /_local/faults} writes it: {@code crash-before}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One fault.
     *
     * @param call such as {@code dynamodb.TransactWriteItems}
     * @param nth which of these calls it strikes, counted from 1 and from when it was planned
     */
    public record Fault(String function, String call, int nth, Mode mode) {}

    /** A fault and whether it has struck. */
    public record Told(Fault fault, boolean struck) {}

    public synchronized void plan(List<Fault> faults) {
        faults.forEach(fault -> planned.add(new Planned(fault)));
    }

    public synchronized void clear() {
        planned.clear();
    }

    public synchronized List<Told> told() {
        return planned.stream()
                .map(one -> new Told(one.fault, one.seen >= one.fault.nth()))
                .toList();
    }

    /** Counts a call for all faults that wait for it; the first that is due strikes. */
    synchronized Optional<Mode> strike(String function, String call) {
        Optional<Mode> struck = Optional.empty();
        for (var one : planned) {
            if (one.fault.function().equals(function) && one.fault.call().equals(call)) {
                one.seen++;
                if (struck.isEmpty() && one.seen == one.fault.nth()) {
                    struck = Optional.of(one.fault.mode());
                }
            }
        }
        return struck;
    }

    private static final class Planned {
        private final Fault fault;
        private int seen;

        Planned(Fault fault) {
            this.fault = fault;
        }
    }
}
