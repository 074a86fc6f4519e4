package latchkey.local.aws.lambda;

import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import latchkey.local.aws.Account;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * One record of a table's stream, as Lambda hands it to a function:
 * https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
record StreamRecord(String sequenceNumber, Instant at, Object item, Map<String, Object> event) {

    /** As DynamoDB Local 3.3.1 gives an empty map in a stream: a value without a type. AWS gives {@code {"M": {}}}. */
    private static final AttributeValue EMPTY_MAP = AttributeValue.builder().build();

    static StreamRecord of(Record record, String streamArn) {
        var change = record.dynamodb();
        var keys = image(change.keys());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(
                "ApproximateCreationDateTime",
                change.approximateCreationDateTime().getEpochSecond());
        told.put("Keys", keys);
        if (change.hasNewImage()) {
            told.put("NewImage", image(change.newImage()));
        }
        if (change.hasOldImage()) {
            told.put("OldImage", image(change.oldImage()));
        }
        told.put("SequenceNumber", change.sequenceNumber());
        told.put("SizeBytes", change.sizeBytes());
        told.put("StreamViewType", change.streamViewTypeAsString());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventID", record.eventID());
        event.put("eventName", record.eventNameAsString());
        event.put("eventVersion", record.eventVersion());
        event.put("eventSource", "aws:dynamodb");
        event.put("awsRegion", Account.REGION);
        event.put("dynamodb", told);
        event.put("eventSourceARN", streamArn);
        return new StreamRecord(change.sequenceNumber(), change.approximateCreationDateTime(), keys, event);
    }

    private static Map<String, Object> image(Map<String, AttributeValue> item) {
        Map<String, Object> image = new LinkedHashMap<>();
        item.forEach((name, value) -> image.put(name, attribute(value)));
        return image;
    }

    private static Map<String, Object> attribute(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case B -> Map.of("B", base64(value.b()));
            case BOOL -> Map.of("BOOL", value.bool());
            case NUL -> Map.of("NULL", true);
            case SS -> Map.of("SS", value.ss());
            case NS -> Map.of("NS", value.ns());
            case BS ->
                Map.of("BS", value.bs().stream().map(StreamRecord::base64).toList());
            case L ->
                Map.of("L", value.l().stream().map(StreamRecord::attribute).toList());
            case M -> Map.of("M", image(value.m()));
            case UNKNOWN_TO_SDK_VERSION -> untyped(value);
        };
    }

    private static Map<String, Object> untyped(AttributeValue value) {
        if (value.equals(EMPTY_MAP)) {
            return Map.of("M", Map.of());
        }
        throw new IllegalArgumentException("An attribute of a type that this SDK does not know: " + value);
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArray());
    }
}
