package latchkey.local.aws.dynamodb;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/**
 * Time to live on the virtual clock. DynamoDB Local's own, which runs on real time, does not act when embedded.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/howitworks-ttl.html">AWS</a>
 */
final class Sweep {

    private static final String EXPIRED = "#expires <= :now";

    private final DynamoDbClient tables;
    private final String table;
    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;

    Sweep(DynamoDbClient tables, String table, String expires, Instant now) {
        this.tables = tables;
        this.table = table;
        this.names = Map.of("#expires", expires);
        this.values = Map.of(":now", AttributeValue.fromN(String.valueOf(now.getEpochSecond())));
    }

    /** An attribute that is no number never expires; the comparison passes it over, as AWS does. */
    int run() {
        var keys = tables.describeTable(ask -> ask.tableName(table)).table().keySchema().stream()
                .map(KeySchemaElement::attributeName)
                .toList();
        var deleted = 0;
        var pages = tables.scanPaginator(scan -> scan.tableName(table)
                .filterExpression(EXPIRED)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
        for (var item : pages.items()) {
            var key = new HashMap<>(item);
            key.keySet().retainAll(keys);
            if (delete(key)) {
                deleted++;
            }
        }
        return deleted;
    }

    /** An item that was given a later time since it was read stays. */
    private boolean delete(Map<String, AttributeValue> key) {
        try {
            tables.deleteItem(delete -> delete.tableName(table)
                    .key(key)
                    .conditionExpression(EXPIRED)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
