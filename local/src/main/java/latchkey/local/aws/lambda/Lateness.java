package latchkey.local.aws.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import latchkey.local.aws.Timed;

/** Holds what a stream delivers until the virtual clock is a day on, as after an outage of Lambda's poller. */
public final class Lateness implements Timed {

    static final Duration DAY = Duration.ofDays(1);

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private Optional<Instant> until = Optional.empty();

    public Lateness(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns a day later. One delivery at a time is held: a shard is read in its order. */
    void hold() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            until = Optional.of(clock.instant().plus(DAY));
            while (until.isPresent()) {
                moved.await();
            }
        } finally {
            until = Optional.empty();
            lock.unlock();
        }
    }

    boolean holds() {
        return nextDue().isPresent();
    }

    @Override
    public Optional<Instant> nextDue() {
        lock.lock();
        try {
            return until;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void due(Instant now) {
        lock.lock();
        try {
            if (until.filter(at -> !at.isAfter(now)).isPresent()) {
                until = Optional.empty();
                moved.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
