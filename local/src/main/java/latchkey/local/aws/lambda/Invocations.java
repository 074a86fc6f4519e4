package latchkey.local.aws.lambda;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** How many invocations of each function have begun, and how many have ended. */
final class Invocations {

    private final Map<String, Count> counts;

    Invocations(Collection<String> functions) {
        this.counts = functions.stream().collect(Collectors.toUnmodifiableMap(name -> name, name -> new Count()));
    }

    private record Count(AtomicLong begun, AtomicLong ended) {
        Count() {
            this(new AtomicLong(), new AtomicLong());
        }
    }

    void begin(String function) {
        of(function).begun.incrementAndGet();
    }

    void end(String function) {
        of(function).ended.incrementAndGet();
    }

    /** Those that have begun and not ended; functions without any are left out. */
    Map<String, Integer> inFlight() {
        var running = new HashMap<String, Integer>();
        counts.forEach((function, count) -> running.put(function, running(count)));
        running.values().removeIf(many -> many == 0);
        return running;
    }

    /** What Lambda charges as requests. */
    Map<String, Long> begun() {
        return counts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().begun.get()));
    }

    long begunInAll() {
        return counts.values().stream().mapToLong(count -> count.begun.get()).sum();
    }

    /** The ends first: one that begins between the two reads is then seen as running, never overlooked. */
    private static int running(Count count) {
        var ended = count.ended.get();
        return (int) (count.begun.get() - ended);
    }

    private Count of(String function) {
        return Objects.requireNonNull(counts.get(function), function);
    }
}
