package latchkey.local.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import latchkey.local.aws.Disk;

/** All queues, one change at a time. Each change is durable before it is answered. */
final class Queues {

    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource clock;
    private final Ledger ledger;
    private final Map<String, Queue> queues = new TreeMap<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private long lastPlace;

    Queues(Disk disk, InstantSource clock) {
        this.clock = clock;
        this.ledger = new Ledger(disk);
        ledger.eachQueue((name, written) -> queues.put(name, new Queue(name, written, ledger, lock.newCondition())));
        queues.values()
                .forEach(queue -> ledger.eachMessage(queue.name(), (place, message) -> {
                    queue.restore(place, message);
                    lastPlace = Math.max(lastPlace, place);
                }));
    }

    Instant now() {
        return clock.instant();
    }

    /** Called, outside the lock, after each change. */
    void watch(Runnable watcher) {
        watchers.add(watcher);
    }

    /** Reads what belongs together. */
    <T> T read(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }

    /** Makes a change and commits it. */
    <T> T change(Supplier<T> change) {
        T result = read(() -> {
            var made = change.get();
            ledger.commit();
            return made;
        });
        watchers.forEach(Runnable::run);
        return result;
    }

    Optional<Queue> find(String name) {
        return Optional.ofNullable(queues.get(name));
    }

    Optional<Queue> byArn(String arn) {
        return queues.values().stream().filter(queue -> queue.arn().equals(arn)).findFirst();
    }

    Collection<Queue> all() {
        return List.copyOf(queues.values());
    }

    Queue create(String name, QueueAttributes attributes) {
        var written = new Ledger.WrittenQueue(attributes, now(), now());
        var queue = new Queue(name, written, ledger, lock.newCondition());
        queues.put(name, queue);
        queue.set(attributes, now());
        return queue;
    }

    void delete(Queue queue) {
        queue.purge();
        queues.remove(queue.name());
        ledger.removeQueue(queue.name());
        queue.changed().signalAll();
    }

    String add(Queue queue, Function<String, Message> message) {
        var id = UUID.randomUUID().toString();
        queue.add(++lastPlace, message.apply(id));
        return id;
    }

    /** The queues whose messages end in {@code target} when they were received too often. */
    List<Queue> sourcesOf(Queue target) {
        return queues.values().stream()
                .filter(queue -> queue.redrive()
                        .filter(redrive -> redrive.targetArn().equals(target.arn()))
                        .isPresent())
                .toList();
    }

    /**
     * Waits until there is something to receive, or {@code wait} is over. The first moment at which a message comes
     * back or its delay ends wakes the receiver; a clock that was moved wakes it through {@link #wake}.
     */
    List<ReceivedMessage> receive(Queue queue, int most, Duration visibility, Duration wait)
            throws InterruptedException {
        var taken = awaitMessages(queue, most, visibility, System.nanoTime() + wait.toNanos());
        if (!taken.isEmpty()) {
            watchers.forEach(Runnable::run);
        }
        return taken;
    }

    private List<ReceivedMessage> awaitMessages(Queue queue, int most, Duration visibility, long deadline)
            throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var taken = take(queue, most, visibility);
            var left = deadline - System.nanoTime();
            while (taken.isEmpty() && left > 0 && queues.containsValue(queue)) {
                queue.changed().awaitNanos(Math.min(left, nanosToNext(queue)));
                taken = take(queue, most, visibility);
                left = deadline - System.nanoTime();
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** After the clock was moved: expires what is too old, and lets every receiver look again. */
    void wake() {
        change(() -> {
            queues.values().forEach(queue -> {
                queue.expire(now());
                queue.changed().signalAll();
            });
            return true;
        });
    }

    private List<ReceivedMessage> take(Queue queue, int most, Duration visibility) {
        var changed = queue.expire(now());
        var taken = new ArrayList<ReceivedMessage>();
        var available = queue.available(most, now());
        for (; taken.isEmpty() && !available.isEmpty(); available = queue.available(most, now())) {
            changed = true;
            for (var placed : available) {
                if (!diesHere(queue, placed)) {
                    taken.add(ReceivedMessage.of(queue, queue.take(placed, visibility, now())));
                }
            }
        }
        if (changed) {
            ledger.commit();
        }
        return taken;
    }

    /** First into the dead-letter queue, then out of its own: a crash between may double it, never lose it. */
    private boolean diesHere(Queue queue, Queue.Placed placed) {
        var redrive = queue.redrive().filter(policy -> placed.message().receives() >= policy.maxReceiveCount());
        var target = redrive.flatMap(policy -> byArn(policy.targetArn()));
        target.ifPresent(dead -> {
            dead.add(++lastPlace, placed.message().deadFrom(queue.arn()));
            queue.remove(placed.place());
        });
        return target.isPresent();
    }

    private long nanosToNext(Queue queue) {
        var now = now();
        var due = queue.nextDue(now)
                .map(from -> Duration.between(now, from).toNanos())
                .orElse(Long.MAX_VALUE);
        return Math.max(1, Math.min(due, queue.nanosToNextVisible().orElse(Long.MAX_VALUE)));
    }
}
