package latchkey.local.aws.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import latchkey.local.aws.Account;

/**
 * One queue. Used under the lock of {@link Queues} only; what it writes is durable after the ledger's commit.
 *
 * <p>That a message is in flight is not kept: it lasts for real time and for the sake of a receiver in this process or
 * connected to it, so after a restart every message can be received at once.
 */
final class Queue {

    private final String name;
    private final Instant created;
    private final Ledger ledger;
    private final Condition changed;
    private final NavigableMap<Long, Message> messages = new TreeMap<>();
    /** By place: the {@link System#nanoTime} until which a message is in flight. */
    private final Map<Long, Long> hiddenUntil = new HashMap<>();

    private QueueAttributes attributes;
    private Instant modified;

    Queue(String name, Ledger.WrittenQueue written, Ledger ledger, Condition changed) {
        this.name = name;
        this.attributes = written.attributes();
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
        hiddenUntil.remove(place);
        ledger.remove(name, place);
    }

    /** The first that can be received now, oldest first, at most {@code most}. */
    List<Placed> available(int most, Instant now) {
        var nanos = System.nanoTime();
        var available = new ArrayList<Placed>();
        for (var entry : messages.entrySet()) {
            if (available.size() == most) {
                break;
            }
            if (!isHidden(entry.getKey(), nanos)
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

    boolean isInFlight(long place) {
        return isHidden(place, System.nanoTime());
    }

    void hide(long place, Duration visibility) {
        if (visibility.isZero()) {
            hiddenUntil.remove(place);
        } else {
            hiddenUntil.put(place, System.nanoTime() + visibility.toNanos());
        }
        changed.signalAll();
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

    Optional<Instant> nextDelayed(Instant now) {
        return messages.values().stream()
                .map(Message::deliverFrom)
                .filter(from -> from.isAfter(now))
                .min(Instant::compareTo);
    }

    /** In how many nanoseconds the next message comes back by itself. */
    OptionalLong nanosToNextVisible() {
        var nanos = System.nanoTime();
        return hiddenUntil.values().stream()
                .mapToLong(until -> until - nanos)
                .filter(left -> left > 0)
                .min();
    }

    QueueCounts counts(Instant now) {
        var nanos = System.nanoTime();
        var inFlight = 0;
        var delayed = 0;
        for (var entry : messages.entrySet()) {
            if (isHidden(entry.getKey(), nanos)) {
                inFlight++;
            } else if (entry.getValue().deliverFrom().isAfter(now)) {
                delayed++;
            }
        }
        return new QueueCounts(messages.size() - inFlight - delayed, inFlight, delayed);
    }

    private boolean isHidden(long place, long nanos) {
        var until = hiddenUntil.get(place);
        return until != null && until - nanos > 0;
    }
}
