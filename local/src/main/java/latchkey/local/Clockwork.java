package latchkey.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import latchkey.local.aws.Timed;
import latchkey.local.aws.VirtualClock;

/**
 * Makes things happen when their time has come: as time goes by, or all at once when somebody moves the clock. Then it goes
 * from due time to due time, and lets everything run to idle at each, as it would have. Of a schedule it leaves out the
 * times at which nothing would happen that did not happen before: as soon as it has begun as much work twice running, with
 * nothing else due, only the last time before something else is due comes yet. A year has 8,760 hourly sweeps.
 */
public final class Clockwork implements AutoCloseable {

    /** How late something may act that becomes due as time goes by. */
    private static final Duration TICK = Duration.ofMillis(50);

    /** At each stop: time goes on as soon as nothing new has begun for so long, whatever is still going on. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** At each stop: what goes on begetting new work must not hold the clock for ever. */
    private static final Duration LONGEST_STOP = Duration.ofMinutes(5);

    private final VirtualClock clock;
    private final List<Timed> parts;
    private final Idle idle;
    private final Duration patience;
    private final ReentrantLock turn = new ReentrantLock();
    private final Thread thread = Thread.ofVirtual().name("clock").unstarted(this::tick);
    private final AtomicLong turns = new AtomicLong();
    private volatile boolean ended;

    /** Guarded by the turn: how much had begun when patience ended, if it has; it is not lost twice over the same. */
    private long lostPatienceAt = -1;

    public Clockwork(VirtualClock clock, List<? extends Timed> parts, Idle idle) {
        this(clock, parts, idle, PATIENCE);
    }

    Clockwork(VirtualClock clock, List<? extends Timed> parts, Idle idle, Duration patience) {
        this.patience = patience;
        this.clock = clock;
        this.parts = List.copyOf(parts);
        this.idle = idle;
    }

    public void start() {
        thread.start();
    }

    /**
     * Moves the clock and returns when what came due has run, or patience has ended.
     *
     * @return what was still going on then; empty where all was idle
     */
    public List<String> advance(Duration by) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            turns.incrementAndGet();
            var target = clock.instant().plus(by);
            var before = OptionalLong.empty();
            for (var next = nextDue(); next.filter(due -> !due.isAfter(target)).isPresent(); next = nextDue()) {
                var work = stopForSchedules(next.get());
                if (work.isPresent() && work.equals(before)) {
                    var until = nextOnce().filter(once -> once.isBefore(target)).orElse(target);
                    parts.forEach(part -> part.leaveOut(until));
                }
                before = work;
            }
            stop(target);
            return idle.left();
        } finally {
            turn.unlock();
        }
    }

    /** Whether something should have acted by now, or acts just now, or somebody else is moving the clock. */
    public boolean atWork() {
        return overdue() || (turn.isLocked() && !turn.isHeldByCurrentThread());
    }

    /** How often it has begun to make something happen. */
    public long turns() {
        return turns.get();
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }

    /** How much work the schedules began; empty where something else was due too, or is because of them. */
    private OptionalLong stopForSchedules(Instant at) throws InterruptedException {
        var once = nextOnce();
        var begun = idle.begun();
        stop(at);
        return once.filter(due -> !due.isAfter(at)).isEmpty() && once.equals(nextOnce())
                ? OptionalLong.of(idle.begun() - begun)
                : OptionalLong.empty();
    }

    private void stop(Instant at) throws InterruptedException {
        clock.moveTo(at);
        act();
        var end = System.nanoTime() + LONGEST_STOP.toNanos();
        var begun = idle.begun();
        while (!settled(begun == lostPatienceAt ? TICK : patience) && System.nanoTime() < end) {
            if (begun == idle.begun()) {
                lostPatienceAt = begun;
                return;
            }
            begun = idle.begun();
        }
    }

    /** Waits until all is idle. What becomes due meanwhile acts: nobody else lets it while the clock is being moved. */
    private boolean settled(Duration most) throws InterruptedException {
        var end = System.nanoTime() + most.toNanos();
        while (!idle.await(TICK)) {
            if (System.nanoTime() > end) {
                return false;
            }
            if (overdue()) {
                act();
            }
        }
        return true;
    }

    private void tick() {
        while (!ended) {
            try {
                Thread.sleep(TICK);
                if (overdue()) {
                    actInTurn();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) { // it stays due, and is tried again
                e.printStackTrace(System.err);
            }
        }
    }

    private void actInTurn() throws InterruptedException {
        turn.lockInterruptibly();
        try {
            turns.incrementAndGet();
            act();
        } finally {
            turn.unlock();
        }
    }

    private boolean overdue() {
        return nextDue().filter(due -> !due.isAfter(clock.instant())).isPresent();
    }

    private void act() {
        var now = clock.instant();
        parts.forEach(part -> part.due(now));
    }

    private Optional<Instant> nextDue() {
        return first(parts.stream());
    }

    private Optional<Instant> nextOnce() {
        return first(parts.stream().filter(part -> !part.isSchedule()));
    }

    private static Optional<Instant> first(Stream<? extends Timed> parts) {
        return parts.map(Timed::nextDue).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }
}
