package latchkey.local.aws.s3;

import java.net.URLEncoder;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.CRC32;
import latchkey.local.aws.AwsFault;

/** One answer of ListObjectsV2. */
final class Listing {

    private static final int MOST = 1000;

    private final S3Call call;
    private final String prefix;
    private final String delimiter;
    private final int limit;
    private final TreeSet<String> folders = new TreeSet<>();
    private final List<S3Object> objects = new ArrayList<>();
    private Optional<String> next = Optional.empty();

    Listing(S3Call call, List<S3Object> all) {
        this.call = call;
        this.prefix = call.parameter("prefix").orElse("");
        this.delimiter = call.parameter("delimiter").orElse("");
        this.limit = limit(call);
        var after = call.parameter("continuation-token")
                .map(Listing::key)
                .or(() -> call.parameter("start-after"))
                .orElse("");
        String last = "";
        for (var object : all) {
            if (ObjectFiles.ORDER.compare(object.key(), after) <= 0 || isBehind(after, folder(object))) {
                continue;
            }
            if (!folders.contains(folder(object)) && folders.size() + objects.size() == limit) {
                next = limit == 0 ? Optional.empty() : Optional.of(last);
                break;
            }
            last = take(object);
        }
    }

    byte[] xml() {
        return Xml.answer("ListBucketResult", xml -> {
            xml.put("Name", call.bucket()).put("Prefix", encoded(prefix));
            if (!delimiter.isEmpty()) {
                xml.put("Delimiter", encoded(delimiter));
            }
            call.parameter("start-after").ifPresent(key -> xml.put("StartAfter", encoded(key)));
            call.parameter("encoding-type").ifPresent(type -> xml.put("EncodingType", type));
            xml.put("KeyCount", objects.size() + folders.size())
                    .put("MaxKeys", limit)
                    .put("IsTruncated", next.isPresent());
            call.parameter("continuation-token").ifPresent(token -> xml.put("ContinuationToken", token));
            next.ifPresent(key -> xml.put("NextContinuationToken", token(key)));
            objects.forEach(object -> xml.in(
                    "Contents",
                    entry -> entry.put("Key", encoded(object.key()))
                            .put("LastModified", object.modified())
                            .put("ETag", object.etag())
                            .put("Size", object.size())
                            .put("StorageClass", "STANDARD")));
            folders.forEach(folder -> xml.in("CommonPrefixes", entry -> entry.put("Prefix", encoded(folder))));
        });
    }

    private String take(S3Object object) {
        var folder = folder(object);
        if (folder.isEmpty()) {
            objects.add(object);
            return object.key();
        }
        folders.add(folder);
        return folder;
    }

    /** What the delimiter makes one entry of; empty where the object stands for itself. */
    private String folder(S3Object object) {
        int end = delimiter.isEmpty() ? -1 : object.key().indexOf(delimiter, prefix.length());
        return end < 0 ? "" : object.key().substring(0, end + delimiter.length());
    }

    /** A folder is told where it comes after what the list begins after, whatever stands in it. */
    private static boolean isBehind(String after, String folder) {
        return !folder.isEmpty() && ObjectFiles.ORDER.compare(folder, after) <= 0;
    }

    private String encoded(String text) {
        return call.parameter("encoding-type").isPresent()
                ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/")
                : text;
    }

    private static int limit(S3Call call) {
        var asked = call.parameter("max-keys").orElse("" + MOST);
        if (!asked.matches("\\d{1,9}")) {
            throw new AwsFault(400, "InvalidArgument", "Provided max-keys not an integer or within integer range");
        }
        return Math.min(MOST, Integer.parseInt(asked));
    }

    /** The key behind a checksum of itself: a token that was never handed out is known by it. */
    private static String token(String key) {
        var written = key.getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder()
                .encodeToString(ByteBuffer.allocate(Integer.BYTES + written.length)
                        .putInt(checksum(written))
                        .put(written)
                        .array());
    }

    private static String key(String token) {
        try {
            var read = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            var checksum = read.getInt();
            var key = new byte[read.remaining()];
            read.get(key);
            if (checksum == checksum(key)) {
                return new String(key, StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw wrongToken();
        }
        throw wrongToken();
    }

    private static int checksum(byte[] key) {
        var crc = new CRC32();
        crc.update(key);
        return (int) crc.getValue();
    }

    private static AwsFault wrongToken() {
        return new AwsFault(
                400,
                "InvalidArgument",
                "The continuation token provided is incorrect",
                Map.of("ArgumentName", "continuation-token"));
    }
}
