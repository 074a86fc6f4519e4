package latchkey.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** The one table: consistent reads by key or partition, and the one transaction. No scan anywhere. */
public final class Table {

    /**
     * DynamoDB takes 100. Hardly a command of ours writes more than 20; the most is the end of a ticket with 40 who are asked
     * and 40 who have approved.
     */
    static final int MOST_WRITES = 100;

    private static final int MOST_KEYS = 100;

    private final DynamoDbClient client;
    private final String name;

    public Table(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    Optional<Doc> get(Key key) {
        var item = client.getItem(get -> get.tableName(name).key(key.values()).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(Doc.of(item));
    }

    /**
     * The items that are there, in one call up to 100 keys. What DynamoDB leaves unread is asked again after a pause.
     *
     * @throws ProvisionedThroughputExceededException where that happens five times; as of any other call, after the
     *     tries of the SDK
     */
    Map<Key, Doc> getAll(Collection<Key> keys) {
        var found = new HashMap<Key, Doc>();
        var left = new ArrayList<>(new HashSet<>(keys));
        for (int tries = 0; !left.isEmpty(); ) {
            var some = left.subList(0, Math.min(MOST_KEYS, left.size()));
            var asked = KeysAndAttributes.builder()
                    .keys(some.stream().map(Key::values).toList())
                    .consistentRead(true)
                    .build();
            var got = client.batchGetItem(get -> get.requestItems(Map.of(name, asked)));
            got.responses().getOrDefault(name, List.of()).forEach(item -> found.put(Key.of(item), Doc.of(item)));
            some.clear();
            var unread = got.unprocessedKeys().get(name);
            if (unread != null) {
                Retried.backOff(++tries, () -> unread(unread));
                unread.keys().forEach(key -> left.add(Key.of(key)));
            }
        }
        return found;
    }

    private static RuntimeException unread(KeysAndAttributes keys) {
        return ProvisionedThroughputExceededException.builder()
                .message("DynamoDB leaves %d keys unread, again and again"
                        .formatted(keys.keys().size()))
                .build();
    }

    /** One page of a partition, at most 1 MB. */
    Rows query(String pk, Range range, int limit) {
        var request = QueryRequest.builder()
                .tableName(name)
                .consistentRead(true)
                .limit(limit)
                .scanIndexForward(range.forward())
                .expressionAttributeNames(Map.of("#pk", Key.PK))
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk)));
        range.after().ifPresent(sk -> request.exclusiveStartKey(new Key(pk, sk).values()));
        var got = client.query(request.build());
        var rows = got.items().stream().map(Doc::of).toList();
        var next = got.hasLastEvaluatedKey() && !got.lastEvaluatedKey().isEmpty()
                ? Optional.of(Key.of(got.lastEvaluatedKey()).sk())
                : Optional.<String>empty();
        return new Rows(rows, next);
    }

    /** How many items a partition has, in one call: up to {@code most}, or what 1 MB of them holds. */
    Counted count(String pk, int most) {
        var got = client.query(query -> query.tableName(name)
                .consistentRead(true)
                .limit(most)
                .select(Select.COUNT)
                .expressionAttributeNames(Map.of("#pk", Key.PK))
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(pk))));
        return new Counted(
                got.count(),
                got.hasLastEvaluatedKey() && !got.lastEvaluatedKey().isEmpty());
    }

    /** @param more there are more than were counted */
    public record Counted(int count, boolean more) {}

    /**
     * All writes or none.
     *
     * @throws Stale where a condition did not hold, or another transaction was at the same items
     */
    public void write(Collection<Write> writes) {
        if (writes.size() > MOST_WRITES) {
            throw new IllegalStateException(
                    "A command writes at most %d items, got %d".formatted(MOST_WRITES, writes.size()));
        }
        try {
            client.transactWriteItems(write ->
                    write.transactItems(writes.stream().map(one -> one.on(name)).toList()));
        } catch (TransactionCanceledException e) {
            throw stale(writes, e);
        } catch (TransactionConflictException | TransactionInProgressException e) {
            throw new Stale("Another transaction is at these items", e);
        }
    }

    /**
     * One write by itself, at half the price of a transaction of one. Where the SDK says it a second time, because the first
     * answer was lost, its condition no longer holds: so this is for what its caller then finds done.
     *
     * @throws Stale where the condition did not hold, or a transaction was at the same item
     */
    void writeOne(Write write) {
        var one = write.on(name);
        try {
            if (one.put() != null) {
                var put = one.put();
                client.putItem(item -> item.tableName(name)
                        .item(put.item())
                        .conditionExpression(put.conditionExpression())
                        .expressionAttributeNames(put.expressionAttributeNames())
                        .expressionAttributeValues(put.expressionAttributeValues()));
            } else {
                var delete = one.delete();
                client.deleteItem(item ->
                        item.tableName(name).key(delete.key()).conditionExpression(delete.conditionExpression()));
            }
        } catch (ConditionalCheckFailedException e) {
            throw new Stale("Written by somebody else meanwhile: " + write.key().sk(), e);
        } catch (TransactionConflictException e) {
            throw new Stale("A transaction is at this item", e);
        }
    }

    private static RuntimeException stale(Collection<Write> writes, TransactionCanceledException e) {
        var reasons = e.cancellationReasons();
        boolean raced = reasons.stream()
                .map(reason -> String.valueOf(reason.code()))
                .allMatch(code -> List.of("None", "null", "ConditionalCheckFailed", "TransactionConflict")
                        .contains(code));
        if (!raced) {
            return e;
        }
        var at = new ArrayList<Key>();
        int i = 0;
        for (var write : writes) {
            if (i < reasons.size()
                    && "ConditionalCheckFailed".equals(reasons.get(i).code())) {
                at.add(write.key());
            }
            i++;
        }
        return new Stale(
                "Written by somebody else meanwhile: "
                        + at.stream().map(Key::sk).toList(),
                e);
    }

    /**
     * Which part of a partition.
     *
     * @param after the sort key that came last; empty for the beginning
     */
    record Range(boolean forward, Optional<String> after) {
        static final Range NEWEST = new Range(false, Optional.empty());
        static final Range OLDEST = new Range(true, Optional.empty());
    }

    /** @param next the sort key to go on after; empty at the end of the partition */
    record Rows(List<Doc> rows, Optional<String> next) {}
}
