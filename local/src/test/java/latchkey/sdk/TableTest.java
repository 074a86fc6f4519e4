package latchkey.sdk;

import static latchkey.sdk.Items.creation;
import static latchkey.sdk.Items.key;
import static latchkey.sdk.Items.number;
import static latchkey.sdk.Items.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

@SdkTest("DynamoDB")
@Source("amazondynamodb/latest/APIReference/API_CreateTable.html")
class TableTest {

    private final Aws aws;
    private final DynamoDbClient client;

    TableTest(Aws aws) {
        this.aws = aws;
        this.client = aws.dynamoDb();
    }

    @Test
    void a_table_is_active_when_it_has_been_waited_for_and_tells_its_keys() {
        var items = Items.in(aws);

        var table = client.describeTable(ask -> ask.tableName(items.table)).table();

        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table.keySchema())
                .extracting(key -> key.attributeName() + " " + key.keyTypeAsString())
                .containsExactly("pk HASH", "sk RANGE");
        assertThat(table.tableArn()).matches("arn:aws:dynamodb:eu-west-1:\\d{12}:table/" + items.table);
    }

    @Test
    void a_table_that_is_there_is_not_made_again() {
        var items = Items.in(aws);

        assertThat(refusal(() -> client.createTable(creation(items.table).build())))
                .isEqualTo("ResourceInUseException");
    }

    @ParameterizedTest(name = "{0} is no name for a table")
    @ValueSource(strings = {"ab", "a table", "tables/one"})
    void a_table_s_name_has_3_to_255_letters_digits_and_marks(String name) {
        assertThat(refusal(() -> client.createTable(creation(name).build()))).isEqualTo("ValidationException");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_BillingModeSummary.html")
    void a_table_paid_by_request_says_so() {
        var items = Items.in(aws);

        assertThat(client.describeTable(ask -> ask.tableName(items.table))
                        .table()
                        .billingModeSummary()
                        .billingMode())
                .isEqualTo(BillingMode.PAY_PER_REQUEST);
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html")
    @Differs(judge = Judge.HERE, how = "DynamoDB Local takes a table's name in other letters for the same table")
    @Differs(judge = Judge.LOCALSTACK, how = "InternalFailure, where the names differ in case alone")
    void names_in_other_letters_are_other_tables() {
        var items = Items.in(aws);

        assertThat(refusal(() -> client.createTable(
                        creation(items.table.toUpperCase(Locale.ROOT)).build())))
                .isEqualTo("none");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_GetItem.html")
    void a_table_that_is_not_there_is_no_resource() {
        var name = aws.name("none");

        assertThat(refusal(() -> client.getItem(get -> get.tableName(name).key(key("a", "b")))))
                .isEqualTo("ResourceNotFoundException");
        assertThat(refusal(() -> client.describeTable(ask -> ask.tableName(name))))
                .isEqualTo("ResourceNotFoundException");
    }

    @Test
    @Source("amazondynamodb/latest/APIReference/API_TableDescription.html")
    void a_table_with_a_stream_names_it() {
        var items = Items.streamed(aws, StreamViewType.NEW_IMAGE);

        var table = client.describeTable(ask -> ask.tableName(items.table)).table();

        assertThat(table.latestStreamArn()).startsWith(table.tableArn() + "/stream/");
        assertThat(table.streamSpecification().streamViewType()).isEqualTo(StreamViewType.NEW_IMAGE);
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/time-to-live-ttl-how-to.html")
    @Differs(judge = Judge.MINISTACK, how = "It is switched again")
    @Differs(judge = Judge.LOCALSTACK, how = "It is switched again")
    void time_to_live_is_switched_on_once_for_one_attribute() {
        var items = Items.in(aws);

        expire(items, "expires");

        var described =
                client.describeTimeToLive(ask -> ask.tableName(items.table)).timeToLiveDescription();
        assertThat(described.attributeName()).isEqualTo("expires");
        assertThat(described.timeToLiveStatus()).isIn(TimeToLiveStatus.ENABLED, TimeToLiveStatus.ENABLING);
        assertThat(refusal(() -> expire(items, "expires"))).isEqualTo("ValidationException");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/ttl-expired-items.html")
    void what_has_expired_may_still_be_read_and_written() {
        var items = Items.in(aws);
        expire(items, "expires");

        items.put("a", "b", "expires", number(1));

        assertThat(items.get("a", "b")).containsEntry("expires", number(1));
        assertThat(items.sortKeys("a")).containsExactly("b");
        items.put("a", "b", "expires", number(2));
        assertThat(items.get("a", "b")).containsEntry("expires", number(2));
    }

    private void expire(Items items, String attribute) {
        client.updateTimeToLive(set -> set.tableName(items.table)
                .timeToLiveSpecification(on -> on.enabled(true).attributeName(attribute)));
    }
}
