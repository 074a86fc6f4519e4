package latchkey.local.aws.sqs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import latchkey.local.aws.AwsFault;

/** What SQS checks and counts in a message: its characters, its size, and the MD5 sums that the SDK compares. */
final class Text {

    /** One message, and all of a batch together: 1 MiB with names, types and values of the attributes. */
    static final int MOST_BYTES = 1_048_576;

    private Text() {}

    /**
     * Only what XML 1.0 can carry.
     *
     * @throws AwsFault InvalidMessageContents
     */
    static void check(String text) {
        text.codePoints().filter(point -> !isAllowed(point)).findFirst().ifPresent(point -> {
            throw new AwsFault(
                    400,
                    "InvalidMessageContents",
                    "Invalid binary character '#x%X' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF"
                            .formatted(point));
        });
    }

    private static boolean isAllowed(int point) {
        return point == 0x9
                || point == 0xA
                || point == 0xD
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }

    static int size(String body, Map<String, MessageAttribute> attributes) {
        return bytes(body).length
                + attributes.entrySet().stream()
                        .mapToInt(entry -> bytes(entry.getKey()).length
                                + bytes(entry.getValue().type()).length
                                + entry.getValue().bytes().length)
                        .sum();
    }

    static String md5(String body) {
        return hex(bytes(body));
    }

    /** @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">AWS</a> */
    static String md5(Map<String, MessageAttribute> attributes) {
        var all = new ByteArrayOutputStream();
        new TreeMap<>(attributes).forEach((name, attribute) -> {
            add(all, bytes(name));
            add(all, bytes(attribute.type()));
            all.write(attribute.isBinary() ? 2 : 1);
            add(all, attribute.bytes());
        });
        return hex(all.toByteArray());
    }

    private static void add(ByteArrayOutputStream all, byte[] part) {
        all.writeBytes(ByteBuffer.allocate(4).putInt(part.length).array());
        all.writeBytes(part);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }
}
