package latchkey.local.aws.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The faults that were asked for: each strikes one call, once. A function's calls of AWS can be struck, and its own
 * invocations, as {@link #INVOKE}: that is what Lambda does for a queue, a stream or the HTTP API.
 */
public final class FaultPlan {

    /** What an invocation is called; whoever wakes the function makes this call. */
    public static final String INVOKE = "lambda.Invoke";

    private final List<Planned> planned = new ArrayList<>();
    private final Map<String, Map<String, Integer>> seen = new TreeMap<>();

    /** What a fault does to a call. Of an invocation, “the sandbox dies” before its first line or after its last. */
    public enum Mode {
        /** The sandbox dies before the call has any effect. */
        CRASH_BEFORE,
        /** The call has its effect, and the sandbox dies before it hears of it. */
        CRASH_AFTER,
        /** AWS refuses the call because there are too many. */
        THROTTLE,
        /** The call has its effect, but the answer is lost and the SDK's client gives up waiting. */
        TIME_OUT,
        /** The network delivers the call twice; an invocation runs twice at once. */
        DUPLICATE,
        /** The answer comes two seconds late; what a queue or stream delivers comes a day late, on the virtual clock. */
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

    /** Forgets the plan, and begins to count anew. */
    public synchronized void clear() {
        planned.clear();
        seen.clear();
    }

    /** What could have been struck since the plan was last cleared: by function and call, how often. */
    public synchronized Map<String, Map<String, Integer>> seen() {
        var copy = new TreeMap<String, Map<String, Integer>>();
        seen.forEach((function, calls) -> copy.put(function, new TreeMap<>(calls)));
        return copy;
    }

    public synchronized List<Told> told() {
        return planned.stream().map(one -> new Told(one.fault, one.struck)).toList();
    }

    /** Whether the delivery that comes now is to come a day late. If so it has been struck; else {@link #strike} counts it. */
    synchronized boolean isLate(String function) {
        var late = planned.stream()
                .filter(one -> one.fault.mode() == Mode.DELAY && one.isNext(function, INVOKE))
                .findFirst();
        late.ifPresent(one -> {
            count(function, INVOKE);
            one.struck = true;
        });
        return late.isPresent();
    }

    /** Counts a call for all faults that wait for it; the first that is due strikes, and it alone. */
    synchronized Optional<Mode> strike(String function, String call) {
        var due = count(function, call).stream().findFirst();
        due.ifPresent(one -> one.struck = true);
        return due.map(one -> one.fault.mode());
    }

    /** The faults for which this was the call. */
    private List<Planned> count(String function, String call) {
        seen.computeIfAbsent(function, _ -> new TreeMap<>()).merge(call, 1, Integer::sum);
        var waiting = planned.stream()
                .filter(one -> one.fault.function().equals(function)
                        && one.fault.call().equals(call))
                .toList();
        waiting.forEach(one -> one.seen++);
        return waiting.stream().filter(one -> one.seen == one.fault.nth()).toList();
    }

    private static final class Planned {
        private final Fault fault;
        private int seen;
        private boolean struck;

        Planned(Fault fault) {
            this.fault = fault;
        }

        boolean isNext(String function, String call) {
            return fault.function().equals(function) && fault.call().equals(call) && seen + 1 == fault.nth();
        }
    }
}
