package latchkey.local.aws.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import latchkey.local.aws.AwsFault;

/** The sums by which S3 makes sure that a body arrived as it was sent. */
final class Checksums {

    private static final Map<String, Function<byte[], byte[]>> ALGORITHMS = Map.of(
            "crc32", body -> crc(new CRC32(), body),
            "crc32c", body -> crc(new CRC32C(), body),
            "crc64nvme", Checksums::crc64nvme,
            "sha1", body -> digest("SHA-1", body),
            "sha256", body -> digest("SHA-256", body));

    private Checksums() {}

    static String etag(byte[] body) {
        return '"' + HexFormat.of().formatHex(digest("MD5", body)) + '"';
    }

    /**
     * Checks every sum the caller sent.
     *
     * @return the one to keep with the object
     * @throws AwsFault {@code BadDigest}, {@code InvalidDigest}, {@code InvalidRequest}
     */
    static Optional<S3Object.Checksum> check(S3Call call, Payload payload) {
        call.header("content-md5").ifPresent(md5 -> mustBeMd5(md5, payload.body()));
        for (var algorithm : ALGORITHMS.keySet()) {
            var sent = payload.header(call, "x-amz-checksum-" + algorithm);
            if (sent.isPresent()) {
                return Optional.of(checked(algorithm, sent.get(), payload.body()));
            }
        }
        return Optional.empty();
    }

    static byte[] digest(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(algorithm).digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    private static S3Object.Checksum checked(String algorithm, String sent, byte[] body) {
        var sum = ALGORITHMS.getOrDefault(algorithm, Checksums::crc64nvme).apply(body);
        if (!Base64.getEncoder().encodeToString(sum).equals(sent)) {
            throw new AwsFault(
                    400,
                    "BadDigest",
                    "The %s you specified did not match the calculated checksum."
                            .formatted(algorithm.toUpperCase(Locale.ROOT)));
        }
        return new S3Object.Checksum(algorithm, sent);
    }

    private static void mustBeMd5(String sent, byte[] body) {
        byte[] md5;
        try {
            md5 = Base64.getDecoder().decode(sent);
        } catch (IllegalArgumentException e) {
            throw new AwsFault(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
        }
        if (md5.length != 16) {
            throw new AwsFault(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
        }
        if (!MessageDigest.isEqual(md5, digest("MD5", body))) {
            throw new AwsFault(400, "BadDigest", "The Content-MD5 you specified did not match what we received.");
        }
    }

    private static byte[] crc(Checksum crc, byte[] body) {
        crc.update(body);
        return ByteBuffer.allocate(4).putInt((int) crc.getValue()).array();
    }

    /** CRC-64/NVME: polynomial AD93D23594C93659, reflected, begun and ended with all ones. */
    static byte[] crc64nvme(byte[] body) {
        long crc = -1;
        for (byte b : body) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x9A6C9329AC4BC9B5L;
            }
        }
        return ByteBuffer.allocate(8).putLong(~crc).array();
    }
}
