package latchkey.local.aws.s3;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import latchkey.runtime.Json;

/**
 * What S3 knows of an object besides its bytes.
 *
 * @param etag the MD5 of the body in hexadecimal, in quotes
 * @param metadata the caller's own, names without {@code x-amz-meta-}
 * @param checksum algorithm and value as they were sent, such as {@code crc32} and {@code sOO8/Q==}
 */
record S3Object(
        String key,
        long size,
        String etag,
        Instant modified,
        String contentType,
        Map<String, String> metadata,
        Optional<Checksum> checksum) {

    /** @param algorithm in lower case, as in the header {@code x-amz-checksum-crc32} */
    record Checksum(String algorithm, String value) {

        String header() {
            return "x-amz-checksum-" + algorithm;
        }
    }

    String json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", key);
        json.put("size", size);
        json.put("etag", etag);
        json.put("modified", modified);
        json.put("contentType", contentType);
        json.put("metadata", metadata);
        checksum.ifPresent(sum -> json.put("checksum", sum.algorithm() + " " + sum.value()));
        return Json.write(json);
    }

    static S3Object parse(String json) {
        var object = Json.object(json);
        var metadata = new LinkedHashMap<String, String>();
        if (object.get("metadata") instanceof Map<?, ?> kept) {
            kept.forEach((name, value) -> metadata.put(String.valueOf(name), String.valueOf(value)));
        }
        return new S3Object(
                String.valueOf(object.get("key")),
                Long.parseLong(String.valueOf(object.get("size"))),
                String.valueOf(object.get("etag")),
                Instant.parse(String.valueOf(object.get("modified"))),
                String.valueOf(object.get("contentType")),
                metadata,
                Optional.ofNullable(object.get("checksum")).map(sum -> {
                    var parts = sum.toString().split(" ", 2);
                    return new Checksum(parts[0], parts[1]);
                }));
    }
}
