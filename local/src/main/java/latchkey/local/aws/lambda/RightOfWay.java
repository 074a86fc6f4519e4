package latchkey.local.aws.lambda;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets the functions that somebody outside waits for go before those that only follow up. In AWS each invocation has its
 * share of a processor; here all share those of one machine, and a page or a reply would wait behind the mails about others.
 * What gives way does so only where the former take every processor, and for a second at most, so it goes on under any load.
 */
final class RightOfWay {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final Set<String> first;
    private final int processors;
    private final Duration longest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition clear = lock.newCondition();
    private int ahead;

    /** @param first the functions that do not wait */
    RightOfWay(Set<String> first) {
        this(first, Runtime.getRuntime().availableProcessors(), LONGEST);
    }

    RightOfWay(Set<String> first, int processors, Duration longest) {
        this.first = Set.copyOf(first);
        this.processors = processors;
        this.longest = longest;
    }

    /** Returns when the function may begin; {@link #leave} must follow. */
    void enter(String function) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (first.contains(function)) {
                ahead++;
                return;
            }
            var left = longest.toNanos();
            while (ahead >= processors && left > 0) {
                left = clear.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    void leave(String function) {
        lock.lock();
        try {
            if (first.contains(function) && --ahead < processors) {
                clear.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
