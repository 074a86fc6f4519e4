package latchkey.local.aws.lambda;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An event source mapping as operators see it: on, off, or on its way to off while its poller ends what it is reading. It is
 * on after each start; what was switched off by hand is not kept.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_UpdateEventSourceMapping.html">AWS</a>
 */
public final class Mapping {

    private final String function;
    private final String source;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition switchedOn = lock.newCondition();
    private boolean on = true;
    private boolean resting;

    /**
     * @param function the name that the runner gives it
     * @param source an ARN
     */
    Mapping(String function, String source) {
        this.function = function;
        this.source = source;
    }

    String function() {
        return function;
    }

    String source() {
        return source;
    }

    /** As in Lambda's API. */
    String state() {
        lock.lock();
        try {
            return on ? "Enabled" : resting ? "Disabled" : "Disabling";
        } finally {
            lock.unlock();
        }
    }

    void enable(boolean enabled) {
        lock.lock();
        try {
            on = enabled;
            switchedOn.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Asked before each read: goes on when, and while, the mapping is on. */
    void awaitEnabled() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!on) {
                resting = true;
                switchedOn.await();
            }
            resting = false;
        } finally {
            lock.unlock();
        }
    }
}
