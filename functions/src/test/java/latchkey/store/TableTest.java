package latchkey.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TableTest {

    private static final String NAME = "latchkey";

    @Test
    void keys_that_were_left_unread_are_asked_again() {
        var busy = new Busy(2);

        var found = new Table(busy, NAME).getAll(keys(3));

        assertThat(found).containsOnlyKeys(keys(3));
        assertThat(busy.calls).isEqualTo(3);
    }

    @Test
    void more_than_a_hundred_keys_are_asked_by_hundreds() {
        var calm = new Busy(0);

        var found = new Table(calm, NAME).getAll(keys(201));

        assertThat(found).hasSize(201);
        assertThat(calm.calls).isEqualTo(3);
    }

    @Test
    void a_table_that_stays_busy_is_given_up_after_five_tries() {
        var busy = new Busy(Integer.MAX_VALUE);

        assertThatThrownBy(() -> new Table(busy, NAME).getAll(keys(3)))
                .isInstanceOf(ProvisionedThroughputExceededException.class)
                .hasMessageContaining("leaves 3 keys unread");
        assertThat(busy.calls).isEqualTo(5);
    }

    private static List<Key> keys(int many) {
        return IntStream.range(0, many).mapToObj(i -> new Key("p" + i, "s")).toList();
    }

    /** A DynamoDB in which every item is there, but that reads none of them the first few times it is asked. */
    private static final class Busy implements DynamoDbClient {
        private final int times;
        private int calls;

        Busy(int times) {
            this.times = times;
        }

        @Override
        public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
            var asked = request.requestItems();
            return calls++ < times
                    ? BatchGetItemResponse.builder().unprocessedKeys(asked).build()
                    : BatchGetItemResponse.builder()
                            .responses(Map.of(NAME, items(asked)))
                            .build();
        }

        private static List<Map<String, AttributeValue>> items(Map<String, KeysAndAttributes> asked) {
            return asked.getOrDefault(NAME, KeysAndAttributes.builder().build()).keys();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
