package latchkey.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** One write of a transaction, not yet bound to a table. */
public sealed interface Write {

    Key key();

    /** Writes the item whatever was there. */
    record PutAlways(Key key, Map<String, AttributeValue> item) implements Write {}

    /** Writes the item where none is. */
    record PutNew(Key key, Map<String, AttributeValue> item) implements Write {}

    /** Writes the item where {@code attribute} still has that value. */
    record PutIf(Key key, Map<String, AttributeValue> item, String attribute, AttributeValue was) implements Write {}

    /** Deletes the item, there or not. */
    record DeleteAlways(Key key) implements Write {}

    /** Deletes an item that must be there: what can be used once. */
    record DeleteOnce(Key key) implements Write {}

    static Write always(Key key, Doc doc) {
        return new PutAlways(key, item(key, doc));
    }

    static Write fresh(Key key, Doc doc) {
        return new PutNew(key, item(key, doc));
    }

    /** Fresh where {@code was} is 0: the item's {@code version} guards it. */
    static Write guarded(Key key, Doc doc, long was) {
        return was == 0
                ? fresh(key, doc)
                : new PutIf(key, item(key, doc), "version", AttributeValue.fromN(Long.toString(was)));
    }

    private static Map<String, AttributeValue> item(Key key, Doc doc) {
        var item = new LinkedHashMap<>(doc.values());
        item.putAll(key.values());
        return item;
    }

    /** Seconds since 1970 after which the table may forget an item. */
    static AttributeValue expires(Instant at) {
        return AttributeValue.fromN(Long.toString(at.getEpochSecond()));
    }

    /** The write as DynamoDB takes it. */
    default TransactWriteItem on(String table) {
        return switch (this) {
            case PutAlways(var key, var item) ->
                put(Put.builder().tableName(table).item(item));
            case PutNew(var key, var item) ->
                put(Put.builder().tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
            case PutIf(var key, var item, var attribute, var was) ->
                put(Put.builder()
                        .tableName(table)
                        .item(item)
                        .conditionExpression("#a = :was")
                        .expressionAttributeNames(Map.of("#a", attribute))
                        .expressionAttributeValues(Map.of(":was", was)));
            case DeleteAlways(var key) ->
                delete(Delete.builder().tableName(table).key(key.values()));
            case DeleteOnce(var key) ->
                delete(Delete.builder().tableName(table).key(key.values()).conditionExpression("attribute_exists(pk)"));
        };
    }

    private static TransactWriteItem put(Put.Builder put) {
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private static TransactWriteItem delete(Delete.Builder delete) {
        return TransactWriteItem.builder().delete(delete.build()).build();
    }
}
