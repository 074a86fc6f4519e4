package latchkey.local.aws.dynamodb;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;

/**
 * A table as the template describes it.
 *
 * @param stream the view that its stream has, such as {@code NEW_IMAGE}; null for none
 * @param expires the attribute by which {@link TimeToLive} deletes: epoch seconds; null for none
 */
public record Table(
        String name,
        Key partition,
        @Nullable Key sort,
        @Nullable String stream,
        @Nullable String expires) {

    /** @param type {@code S}, {@code N} or {@code B} */
    public record Key(String name, String type) {}

    List<KeySchemaElement> schema() {
        var schema = new ArrayList<KeySchemaElement>();
        schema.add(element(partition, KeyType.HASH));
        if (sort != null) {
            schema.add(element(sort, KeyType.RANGE));
        }
        return schema;
    }

    CreateTableRequest creation() {
        var keys = new ArrayList<AttributeDefinition>();
        keys.add(definition(partition));
        if (sort != null) {
            keys.add(definition(sort));
        }
        var request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema())
                .attributeDefinitions(keys);
        if (stream != null) {
            request.streamSpecification(on -> on.streamEnabled(true).streamViewType(stream));
        }
        return request.build();
    }

    private static KeySchemaElement element(Key key, KeyType type) {
        return KeySchemaElement.builder().attributeName(key.name).keyType(type).build();
    }

    private static AttributeDefinition definition(Key key) {
        return AttributeDefinition.builder()
                .attributeName(key.name)
                .attributeType(key.type)
                .build();
    }
}
