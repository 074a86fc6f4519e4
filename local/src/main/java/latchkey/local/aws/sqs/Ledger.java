package latchkey.local.aws.sqs;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.function.BiConsumer;
import latchkey.local.aws.Disk;
import latchkey.runtime.Json;
import org.h2.mvstore.MVMap;

/** The queues and their messages on disk. What is written is durable after {@link #commit}. */
final class Ledger {

    private final Disk disk;
    private final MVMap<String, String> queues;
    private final MVMap<String, String> messages;

    Ledger(Disk disk) {
        this.disk = disk;
        this.queues = disk.map("sqs-queues");
        this.messages = disk.map("sqs-messages");
    }

    void commit() {
        disk.commit();
    }

    void put(String queue, QueueAttributes attributes, Instant created, Instant modified) {
        var members = new LinkedHashMap<String, Object>();
        members.put("attributes", attributes.values());
        members.put("created", created.toString());
        members.put("modified", modified.toString());
        queues.put(queue, Json.write(members));
    }

    void removeQueue(String queue) {
        queues.remove(queue);
    }

    void put(String queue, long place, Message message) {
        messages.put(key(queue, place), message.write());
    }

    void remove(String queue, long place) {
        messages.remove(key(queue, place));
    }

    /** What a queue was when it was last written. */
    record WrittenQueue(QueueAttributes attributes, Instant created, Instant modified) {}

    void eachQueue(BiConsumer<String, WrittenQueue> use) {
        queues.forEach((name, written) -> {
            var members = new Members(Json.object(written));
            use.accept(
                    name,
                    new WrittenQueue(
                            new QueueAttributes(members.texts("attributes")),
                            Instant.parse(members.text("created")),
                            Instant.parse(members.text("modified"))));
        });
    }

    void eachMessage(String queue, BiConsumer<Long, Message> use) {
        var prefix = queue + "/";
        for (var key = messages.ceilingKey(prefix);
                key != null && key.startsWith(prefix);
                key = messages.higherKey(key)) {
            var written = messages.get(key);
            if (written != null) {
                use.accept(Long.parseLong(key.substring(prefix.length()), 16), Message.read(written));
            }
        }
    }

    private static String key(String queue, long place) {
        return "%s/%016x".formatted(queue, place);
    }
}
