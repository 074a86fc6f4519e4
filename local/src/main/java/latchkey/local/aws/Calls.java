package latchkey.local.aws;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which caller has called what, how often, and what it was not allowed to do. */
public final class Calls {

    /** How many calls can be told apart by time; older ones stand in the sum of all only. */
    static final int REMEMBERED = 100_000;

    private static final int DENIALS_KEPT = 1_000;

    private final InstantSource clock;
    private final Map<String, Map<String, Long>> all = new TreeMap<>();
    private final Deque<Call> recent = new ArrayDeque<>();
    private final Deque<Denied> denied = new ArrayDeque<>();
    private long forgotten;

    public Calls(InstantSource clock) {
        this.clock = clock;
    }

    private record Call(Instant at, String caller, String operation) {}

    /** A call that no policy allowed. */
    public record Denied(Instant at, String caller, String action, String resource) {}

    synchronized void count(Caller caller, String service, String operation) {
        var call = new Call(clock.instant(), caller.name(), service + "." + operation);
        add(all, call);
        recent.addLast(call);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
            forgotten++;
        }
    }

    synchronized void deny(Caller caller, Permission missing) {
        denied.addLast(new Denied(clock.instant(), caller.name(), missing.action(), missing.resource()));
        if (denied.size() > DENIALS_KEPT) {
            denied.removeFirst();
        }
    }

    /** How often, by caller and {@code service.Operation}, since the start. */
    public synchronized Map<String, Map<String, Long>> counts() {
        var copy = new TreeMap<String, Map<String, Long>>();
        all.forEach((caller, operations) -> copy.put(caller, new TreeMap<>(operations)));
        return copy;
    }

    /**
     * The same, from {@code since} on.
     *
     * @throws IllegalArgumentException where {@code since} lies before the calls that are remembered one by one
     */
    public synchronized Map<String, Map<String, Long>> counts(Instant since) {
        var oldest = recent.peekFirst();
        if (forgotten > 0 && oldest != null && since.isBefore(oldest.at())) {
            throw new IllegalArgumentException(
                    "The calls since %s can be told; those since %s are forgotten".formatted(oldest.at(), since));
        }
        var counts = new TreeMap<String, Map<String, Long>>();
        recent.stream().filter(call -> !call.at().isBefore(since)).forEach(call -> add(counts, call));
        return counts;
    }

    /** The newest {@value #DENIALS_KEPT} calls that were not allowed, oldest first. */
    public synchronized List<Denied> denied() {
        return List.copyOf(denied);
    }

    private static void add(Map<String, Map<String, Long>> counts, Call call) {
        counts.computeIfAbsent(call.caller(), caller -> new TreeMap<>()).merge(call.operation(), 1L, Long::sum);
    }
}
