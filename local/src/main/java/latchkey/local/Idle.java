package latchkey.local;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Knows whether anything is still going on. It looks at all parts twice and believes them only if nothing began in
 * between: work that wanders from one part to another while it looks would otherwise be missed.
 */
public final class Idle {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private final List<Supplier<List<String>>> parts;
    private final LongSupplier begun;

    /**
     * @param parts each says what of it is left
     * @param begun how many pieces of work have begun so far
     */
    public Idle(List<Supplier<List<String>>> parts, LongSupplier begun) {
        this.parts = List.copyOf(parts);
        this.begun = begun;
    }

    /** What is going on; nothing where all is idle. */
    public List<String> left() {
        var before = begun.getAsLong();
        var left = look();
        if (left.isEmpty()) {
            left = look();
        }
        return left.isEmpty() && begun.getAsLong() != before ? List.of("work that has just begun") : left;
    }

    /** How many pieces of work have begun so far: whether something gets on. */
    public long begun() {
        return begun.getAsLong();
    }

    /** Waits until all is idle; false where it is not in time. */
    public boolean await(Duration most) throws InterruptedException {
        var end = System.nanoTime() + most.toNanos();
        while (!left().isEmpty()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        return true;
    }

    private List<String> look() {
        return parts.stream().flatMap(part -> part.get().stream()).toList();
    }
}
