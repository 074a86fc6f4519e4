package latchkey.local.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import latchkey.local.aws.Timed;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * Deletes items whose time to live is over, once an hour as far as there are any. AWS takes up to a few days, so nobody
 * may rely on the moment; DynamoDB Local would go by the machine's clock instead of the rehearsal's. What expires is read
 * once from the table and then from its stream.
 */
public final class TimeToLive implements Timed {

    private static final Duration SWEEP = Duration.ofHours(1);

    private final DynamoDbClient table;
    private final String name;
    private final List<String> keys;
    private final String attribute;
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(java.util.Comparator.comparing(Entry::at));

    /**
     * @param table signed as the developer: AWS's own sweep needs nobody's permission
     * @param keys the key's attributes, which are texts
     * @param attribute holds epoch seconds
     */
    public TimeToLive(DynamoDbClient table, String name, List<String> keys, String attribute) {
        this.table = table;
        this.name = name;
        this.keys = List.copyOf(keys);
        this.attribute = attribute;
    }

    private record Entry(Instant at, Map<String, AttributeValue> key) {}

    /** Reads what already lies in the table. */
    public void read() {
        var names = new HashMap<String, String>();
        names.put("#expires", attribute);
        keys.forEach(key -> names.put("#" + key, key));
        var pages = table.scanPaginator(request -> request.tableName(name)
                .filterExpression("attribute_exists(#expires)")
                .projectionExpression(String.join(", ", names.keySet()))
                .expressionAttributeNames(names));
        pages.items().forEach(this::add);
    }

    /** Hears of a change, as the table's stream tells it to functions. */
    public void heard(Map<String, Object> record) {
        if (record.get("dynamodb") instanceof Map<?, ?> change
                && change.get("NewImage") instanceof Map<?, ?> image
                && image.get(attribute) instanceof Map<?, ?> expires
                && expires.get("N") instanceof String seconds) {
            var key = new HashMap<String, AttributeValue>();
            keys.forEach(name -> key.put(name, AttributeValue.fromS(text(image, name))));
            add(seconds, key);
        }
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return Optional.ofNullable(entries.peek()).map(entry -> sweepAfter(entry.at()));
    }

    @Override
    public void due(Instant now) {
        for (var entry = expired(now); entry.isPresent(); entry = expired(now)) {
            delete(entry.get());
        }
    }

    private synchronized Optional<Entry> expired(Instant now) {
        var first = entries.peek();
        return first == null || sweepAfter(first.at()).isAfter(now)
                ? Optional.empty()
                : Optional.ofNullable(entries.poll());
    }

    private void add(Map<String, AttributeValue> item) {
        var expires = item.get(attribute);
        if (expires != null && expires.n() != null) { // anything but a number never expires, as in AWS
            var key = new HashMap<>(item);
            key.keySet().retainAll(keys);
            add(expires.n(), key);
        }
    }

    private synchronized void add(String seconds, Map<String, AttributeValue> key) {
        entries.add(new Entry(Instant.ofEpochSecond(Long.parseLong(seconds)), key));
    }

    private static String text(Map<?, ?> image, String key) {
        return image.get(key) instanceof Map<?, ?> value && value.get("S") instanceof String text ? text : "";
    }

    private void delete(Entry entry) {
        try {
            table.deleteItem(request -> request.tableName(name)
                    .key(entry.key())
                    .conditionExpression("#expires <= :at")
                    .expressionAttributeNames(Map.of("#expires", attribute))
                    .expressionAttributeValues(Map.of(
                            ":at", AttributeValue.fromN(Long.toString(entry.at().getEpochSecond())))));
        } catch (ConditionalCheckFailedException e) {
            // It is gone, or lives longer now and stands in the list a second time.
            return;
        }
    }

    private static Instant sweepAfter(Instant expiry) {
        var hour = SWEEP.toSeconds();
        return Instant.ofEpochSecond((expiry.getEpochSecond() / hour + 1) * hour);
    }
}
