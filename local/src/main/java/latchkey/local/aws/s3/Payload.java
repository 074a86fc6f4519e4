package latchkey.local.aws.s3;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import latchkey.local.aws.AwsFault;

/**
 * The bytes a caller meant, out of what stands on the wire: {@code aws-chunked} bodies are put together, and headers that
 * come after the body are read. Signatures of chunks are not checked, as no signature is here.
 *
 * @param trailers names in lower case
 */
record Payload(byte[] body, Map<String, String> trailers) {

    static Payload of(S3Call call) {
        var sha256 = call.header("x-amz-content-sha256").orElse("");
        var payload = sha256.startsWith("STREAMING-") || isChunked(call)
                ? new Chunks(call.call().body()).read()
                : new Payload(call.call().body(), Map.of());
        payload.mustHaveLength(call.header("x-amz-decoded-content-length"));
        if (sha256.matches("[0-9a-f]{64}")
                && !HexFormat.of()
                        .formatHex(Checksums.digest("SHA-256", payload.body()))
                        .equals(sha256)) {
            throw new AwsFault(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return payload;
    }

    /** A header, wherever the caller put it. */
    Optional<String> header(S3Call call, String name) {
        return call.header(name).or(() -> Optional.ofNullable(trailers.get(name)));
    }

    private static boolean isChunked(S3Call call) {
        return call.header("content-encoding").orElse("").contains("aws-chunked");
    }

    private void mustHaveLength(Optional<String> said) {
        if (said.isPresent() && !said.get().equals(String.valueOf(body.length))) {
            throw incomplete();
        }
    }

    private static AwsFault incomplete() {
        return new AwsFault(
                400,
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }

    /** {@code SIZE[;chunk-signature=…] CRLF bytes CRLF … 0 CRLF [name:value CRLF …] CRLF}, sizes in hexadecimal. */
    private static final class Chunks {

        private final byte[] wire;
        private int at;

        Chunks(byte[] wire) {
            this.wire = wire;
        }

        Payload read() {
            var body = new ByteArrayOutputStream(wire.length);
            for (int size = size(); size > 0; size = size()) {
                if (at + size > wire.length) {
                    throw incomplete();
                }
                body.write(wire, at, size);
                at += size;
                if (!line().isEmpty()) {
                    throw incomplete();
                }
            }
            return new Payload(body.toByteArray(), trailers());
        }

        private int size() {
            var line = line();
            int end = line.indexOf(';');
            try {
                return Integer.parseInt(end < 0 ? line : line.substring(0, end), 16);
            } catch (NumberFormatException e) {
                throw incomplete();
            }
        }

        private Map<String, String> trailers() {
            var trailers = new HashMap<String, String>();
            while (at < wire.length) {
                var line = line();
                int colon = line.indexOf(':');
                if (colon > 0) {
                    trailers.put(
                            line.substring(0, colon).toLowerCase(Locale.ROOT).trim(),
                            line.substring(colon + 1).trim());
                }
            }
            return trailers;
        }

        private String line() {
            for (int end = at; end + 1 < wire.length; end++) {
                if (wire[end] == '\r' && wire[end + 1] == '\n') {
                    var line = new String(Arrays.copyOfRange(wire, at, end), StandardCharsets.US_ASCII);
                    at = end + 2;
                    return line;
                }
            }
            throw incomplete();
        }
    }
}
