package latchkey.local.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.stream.Stream;
import latchkey.local.aws.Account;

/**
 * One queue. Used under the lock of {@link Queues} only; what it writes is durable after the ledger's commit.
 *
 * <p>That a message is in flight is not kept: it lasts for the sake of a receiver in this process or connected to it, so
 * after a restart every message can be received at once.
 */
final class Queue {

    private final String name;
    private final Instant created;
    private final Ledger ledger;
    private final Condition changed;
    private final NavigableMap<Long, Message> messages = new TreeMap<>();
    private final InFlight inFlight = new InFlight();

    private QueueAttributes attributes;
    private Optional<QueueAttributes.Redrive> redrive;
    private Instant modified;

    Queue(String name, Ledger.WrittenQueue written, Ledger ledger, Condition changed) {
        this.name = name;
        this.attributes = written.attributes();
        this.redrive = attributes.redrive();
        this.created = written.created();
        this.modified = written.modified();
        this.ledger = ledger;
        this.changed = changed;
    }

    /** A message, and where it stands. */
    record Placed(long place, Message message) {}

    String name() {
        return name;
    }

    String arn() {
        return Account.arn("sqs", name);
    }

    QueueAttributes attributes() {
        return attributes;
    }

    /** Where its messages go that were received too often. */
    Optional<QueueAttributes.Redrive> redrive() {
        return redrive;
    }

    Instant created() {
        return created;
    }

    Instant modified() {
        return modified;
    }

    /** Signalled when something may have become receivable. */
    Condition changed() {
        return changed;
    }

    void set(QueueAttributes changedAttributes, Instant now) {
        attributes = changedAttributes;
        redrive = attributes.redrive();
        modified = now;
        ledger.put(name, attributes, created, modified);
        changed.signalAll();
    }

    /** Back from the ledger. */
    void restore(long place, Message message) {
        messages.put(place, message);
    }

    void add(long place, Message message) {
        messages.put(place, message);
        ledger.put(name, place, message);
        changed.signalAll();
    }

    void remove(long place) {
        messages.remove(place);
        inFlight.end(place);
        ledger.remove(name, place);
    }

    /** The first that can be received now, oldest first, at most {@code most}. */
    List<Placed> available(int most, Instant now) {
        var available = new ArrayList<Placed>();
        for (var entry : messages.entrySet()) {
            if (available.size() == most) {
                break;
            }
            if (!inFlight.has(entry.getKey(), now)
                    && !entry.getValue().deliverFrom().isAfter(now)) {
                available.add(new Placed(entry.getKey(), entry.getValue()));
            }
        }
        return available;
    }

    /** Counts the receipt and takes the message in flight. */
    Placed take(Placed available, Duration visibility, Instant now) {
        var taken = available.message().received(now);
        messages.put(available.place(), taken);
        ledger.put(name, available.place(), taken);
        hide(available.place(), visibility);
        return new Placed(available.place(), taken);
    }

    /** The message of a handle, if it is still there and has not been received again since. */
    Optional<Placed> held(Handle handle) {
        return Optional.ofNullable(messages.get(handle.place()))
                .filter(message -> message.id().equals(handle.messageId()) && message.receives() == handle.receives())
                .map(message -> new Placed(handle.place(), message));
    }

    boolean isInFlight(long place, Instant now) {
        return inFlight.has(place, now);
    }

    void hide(long place, Duration visibility) {
        inFlight.hold(place, visibility);
        changed.signalAll();
    }

    /** Its receiver has ended without deleting it. */
    void leave(long place, Instant now) {
        inFlight.leave(place, now);
        changed.signalAll();
    }

    /** Takes it from its receiver and delivers it only then, as if it had been sent with that delay. */
    void postpone(Placed placed, Instant until) {
        inFlight.end(placed.place());
        add(placed.place(), placed.message().postponed(until));
    }

    void purge() {
        List.copyOf(messages.keySet()).forEach(this::remove);
    }

    /** Removes what has been kept as long as the queue keeps messages. */
    boolean expire(Instant now) {
        var oldest = now.minus(attributes.retention());
        var expired = messages.entrySet().stream()
                .filter(entry -> entry.getValue().sent().isBefore(oldest))
                .map(Map.Entry::getKey)
                .toList();
        expired.forEach(this::remove);
        return !expired.isEmpty();
    }

    /** When the virtual clock lets the next message be received: its delay ends, or the wait that a receiver left behind. */
    Optional<Instant> nextDue(Instant now) {
        var delayed = messages.values().stream().map(Message::deliverFrom).filter(from -> from.isAfter(now));
        return Stream.concat(delayed, inFlight.nextLeft(now).stream()).min(Instant::compareTo);
    }

    /** In how many nanoseconds the next message comes back from a receiver that works too long. */
    OptionalLong nanosToNextVisible() {
        return inFlight.nanosToNext();
    }

    /** The messages that no receiver has any more, and when the first of them comes back. */
    Optional<Waiting> waiting(Instant now) {
        var many = messages.keySet().stream()
                .filter(place -> inFlight.isLeft(place, now))
                .count();
        return inFlight.nextLeft(now).map(until -> new Waiting(name, (int) many, until));
    }

    QueueCounts counts(Instant now) {
        var flying = 0;
        var delayed = 0;
        for (var entry : messages.entrySet()) {
            if (inFlight.has(entry.getKey(), now)) {
                flying++;
            } else if (entry.getValue().deliverFrom().isAfter(now)) {
                delayed++;
            }
        }
        return new QueueCounts(messages.size() - flying - delayed, flying, delayed);
    }
}
