package latchkey.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Timed;
import latchkey.local.aws.VirtualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(20)
class ClockworkTest {

    private final Disk disk = Disk.inMemory();
    private final VirtualClock clock = new VirtualClock(disk);
    private final Instant start = clock.instant();
    private final Idle idle = new Idle(List.of(), () -> 0);

    @AfterEach
    void end() {
        disk.close();
    }

    @Test
    void it_goes_from_due_time_to_due_time_and_then_on() throws Exception {
        var reminders = new Alarms(Duration.ofDays(2), Duration.ofDays(5), Duration.ofDays(9));

        var left = new Clockwork(clock, List.of(reminders), idle).advance(Duration.ofDays(7));

        assertThat(left).isEmpty();
        assertThat(reminders.rang).containsExactly(Duration.ofDays(2), Duration.ofDays(5));
        assertThat(Duration.between(start, clock.instant())).isBetween(Duration.ofDays(7), Duration.ofDays(8));
    }

    @Test
    void what_becomes_due_on_the_way_rings_too() throws Exception {
        var alarms = new Alarms(Duration.ofDays(1));
        alarms.next = Optional.of(Duration.ofDays(1));

        new Clockwork(clock, List.of(alarms), idle).advance(Duration.ofDays(4));

        assertThat(alarms.rang)
                .containsExactly(Duration.ofDays(1), Duration.ofDays(2), Duration.ofDays(3), Duration.ofDays(4));
    }

    @Test
    void everything_runs_to_idle_before_time_goes_on() throws Exception {
        var busy = new AtomicBoolean();
        var seenBusy = new ArrayList<Boolean>();
        var alarms = new Alarms(Duration.ofDays(1), Duration.ofDays(2)) {
            @Override
            public void due(Instant now) {
                if (nextDue().isPresent()) {
                    seenBusy.add(busy.getAndSet(true));
                }
                super.due(now);
            }
        };
        var untilAsked = new Idle(List.of(() -> busy.getAndSet(false) ? List.of("a message") : List.of()), () -> 0);

        new Clockwork(clock, List.of(alarms), untilAsked).advance(Duration.ofDays(3));

        assertThat(seenBusy).containsExactly(false, false);
    }

    @Test
    void a_stop_lasts_as_long_as_something_gets_on_and_no_longer() throws Exception {
        var begun = new AtomicLong();
        var busy = new AtomicInteger();
        var stops = new Alarms(Duration.ofDays(1), Duration.ofDays(2)) {
            @Override
            public void due(Instant now) {
                if (nextDue().filter(at -> !at.isAfter(now)).isPresent()) {
                    busy.set(20);
                }
                super.due(now);
            }
        };
        var working = new Idle(
                List.of(() -> {
                    if (busy.get() == 0) {
                        return List.of();
                    }
                    busy.decrementAndGet();
                    begun.incrementAndGet();
                    return List.of("a message");
                }),
                begun::get);

        new Clockwork(clock, List.of(stops), working, Duration.ofMillis(5)).advance(Duration.ofDays(3));

        assertThat(busy).hasValue(0);
        var stuck = new Idle(List.of(() -> List.of("a message for ever")), () -> 7);
        var begin = System.nanoTime();
        var left = new Clockwork(
                        clock,
                        List.of(new Alarms(
                                Duration.ofDays(4), Duration.ofDays(5), Duration.ofDays(6), Duration.ofDays(7))),
                        stuck,
                        Duration.ofSeconds(1))
                .advance(Duration.ofDays(5));
        assertThat(left).containsExactly("a message for ever");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2_500));
    }

    /** As what a late record tells: it has expired long ago. */
    @Test
    void what_turns_out_to_be_due_while_a_stop_lasts_acts_before_patience_ends() throws Exception {
        var heardLate = new Alarms();
        var stop = new Alarms(Duration.ofDays(2)) {
            @Override
            public void due(Instant now) {
                super.due(now);
                if (heardLate.rang.isEmpty() && !rang.isEmpty()) {
                    heardLate.set.add(Duration.ofDays(1));
                }
            }
        };
        var clockwork = new Clockwork[1];
        var untilItRang =
                new Idle(List.of(() -> clockwork[0].atWork() ? List.of("a timer that is due") : List.of()), () -> 0);
        clockwork[0] = new Clockwork(clock, List.of(heardLate, stop), untilItRang, Duration.ofMinutes(10));

        assertThat(clockwork[0].advance(Duration.ofDays(3))).isEmpty();
        assertThat(heardLate.rang).containsExactly(Duration.ofDays(1));
    }

    @Test
    void it_is_at_work_until_what_came_due_has_acted() throws Exception {
        var acting = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var alarms = new Alarms(Duration.ofMillis(100)) {
            @Override
            public void due(Instant now) {
                super.due(now);
                acting.countDown();
                awaitUninterruptibly(mayEnd);
            }
        };
        try (var clockwork = new Clockwork(clock, List.of(alarms), idle)) {
            var before = clockwork.turns();
            clockwork.start();
            assertThat(acting.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(alarms.nextDue()).isEmpty();
            assertThat(clockwork.atWork()).isTrue();
            assertThat(clockwork.turns()).isGreaterThan(before);

            mayEnd.countDown();
            while (clockwork.atWork()) {
                Thread.onSpinWait();
            }
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void time_that_goes_by_rings_as_well() throws Exception {
        var heard = new CountDownLatch(1);
        var alarms = new Alarms(Duration.ofMillis(100)) {
            @Override
            public void due(Instant now) {
                super.due(now);
                heard.countDown();
            }
        };
        try (var clockwork = new Clockwork(clock, List.of(alarms), idle)) {
            clockwork.start();

            assertThat(heard.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_schedule_that_only_does_the_same_again_is_left_out_until_something_else_is_due() throws Exception {
        var sweep = new Schedule(Duration.ofDays(1));
        var reminder = new Alarms(Duration.ofDays(100).plusHours(1));

        new Clockwork(clock, List.of(sweep, reminder), idle).advance(Duration.ofDays(200));

        assertThat(sweep.rang)
                .extracting(Duration::toDays)
                .as("twice at first, the last time before the reminder, twice after it, and the last time of all")
                .containsExactly(1L, 2L, 100L, 101L, 102L, 200L);
        assertThat(reminder.rang).hasSize(1);
    }

    @Test
    void a_schedule_comes_each_time_while_it_begets_something_new() throws Exception {
        var begun = new AtomicLong();
        var sweep = new Schedule(Duration.ofDays(1)) {
            @Override
            public void due(Instant now) {
                super.due(now);
                begun.addAndGet(rang.size());
            }
        };

        new Clockwork(clock, List.of(sweep), new Idle(List.of(), begun::get)).advance(Duration.ofDays(9));

        assertThat(sweep.rang).hasSize(9);
    }

    @Test
    void a_clock_that_was_moved_stays_so_with_the_data() throws Exception {
        new Clockwork(clock, List.of(), idle).advance(Duration.ofDays(3));

        assertThat(Duration.between(start, new VirtualClock(disk).instant())).isGreaterThan(Duration.ofDays(2));
    }

    /** Rings at times counted from the start of the test. */
    private class Alarms implements Timed {

        final List<Duration> rang = new ArrayList<>();
        Optional<Duration> next = Optional.empty();
        final TreeSet<Duration> set;

        Alarms(Duration... at) {
            this.set = new TreeSet<>(List.of(at));
        }

        @Override
        public Optional<Instant> nextDue() {
            return set.isEmpty() ? Optional.empty() : Optional.of(start.plus(set.first()));
        }

        @Override
        public void due(Instant now) {
            while (!set.isEmpty() && !start.plus(set.first()).isAfter(now)) {
                var at = set.removeFirst();
                rang.add(at);
                next.ifPresent(by -> set.add(at.plus(by)));
            }
        }
    }

    /** Rings each time its period is over. */
    private class Schedule extends Alarms {

        private final Duration every;

        Schedule(Duration every) {
            super(every);
            this.every = every;
            this.next = Optional.of(every);
        }

        @Override
        public boolean isSchedule() {
            return true;
        }

        @Override
        public void leaveOut(Instant until) {
            while (!start.plus(set.first()).plus(every).isAfter(until)) {
                set.add(set.removeFirst().plus(every));
            }
        }
    }
}
