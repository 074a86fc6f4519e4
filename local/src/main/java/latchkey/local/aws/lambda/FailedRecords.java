package latchkey.local.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import latchkey.runtime.Json;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Writes records that were given up to the mapping's bucket, whole and in AWS's form:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
 */
public final class FailedRecords {

    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss", Locale.ROOT);

    private final FunctionSetup function;
    private final String mapping;
    private final String bucket;
    private final S3Client files;
    private final InstantSource clock;

    /**
     * @param mapping what Lambda calls it
     * @param files signed as the function, whose permission to write there is used
     */
    public FailedRecords(FunctionSetup function, String mapping, String bucket, S3Client files, InstantSource clock) {
        this.function = function;
        this.mapping = mapping;
        this.bucket = bucket;
        this.files = files;
        this.clock = clock;
    }

    void write(Where where, List<StreamRecord> records, String condition, int invocations, byte[] event) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("requestContext", request(condition, invocations));
        document.put(
                "responseContext",
                Map.of("statusCode", 200, "executedVersion", "$LATEST", "functionError", "Unhandled"));
        document.put("version", "1.0");
        document.put("timestamp", now.toInstant().truncatedTo(ChronoUnit.MILLIS));
        document.put("DDBStreamBatchInfo", batch(where, records));
        document.put("payload", new String(event, StandardCharsets.UTF_8));
        var key = "aws/lambda/%s/%s/%s/%s-%s"
                .formatted(mapping, where.shard(), FOLDER.format(now), NAME.format(now), UUID.randomUUID());
        try {
            files.putObject(
                    request -> request.bucket(bucket).key(key).contentType("application/json"),
                    RequestBody.fromString(Json.write(document)));
            System.err.println("%s gave up %d records; they stand in s3://%s/%s"
                    .formatted(function.name(), records.size(), bucket, key));
        } catch (SdkException e) { // as in AWS: a metric there, a line here, and the stream goes on
            System.err.println("%s gave up %d records, and they could not be kept: %s"
                    .formatted(function.name(), records.size(), e.getMessage()));
        }
    }

    /** Where in the stream a batch was read. */
    record Where(String stream, String shard) {}

    private Map<String, Object> request(String condition, int invocations) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("requestId", UUID.randomUUID());
        request.put("functionArn", function.arn());
        request.put("condition", condition);
        request.put("approximateInvokeCount", invocations);
        return request;
    }

    private static Map<String, Object> batch(Where where, List<StreamRecord> records) {
        Map<String, Object> batch = new LinkedHashMap<>();
        batch.put("shardId", where.shard());
        batch.put("startSequenceNumber", records.getFirst().sequenceNumber());
        batch.put("endSequenceNumber", records.getLast().sequenceNumber());
        batch.put("approximateArrivalOfFirstRecord", records.getFirst().at());
        batch.put("approximateArrivalOfLastRecord", records.getLast().at());
        batch.put("batchSize", records.size());
        batch.put("streamArn", where.stream());
        return batch;
    }
}
