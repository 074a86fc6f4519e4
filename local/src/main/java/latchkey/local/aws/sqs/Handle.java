package latchkey.local.aws.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import latchkey.local.aws.AwsFault;

/**
 * A receipt handle: one receipt of one message. It stays good after a restart, as the number of receipts is kept.
 *
 * @param place where the message stands in its queue
 * @param receives the how-manyeth receipt it was
 */
record Handle(String queue, long place, String messageId, int receives) {

    private static final String SEPARATOR = " ";

    String write() {
        var plain = String.join(SEPARATOR, queue, Long.toString(place), messageId, Integer.toString(receives));
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws AwsFault ReceiptHandleIsInvalid where it is none, or one of another queue */
    static Handle read(String queue, String written) {
        try {
            var parts = new String(Base64.getDecoder().decode(written), StandardCharsets.UTF_8).split(SEPARATOR, -1);
            if (parts.length == 4 && parts[0].equals(queue)) {
                return new Handle(queue, Long.parseLong(parts[1]), parts[2], Integer.parseInt(parts[3]));
            }
        } catch (IllegalArgumentException e) {
            throw SqsFault.badHandle();
        }
        throw SqsFault.badHandle();
    }
}
