package latchkey.sdk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A table of a test's own, made through the SDK, with the keys that Latchkey's has: {@code pk} and {@code sk}, both text. */
final class Items {

    final DynamoDbClient client;
    final String table;

    private Items(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    static Items in(Aws aws) {
        return made(aws, creation(aws.name("items")).build());
    }

    static Items streamed(Aws aws, StreamViewType view) {
        return made(
                aws,
                creation(aws.name("items"))
                        .streamSpecification(on -> on.streamEnabled(true).streamViewType(view))
                        .build());
    }

    static CreateTableRequest.Builder creation(String table) {
        return CreateTableRequest.builder()
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(defined("pk"), defined("sk"))
                .keySchema(part("pk", KeyType.HASH), part("sk", KeyType.RANGE));
    }

    private static AttributeDefinition defined(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement part(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static Items made(Aws aws, CreateTableRequest creation) {
        var client = aws.dynamoDb();
        client.createTable(creation);
        try (var waiter = client.waiter()) {
            waiter.waitUntilTableExists(ask -> ask.tableName(creation.tableName()));
        }
        return new Items(client, creation.tableName());
    }

    static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", text(pk), "sk", text(sk));
    }

    static Map<String, AttributeValue> item(String pk, String sk, Map<String, AttributeValue> more) {
        var item = new HashMap<>(more);
        item.putAll(key(pk, sk));
        return item;
    }

    /** The key (4 bytes of names, one each of values), and {@code body} filled up to that many bytes in all. */
    static Map<String, AttributeValue> sized(String pk, String sk, int bytes) {
        var names = "pksk".length() + "body".length();
        return item(pk, sk, Map.of("body", text("x".repeat(bytes - names - pk.length() - sk.length()))));
    }

    /** @throws AssertionError where the item has none of that name */
    static AttributeValue value(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        if (value == null) {
            throw new AssertionError("There is no %s in %s".formatted(name, item));
        }
        return value;
    }

    void put(String pk, String sk) {
        put(key(pk, sk));
    }

    void put(String pk, String sk, String name, AttributeValue value) {
        put(item(pk, sk, Map.of(name, value)));
    }

    void put(Map<String, AttributeValue> item) {
        client.putItem(put -> put.tableName(table).item(item));
    }

    void delete(String pk, String sk) {
        client.deleteItem(delete -> delete.tableName(table).key(key(pk, sk)));
    }

    /** What stands there now; empty where nothing does. */
    Map<String, AttributeValue> get(String pk, String sk) {
        return client.getItem(get -> get.tableName(table).key(key(pk, sk)).consistentRead(true))
                .item();
    }

    /** The sort keys of a partition in their order. */
    List<String> sortKeys(String pk) {
        return client
                .query(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("pk = :pk")
                        .expressionAttributeValues(Map.of(":pk", text(pk))))
                .items()
                .stream()
                .map(item -> value(item, "sk").s())
                .toList();
    }

    TransactWriteItem putting(String pk, String sk) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(key(pk, sk)))
                .build();
    }

    TransactWriteItem puttingNew(String pk, String sk) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(key(pk, sk)).conditionExpression("attribute_not_exists(pk)"))
                .build();
    }

    TransactWriteItem counting(String pk, String sk) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(key(pk, sk))
                        .updateExpression("ADD n :one")
                        .expressionAttributeValues(Map.of(":one", number(1))))
                .build();
    }

    void transact(TransactWriteItem... writes) {
        client.transactWriteItems(write -> write.transactItems(writes));
    }

    /** The code of the error that a call ends with; {@code none} where it ends well. */
    static String refusal(Runnable call) {
        try {
            call.run();
            return "none";
        } catch (DynamoDbException refused) {
            return refused.awsErrorDetails().errorCode();
        }
    }
}
