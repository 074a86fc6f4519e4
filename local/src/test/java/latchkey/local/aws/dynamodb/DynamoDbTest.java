package latchkey.local.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Rehearsal;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DynamoDbTest {

    private static final Path CLASSPATH = Path.of("dynamodb/target/classpath");

    private static final String ARN = "arn:aws:dynamodb:eu-west-1:123456789012:table/tickets";

    private static final Table TICKETS =
            new Table("tickets", new Table.Key("pk", "S"), new Table.Key("sk", "S"), "NEW_IMAGE", "expires");

    private static final Caller READER = new Caller("Reader");

    private final VirtualClock clock = new VirtualClock(Disk.inMemory());
    private final DynamoDb dynamoDb = DynamoDb.inMemory(CLASSPATH);
    private final Rehearsal rehearsal = new Rehearsal(
            clock, Map.of(READER, List.of(Statement.allow(List.of("dynamodb:GetItem"), List.of(ARN)))), dynamoDb);
    private final DynamoDbClient client = rehearsal.client(DynamoDbClient.builder(), Caller.DEVELOPER);

    @BeforeEach
    void make_the_table() {
        dynamoDb.create(TICKETS);
    }

    @AfterEach
    void close() {
        dynamoDb.close();
    }

    @Test
    void what_it_has_not_got_is_refused_by_name() {
        assertThatThrownBy(() -> client.executeStatement(run -> run.statement("SELECT * FROM tickets")))
                .isInstanceOfSatisfying(DynamoDbException.class, fault -> {
                    assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                    assertThat(fault.getMessage()).contains("ExecuteStatement");
                });
    }

    @Test
    void it_names_what_it_has() {
        assertThat(dynamoDb.operations())
                .contains("PutItem", "TransactWriteItems", "DescribeStream", "GetRecords")
                .doesNotContain("ExecuteStatement", "QueryPaginator", "Waiter")
                .allMatch(name -> name.matches("[A-Z][A-Za-z]+"));
    }

    @Test
    void the_stream_tells_what_was_written_under_our_own_names() {
        var streams = rehearsal.client(DynamoDbStreamsClient.builder(), Caller.DEVELOPER);
        put("a", "b");

        var records = records(streams);

        assertThat(dynamoDb.streamArn("tickets")).startsWith(ARN + "/stream/");
        assertThat(records).singleElement().satisfies(one -> {
            assertThat(one.eventNameAsString()).isEqualTo("INSERT");
            assertThat(one.awsRegion()).isEqualTo("eu-west-1");
            assertThat(one.dynamodb().newImage()).isEqualTo(key("a", "b"));
        });
    }

    @Test
    void a_write_wakes_those_who_watch() {
        var woken = new AtomicInteger();
        dynamoDb.watch(woken::incrementAndGet);

        put("a", "b");
        client.getItem(get -> get.tableName("tickets").key(key("a", "b")));

        assertThat(woken).hasValue(1);
    }

    @Test
    void a_role_does_only_what_its_policy_allows() {
        var reader = rehearsal.client(DynamoDbClient.builder(), READER);

        assertThat(reader.getItem(get -> get.tableName("tickets").key(key("a", "b")))
                        .hasItem())
                .isFalse();
        assertThatThrownBy(() -> reader.transactWriteItems(write -> write.transactItems(TransactWriteItem.builder()
                        .put(put -> put.tableName("tickets").item(key("a", "b")))
                        .build())))
                .isInstanceOfSatisfying(DynamoDbException.class, fault -> {
                    assertThat(fault.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                    assertThat(fault.awsErrorDetails().errorMessage())
                            .isEqualTo(
                                    "User: arn:aws:sts::123456789012:assumed-role/ReaderRole/Reader is not authorized to perform:"
                                            + " dynamodb:PutItem on resource: %s because no identity-based policy allows"
                                            + " the dynamodb:PutItem action",
                                    ARN);
                });
    }

    @Test
    void items_are_there_again_after_a_restart(@TempDir Path folder) {
        try (var first = DynamoDb.onDisk(folder, CLASSPATH)) {
            first.create(TICKETS);
            new Rehearsal(clock, Map.of(), first)
                    .client(DynamoDbClient.builder(), Caller.DEVELOPER)
                    .putItem(put -> put.tableName("tickets").item(key("a", "b")));
        }

        try (var second = DynamoDb.onDisk(folder, CLASSPATH)) {
            second.create(TICKETS);
            var again = new Rehearsal(clock, Map.of(), second).client(DynamoDbClient.builder(), Caller.DEVELOPER);
            assertThat(again.getItem(get -> get.tableName("tickets").key(key("a", "b")))
                            .item())
                    .isEqualTo(key("a", "b"));
        }
    }

    @Test
    void a_commit_goes_to_the_log_beside_the_file_and_the_log_into_the_file_at_the_end(@TempDir Path folder)
            throws IOException {
        var log = folder.resolve("dynamodb.sqlite-wal");
        try (var open = DynamoDb.onDisk(folder, CLASSPATH)) {
            open.create(TICKETS);

            assertThat(Files.size(log)).isPositive();
        }

        assertThat(log).doesNotExist();
    }

    @Test
    void another_table_of_the_same_name_is_not_taken_for_ours(@TempDir Path folder) {
        try (var first = DynamoDb.onDisk(folder, CLASSPATH)) {
            first.create(new Table("tickets", new Table.Key("id", "S"), null, null, null));

            assertThatThrownBy(() -> first.create(TICKETS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("--fresh");
        }
    }

    @Test
    void a_file_that_is_no_table_is_refused_in_one_sentence(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("dynamodb.sqlite"), "A shopping list. ".repeat(500));

        assertThatThrownBy(() -> DynamoDb.onDisk(folder, CLASSPATH))
                .isInstanceOf(BrokenData.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("--fresh");
    }

    @Test
    void a_build_that_has_not_fetched_it_is_told_so(@TempDir Path folder) {
        assertThatThrownBy(() -> DynamoDb.inMemory(folder.resolve("classpath")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Build local/dynamodb");
    }

    private List<Record> records(DynamoDbStreamsClient streams) {
        var arn = dynamoDb.streamArn("tickets");
        var shard = streams.describeStream(ask -> ask.streamArn(arn))
                .streamDescription()
                .shards()
                .getFirst()
                .shardId();
        var iterator = streams.getShardIterator(
                        ask -> ask.streamArn(arn).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return streams.getRecords(ask -> ask.shardIterator(iterator)).records();
    }

    private void put(String pk, String sk) {
        client.putItem(put -> put.tableName("tickets").item(key(pk, sk)));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("pk", text(pk), "sk", text(sk));
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }
}
