package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.local.Idle;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Calls;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Gateway;
import latchkey.local.aws.InProcessHttp;
import latchkey.local.aws.dynamodb.DynamoDb;
import latchkey.local.aws.dynamodb.Table;
import latchkey.local.aws.iam.Policies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** The rules of https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html, on DynamoDB Local's own stream. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
@ResourceLock(Scripted.SCRIPT)
class StreamPumpTest {

    private static final StaticCredentialsProvider DEVELOPER =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(Caller.DEVELOPER.name(), "local"));

    private static final StreamSource SOURCE =
            new StreamSource("Scripted", "tickets", 100, List.of(), 5, false, Optional.empty(), true, Optional.empty());

    private final Disk disk = Disk.inMemory();
    private final DynamoDb tables = DynamoDb.inMemory(Path.of("dynamodb/target/classpath"));
    private final FaultPlan faults = new FaultPlan();
    private final Functions functions = Scripted.functions(Duration.ofSeconds(10), faults);
    private final Lateness lateness = new Lateness(InstantSource.system());
    private final List<StreamPump> pumps = new ArrayList<>();

    @BeforeEach
    void table() {
        tables.create(new Table("tickets", new Table.Key("pk", "S"), new Table.Key("sk", "S"), "NEW_IMAGE", null));
        tables.watch(() -> pumps.forEach(StreamPump::written));
    }

    @AfterEach
    void end() {
        pumps.forEach(StreamPump::close);
        functions.close();
        tables.close();
        disk.close();
    }

    @Test
    void what_is_planned_late_is_held_for_a_day_of_the_virtual_clock_and_all_after_it_waits() throws Exception {
        faults.plan(List.of(new FaultPlan.Fault("Scripted", FaultPlan.INVOKE, 1, FaultPlan.Mode.DELAY)));
        Scripted.plays(event -> "");
        put("T#1", "event", 1);

        pump(SOURCE);
        put("T#1", "event", 2);

        var due = lateness.nextDue().orElseThrow();
        assertThat(Duration.between(Instant.now(), due)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        assertThat(seen()).isEmpty();

        lateness.due(due);

        awaitIdle(pumps.getFirst());
        assertThat(seen()).containsExactly("T#1/1", "T#1/2");
    }

    private void pump(StreamSource source) throws InterruptedException {
        var gateway =
                new Gateway(new Policies(Map.of(), List.of()), new Calls(InstantSource.system()), List.of(tables));
        var http = new InProcessHttp(gateway);
        var pump = new StreamPump(
                source,
                tables.streamArn("tickets"),
                streams(http),
                functions,
                Optional.empty(),
                new Disorder(1, 0),
                lateness,
                disk,
                record -> {});
        pumps.add(pump);
        pump.start();
        awaitIdle(pump);
    }

    private void awaitIdle(StreamPump pump) throws InterruptedException {
        assertThat(new Idle(List.of(() -> pump.idle() ? List.of() : List.of("stream")), functions::begun)
                        .await(Duration.ofSeconds(30)))
                .isTrue();
    }

    private void put(String pk, String stream, int sk) {
        var gateway =
                new Gateway(new Policies(Map.of(), List.of()), new Calls(InstantSource.system()), List.of(tables));
        try (var client = DynamoDbClient.builder()
                .httpClient(new InProcessHttp(gateway))
                .credentialsProvider(DEVELOPER)
                .region(Region.EU_WEST_1)
                .build()) {
            client.putItem(put -> put.tableName("tickets")
                    .item(Map.of(
                            "pk", AttributeValue.fromS(pk),
                            "sk", AttributeValue.fromS(String.valueOf(sk)),
                            "stream", AttributeValue.fromS(stream))));
        }
    }

    private static DynamoDbStreamsClient streams(SdkHttpClient http) {
        return DynamoDbStreamsClient.builder()
                .httpClient(http)
                .credentialsProvider(DEVELOPER)
                .region(Region.EU_WEST_1)
                .build();
    }

    private static List<String> seen() {
        return Scripted.EVENTS.stream().flatMap(event -> names(event).stream()).toList();
    }

    /** Key and number of each record: {@code T#1/2}. */
    private static List<String> names(Map<String, ?> event) {
        return event.get("Records") instanceof List<?> records
                ? records.stream().map(StreamPumpTest::name).toList()
                : List.of();
    }

    private static String name(Object record) {
        var keys = in(in(record, "dynamodb"), "Keys");
        return in(in(keys, "pk"), "S") + "/" + in(in(keys, "sk"), "S");
    }

    private static Object in(Object map, String name) {
        var value = ((Map<?, ?>) map).get(name);
        if (value == null) {
            throw new AssertionError("There is no %s in %s".formatted(name, map));
        }
        return value;
    }
}
