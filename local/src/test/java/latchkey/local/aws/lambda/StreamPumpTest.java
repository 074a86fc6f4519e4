package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import latchkey.local.Idle;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Calls;
import latchkey.local.aws.Disk;
import latchkey.local.aws.Gateway;
import latchkey.local.aws.InProcessHttp;
import latchkey.local.aws.dynamodb.DynamoDb;
import latchkey.local.aws.dynamodb.Table;
import latchkey.local.aws.events.EventPattern;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.s3.S3;
import latchkey.runtime.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The rules of https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html, on DynamoDB Local's own stream. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(60)
class StreamPumpTest {

    private static final StaticCredentialsProvider DEVELOPER =
            StaticCredentialsProvider.create(AwsBasicCredentials.create(Caller.DEVELOPER.name(), "local"));

    private final Disk disk = Disk.inMemory();
    private final DynamoDb tables = DynamoDb.inMemory(Path.of("dynamodb/target/classpath"));
    private final Functions functions = Scripted.functions(Duration.ofSeconds(10));
    private final List<StreamPump> pumps = new ArrayList<>();

    @TempDir
    private Path folder;

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
    void only_inserted_events_reach_the_function() throws Exception {
        Scripted.plays(event -> "");
        put("T#1", "ticket", 0);
        put("T#1", "event", 1);
        put("T#1", "event", 1);
        put("T#1", "ticket", 2);

        pump(source(2, false), new Disorder(1, 0));

        assertThat(seen()).containsExactly("T#1/1");
        assertThat(Scripted.records(Scripted.EVENTS.getFirst()).getFirst())
                .containsEntry("eventName", "INSERT")
                .containsEntry("eventSource", "aws:dynamodb");
    }

    @Test
    void what_was_written_before_the_start_is_read_from_the_beginning_and_once() throws Exception {
        Scripted.plays(event -> "");
        put("T#1", "event", 1);
        pump(source(2, false), new Disorder(1, 0));
        pumps.forEach(StreamPump::close);
        pumps.clear();
        put("T#1", "event", 2);

        pump(source(2, false), new Disorder(1, 0));

        assertThat(seen()).containsExactly("T#1/1", "T#1/2");
    }

    @Test
    void items_come_in_any_order_but_each_in_its_own() throws Exception {
        Scripted.plays(event -> "");
        IntStream.range(0, 20).forEach(i -> put("T#" + i % 4, "event", i));

        pump(source(2, false), new Disorder(7, 0));

        assertThat(seen()).hasSize(20);
        assertThat(seen())
                .isNotEqualTo(IntStream.range(0, 20)
                        .mapToObj(i -> "T#" + i % 4 + "/" + i)
                        .toList());
    }

    @Test
    void a_batch_may_come_twice() throws Exception {
        Scripted.plays(event -> "");
        put("T#1", "event", 1);

        pump(source(2, false), new Disorder(1, 1));

        assertThat(seen()).containsExactly("T#1/1", "T#1/1");
    }

    @Test
    void a_bad_record_is_found_by_splitting_and_kept_whole_while_all_others_are_served() throws Exception {
        var served = new ArrayList<String>();
        Scripted.plays(event -> {
            var names = names(event);
            if (names.contains("T#3/3")) {
                throw new IllegalStateException("cannot bear T#3/3");
            }
            served.addAll(names);
            return "";
        });
        IntStream.range(0, 8).forEach(i -> put("T#" + i, "event", i));

        pump(source(1, true), new Disorder(1, 0));

        assertThat(served).containsExactlyInAnyOrder("T#0/0", "T#1/1", "T#2/2", "T#4/4", "T#5/5", "T#6/6", "T#7/7");
        var kept = kept();
        assertThat(kept.get("requestContext"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("condition", "RetryAttemptsExhausted")
                .containsEntry("approximateInvokeCount", 2L);
        assertThat(names(Json.object(String.valueOf(kept.get("payload"))))).containsExactly("T#3/3");
    }

    @Test
    void where_the_function_says_which_failed_only_that_and_what_follows_comes_again() throws Exception {
        var tries = new ArrayList<List<String>>();
        Scripted.plays(event -> {
            tries.add(names(event));
            return tries.size() > 1
                    ? ""
                    : Json.write(Map.of("batchItemFailures", List.of(Map.of("itemIdentifier", sequence(event, 1)))));
        });
        IntStream.range(0, 3).forEach(i -> put("T#1", "event", i));

        pump(source(5, false), new Disorder(1, 0));

        assertThat(tries).containsExactly(List.of("T#1/0", "T#1/1", "T#1/2"), List.of("T#1/1", "T#1/2"));
    }

    private void pump(StreamSource source, Disorder disorder) throws InterruptedException {
        var files = new S3(folder);
        files.create("failed");
        var gateway = new Gateway(
                new Policies(Map.of(), List.of()), new Calls(InstantSource.system()), List.of(tables, files));
        var http = new InProcessHttp(gateway);
        var failures = new FailedRecords(
                Scripted.setup(Duration.ofSeconds(10)), "failed", bucket(http), InstantSource.system());
        var pump = new StreamPump(
                source,
                tables.streamArn("tickets"),
                streams(http),
                functions,
                Optional.of(failures),
                disorder,
                disk,
                record -> {});
        pumps.add(pump);
        pump.start();
        assertThat(new Idle(List.of(() -> pump.idle() ? List.of() : List.of("stream")), functions::begun)
                        .await(Duration.ofSeconds(30)))
                .isTrue();
    }

    private static StreamSource source(int retries, boolean bisects) {
        var filter = EventPattern.of(
                "{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"stream\":{\"S\":[\"event\"]}}}}");
        return new StreamSource(
                "Scripted",
                "tickets",
                100,
                List.of(filter),
                retries,
                bisects,
                Optional.empty(),
                true,
                Optional.of("failed"));
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

    private static S3Client bucket(SdkHttpClient http) {
        return S3Client.builder()
                .httpClient(http)
                .credentialsProvider(DEVELOPER)
                .region(Region.EU_WEST_1)
                .build();
    }

    private Map<String, ?> kept() throws Exception {
        var files = new S3(folder);
        var gateway = new Gateway(new Policies(Map.of(), List.of()), new Calls(InstantSource.system()), List.of(files));
        try (var client = bucket(new InProcessHttp(gateway))) {
            var keys = client.listObjectsV2(list -> list.bucket("failed")).contents();
            assertThat(keys).hasSize(1);
            assertThat(keys.getFirst().key()).matches("aws/lambda/[0-9a-f-]{36}/[^/]+/\\d{4}/\\d\\d/\\d\\d/.*");
            return Json.object(files.get("failed", keys.getFirst().key()).orElseThrow());
        }
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

    private static String sequence(Map<String, ?> event, int index) {
        var records = (List<?>) in(event, "Records");
        return String.valueOf(in(in(records.get(index), "dynamodb"), "SequenceNumber"));
    }

    private static Object in(Object map, String name) {
        var value = ((Map<?, ?>) map).get(name);
        if (value == null) {
            throw new AssertionError("There is no %s in %s".formatted(name, map));
        }
        return value;
    }
}
