package latchkey.local.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which messages of a queue are in flight, by place, and until when. While a receiver works, real time counts, for it works
 * in real time. What an ended receiver has left behind waits for a time like any other, so the virtual clock counts:
 * docs/decisions/0009.
 */
final class InFlight {

    /** The {@link System#nanoTime} until which a receiver has it. */
    private final Map<Long, Long> held = new HashMap<>();

    private final Map<Long, Instant> left = new HashMap<>();

    /** @param visibility zero ends it */
    void hold(long place, Duration visibility) {
        end(place);
        if (!visibility.isZero()) {
            held.put(place, System.nanoTime() + visibility.toNanos());
        }
    }

    /** Its receiver has ended: what remains of the wait goes by the virtual clock. */
    void leave(long place, Instant now) {
        var until = held.remove(place);
        if (until != null && until - System.nanoTime() > 0) {
            left.put(place, now.plusNanos(until - System.nanoTime()));
        }
    }

    void end(long place) {
        held.remove(place);
        left.remove(place);
    }

    boolean has(long place, Instant now) {
        return isHeld(place) || isLeft(place, now);
    }

    boolean isHeld(long place) {
        var until = held.get(place);
        return until != null && until - System.nanoTime() > 0;
    }

    boolean isLeft(long place, Instant now) {
        var until = left.get(place);
        return until != null && until.isAfter(now);
    }

    /** When the next of those that were left behind comes back. */
    Optional<Instant> nextLeft(Instant now) {
        return left.values().stream().filter(until -> until.isAfter(now)).min(Instant::compareTo);
    }

    /** In how many nanoseconds the next comes back from a receiver that works too long. */
    OptionalLong nanosToNext() {
        var nanos = System.nanoTime();
        return held.values().stream()
                .mapToLong(until -> until - nanos)
                .filter(remaining -> remaining > 0)
                .min();
    }
}
