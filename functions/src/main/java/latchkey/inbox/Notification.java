package latchkey.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import latchkey.people.Address;
import latchkey.runtime.Json;
import latchkey.ticket.Evidence;
import org.jspecify.annotations.Nullable;

/** What SES tells about a mail (SES Developer Guide, "Contents of notifications for Amazon SES email receiving"). */
sealed interface Notification {

    /**
     * A mail was received.
     *
     * @param source the envelope's sender; empty for the null return path
     * @param recipients of the envelope, as far as our rule matched them; never those of the headers
     */
    record Received(
            String messageId, String source, List<String> recipients, Verdicts verdicts, String bucket, String key)
            implements Notification {}

    /** Something else, such as SES's own message when a rule was set up. */
    record Other(String why) implements Notification {}

    /** SES's verdicts: PASS, FAIL, GRAY, PROCESSING_FAILED, or nothing. */
    record Verdicts(String spam, String virus, String spf, String dkim, String dmarc) {

        /** @param rule which made the mail be believed, or held */
        Evidence evidence(Address from, String sha256, String rule) {
            return new Evidence(from.value(), spf, dkim, dmarc, spam, sha256, "", rule);
        }
    }

    static Notification parse(String body) {
        Map<String, @Nullable Object> event;
        try {
            event = Json.object(body);
        } catch (Json.NotJson e) {
            return new Other("it is no JSON object");
        }
        if (!"Received".equals(event.get("notificationType"))) {
            return new Other("its notificationType is " + event.get("notificationType"));
        }
        var mail = part(event, "mail");
        var receipt = part(event, "receipt");
        var action = part(receipt, "action");
        var key = text(action, "objectKey");
        if (key.isEmpty() || text(mail, "messageId").startsWith("AMAZON_SES_SETUP_NOTIFICATION")) {
            return new Other("it names no mail in a bucket");
        }
        var verdicts = new Verdicts(
                verdict(receipt, "spamVerdict"),
                verdict(receipt, "virusVerdict"),
                verdict(receipt, "spfVerdict"),
                verdict(receipt, "dkimVerdict"),
                verdict(receipt, "dmarcVerdict"));
        return new Received(
                text(mail, "messageId"),
                text(mail, "source"),
                texts(receipt.get("recipients")),
                verdicts,
                text(action, "bucketName"),
                key);
    }

    private static Map<?, ?> part(Map<?, ?> of, String name) {
        return of.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> of, String name) {
        return of.get(name) instanceof String text ? text : "";
    }

    private static String verdict(Map<?, ?> receipt, String name) {
        return text(part(receipt, name), "status");
    }

    private static List<String> texts(@Nullable Object value) {
        var texts = new ArrayList<String>();
        if (value instanceof List<?> list) {
            list.forEach(one -> texts.add(String.valueOf(one)));
        }
        return texts;
    }
}
