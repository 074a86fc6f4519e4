package latchkey.local.aws.sqs;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import latchkey.local.aws.AwsFault;

/**
 * A value that travels beside a message's body.
 *
 * @param type {@code String}, {@code Number} or {@code Binary}, with a label of the sender's own after a dot
 * @param value a text, or bytes in base64 where the type is Binary
 */
record MessageAttribute(String type, String value) {

    /** @see <a href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html">AWS</a> */
    private static final int MOST = 10;

    private static final int MOST_DIGITS = 38;

    private static final Pattern NAME =
            Pattern.compile("(?!(?i:aws\\.|amazon\\.))(?!\\.)(?!.*\\.\\.)[A-Za-z0-9_.-]{1,256}(?<!\\.)");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..{1,248})?");

    /** @throws AwsFault InvalidParameterValue where name, type or value is not as AWS wants them */
    static Map<String, MessageAttribute> read(Members members) {
        if (members.values().size() > MOST) {
            throw SqsFault.invalid("Number of message attributes [%d] exceeds the allowed maximum [%d]."
                    .formatted(members.values().size(), MOST));
        }
        var attributes = new TreeMap<String, MessageAttribute>();
        members.values().keySet().forEach(name -> attributes.put(name, read(name, members.optionalObject(name))));
        return attributes;
    }

    private static MessageAttribute read(String name, Members members) {
        var type = members.optionalText("DataType").orElse("");
        if (!NAME.matcher(name).matches()) {
            throw SqsFault.invalid("The message attribute name '%s' is invalid.".formatted(name));
        }
        if (!TYPE.matcher(type).matches()) {
            throw SqsFault.invalid(
                    "The message attribute '%s' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."
                            .formatted(name));
        }
        var value = members.without("StringListValues", "BinaryListValues")
                .optionalText(type.startsWith("Binary") ? "BinaryValue" : "StringValue")
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> SqsFault.invalid(
                        "The message attribute '%s' must contain a non-empty message attribute value for message attribute type '%s'."
                                .formatted(name, type)));
        Text.check(type.startsWith("Binary") ? "" : value);
        if (type.startsWith("Number")) {
            mustBeNumber(name, value);
        }
        return new MessageAttribute(type, value);
    }

    private static void mustBeNumber(String name, String value) {
        try {
            if (new BigDecimal(value).precision() <= MOST_DIGITS) {
                return;
            }
        } catch (NumberFormatException e) {
            throw noNumber(name, value);
        }
        throw noNumber(name, value);
    }

    private static AwsFault noNumber(String name, String value) {
        return SqsFault.invalid(
                "Can't cast the value of message (user) attribute '%s' to a number: %s".formatted(name, value));
    }

    /** As a message is answered and kept. */
    static Map<String, Object> members(Map<String, MessageAttribute> attributes) {
        var members = new LinkedHashMap<String, Object>();
        attributes.forEach((name, attribute) -> members.put(
                name,
                Map.of(
                        "DataType",
                        attribute.type,
                        attribute.isBinary() ? "BinaryValue" : "StringValue",
                        attribute.value)));
        return members;
    }

    boolean isBinary() {
        return type.startsWith("Binary");
    }

    byte[] bytes() {
        return isBinary() ? Base64.getDecoder().decode(value) : value.getBytes(StandardCharsets.UTF_8);
    }
}
