package latchkey.local.aws.s3;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.AwsAnswer;
import latchkey.local.aws.AwsFault;

/** Puts, gets and deletes one object at a time. Writes are one after the other, so that a condition holds until its write. */
final class Objects {

    private static final String META = "x-amz-meta-";

    /** The most that one PutObject takes is 5 GB in AWS; here a body is in memory. */
    private static final int MOST_METADATA = 2048;

    private final ObjectFiles files;
    private final InstantSource clock;

    Objects(ObjectFiles files, InstantSource clock) {
        this.files = files;
        this.clock = clock;
    }

    AwsAnswer put(S3Call call) {
        var payload = Payload.of(call);
        var checksum = Checksums.check(call, payload);
        var object = new S3Object(
                call.key(),
                payload.body().length,
                Checksums.etag(payload.body()),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                call.header("content-type").orElse("binary/octet-stream"),
                metadata(call),
                checksum);
        synchronized (this) {
            Conditions.ofWrite(call, files.head(call.bucket(), call.key()));
            files.write(call.bucket(), object, payload.body());
        }
        var headers = new LinkedHashMap<>(Map.of("ETag", object.etag()));
        checksum.ifPresent(sum -> headers.put(sum.header(), sum.value()));
        return new AwsAnswer(200, headers, new byte[0]);
    }

    synchronized void store(String bucket, String key, String contentType, Map<String, String> metadata, byte[] body) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        files.write(
                bucket,
                new S3Object(key, body.length, Checksums.etag(body), now, contentType, metadata, Optional.empty()),
                body);
    }

    AwsAnswer delete(S3Call call) {
        delete(call.bucket(), call.key(), call.header("if-match"));
        return new AwsAnswer(204, Map.of(), new byte[0]);
    }

    /** @param etag that the object must have; where there is none, it need not be there either */
    synchronized void delete(String bucket, String key, Optional<String> etag) {
        etag.ifPresent(expected -> Conditions.mustBe(expected, files.head(bucket, key)));
        files.delete(bucket, key);
    }

    static AwsAnswer get(S3Call call, ObjectFiles.Stored stored) {
        var object = stored.object();
        Conditions.ofRead(call, object);
        var range = call.header("range").flatMap(header -> ByteRange.of(header, object.size()));
        var body = range.map(part -> Arrays.copyOfRange(stored.body(), (int) part.first(), (int) part.last() + 1))
                .orElse(stored.body());
        var headers = headers(object);
        headers.put("Content-Length", String.valueOf(body.length));
        range.ifPresent(part -> headers.put("Content-Range", part.header(object.size())));
        if (range.isEmpty() && call.header("x-amz-checksum-mode").isPresent()) {
            object.checksum().ifPresent(sum -> headers.put(sum.header(), sum.value()));
        }
        return new AwsAnswer(
                range.isPresent() ? 206 : 200, headers, call.call().method().equals("HEAD") ? new byte[0] : body);
    }

    private static Map<String, String> headers(S3Object object) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ETag", object.etag());
        headers.put("Last-Modified", Conditions.date(object.modified()));
        headers.put("Content-Type", object.contentType());
        headers.put("Accept-Ranges", "bytes");
        object.metadata().forEach((name, value) -> headers.put(META + name, value));
        return headers;
    }

    private static Map<String, String> metadata(S3Call call) {
        var metadata = new LinkedHashMap<String, String>();
        call.call().headers().forEach((name, values) -> {
            if (name.startsWith(META)) {
                metadata.put(name.substring(META.length()), String.join(",", values));
            }
        });
        int size = metadata.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length())
                .sum();
        if (size > MOST_METADATA) {
            throw new AwsFault(
                    400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
        return metadata;
    }
}
