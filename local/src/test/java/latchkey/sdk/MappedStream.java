package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import latchkey.local.Idle;
import latchkey.local.aws.Disk;
import latchkey.local.aws.events.EventPattern;
import latchkey.local.aws.lambda.Disorder;
import latchkey.local.aws.lambda.FailedRecords;
import latchkey.local.aws.lambda.Functions;
import latchkey.local.aws.lambda.Lateness;
import latchkey.local.aws.lambda.Scripted;
import latchkey.local.aws.lambda.StreamPump;
import latchkey.local.aws.lambda.StreamSource;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.s3.S3Client;

/** A table whose stream wakes a scripted function through a mapping; what is given up goes to a bucket. */
final class MappedStream implements AutoCloseable {

    /** What Lambda calls the mapping. */
    static final String ID = "0f7d2c1e-9b1a-4c2e-8f5d-3a6b7c8d9e0f";

    private static final Duration LONGEST = Duration.ofSeconds(30);

    final Items items;
    private final Aws aws;
    private final S3Client files;
    private final String bucket;
    private final Disk checkpoints = Disk.inMemory();
    private final Functions functions = Scripted.functions(Duration.ofSeconds(10));

    MappedStream(Aws aws) {
        this.aws = aws;
        this.items = Items.streamed(aws, StreamViewType.NEW_IMAGE);
        this.files = aws.s3();
        this.bucket = aws.name("failed");
        files.createBucket(create -> create.bucket(bucket));
    }

    /** Batches of at most a hundred records of any kind, failures named, given up after so many retries. */
    StreamSource source(int retries) {
        return source(100, List.of(), retries, false, Optional.empty());
    }

    StreamSource bisecting(int retries) {
        return source(100, List.of(), retries, true, Optional.empty());
    }

    StreamSource source(int batch, List<String> filters, int retries, boolean bisects, Optional<Duration> maximumAge) {
        return new StreamSource(
                "Scripted",
                items.table,
                batch,
                filters.stream().map(EventPattern::of).toList(),
                retries,
                bisects,
                maximumAge,
                true,
                Optional.of(bucket));
    }

    /** Lets the mapping work until everything in the stream is served or given up. */
    void serve(StreamSource source) {
        serve(source, new Disorder(1, 0));
    }

    void serve(StreamSource source, Disorder disorder) {
        var stream = items.client
                .describeTable(ask -> ask.tableName(items.table))
                .table()
                .latestStreamArn();
        var setup = Scripted.setup(Duration.ofSeconds(10));
        var failed = source.failures().map(name -> new FailedRecords(setup, ID, name, files, InstantSource.system()));
        try (var pump = new StreamPump(
                source,
                stream,
                aws.streams(),
                functions,
                failed,
                disorder,
                new Lateness(InstantSource.system()),
                checkpoints,
                record -> {})) {
            pump.start();
            LongSupplier begun = functions::begun;
            assertThat(new Idle(List.of(() -> pump.idle() ? List.of() : List.of("stream")), begun).await(LONGEST))
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What was given up, as it stands in the bucket, by the name of the file. */
    List<Map<String, ?>> givenUp() {
        var documents = new ArrayList<Map<String, ?>>();
        for (var name : files()) {
            documents.add(Json.object(
                    files.getObjectAsBytes(get -> get.bucket(bucket).key(name)).asUtf8String()));
        }
        return documents;
    }

    List<String> files() {
        return files.listObjectsV2(list -> list.bucket(bucket)).contents().stream()
                .map(file -> file.key())
                .toList();
    }

    /** The sort keys of the records that the function saw, one list an invocation. */
    static List<List<String>> seen() {
        return Scripted.EVENTS.stream().map(MappedStream::sortKeys).toList();
    }

    static List<String> sortKeys(Map<String, ?> event) {
        return records(event).stream()
                .map(record -> text(record, "dynamodb", "Keys", "sk", "S"))
                .toList();
    }

    static List<?> records(Map<String, ?> event) {
        return event.get("Records") instanceof List<?> records ? records : List.of();
    }

    /** What a function answers that could not serve these records of an event. */
    static String failing(Map<String, ?> event, int... places) {
        var failures = new ArrayList<Map<String, String>>();
        for (var place : places) {
            failures.add(Map.of("itemIdentifier", text(records(event).get(place), "dynamodb", "SequenceNumber")));
        }
        return Json.write(Map.of("batchItemFailures", failures));
    }

    /** What stands at the end of a path through a document; nothing where the path does not lead on. */
    static String text(@Nullable Object document, String... path) {
        var at = document;
        for (var name : path) {
            at = at instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return at == null ? "" : String.valueOf(at);
    }

    @Override
    public void close() {
        functions.close();
        checkpoints.close();
    }
}
