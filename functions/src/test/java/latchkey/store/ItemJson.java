package latchkey.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as DynamoDB's own JSON, and back: as the stream's records and the kept files have it. */
final class ItemJson {

    private ItemJson() {}

    static Map<String, Object> write(Map<String, AttributeValue> item) {
        var json = new LinkedHashMap<String, Object>();
        item.forEach((name, value) -> json.put(name, write(value)));
        return json;
    }

    private static Map<String, Object> write(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case BOOL -> Map.of("BOOL", value.bool());
            case L -> Map.of("L", value.l().stream().map(ItemJson::write).toList());
            case M -> Map.of("M", write(value.m()));
            case SS, NS, BS, B, NUL, UNKNOWN_TO_SDK_VERSION ->
                throw new AssertionError("We store no attribute of the type " + value.type());
        };
    }

    static Doc read(Map<?, ?> json) {
        return Doc.of(item(json));
    }

    private static Map<String, AttributeValue> item(Map<?, ?> json) {
        var item = new LinkedHashMap<String, AttributeValue>();
        json.forEach((name, value) -> item.put(String.valueOf(name), value(value)));
        return item;
    }

    private static AttributeValue value(@Nullable Object json) {
        var entry =
                ((Map<?, ?>) Objects.requireNonNull(json)).entrySet().iterator().next();
        var value = Objects.requireNonNull(entry.getValue());
        return switch (String.valueOf(entry.getKey())) {
            case "S" -> AttributeValue.fromS((String) value);
            case "N" -> AttributeValue.fromN((String) value);
            case "BOOL" -> AttributeValue.fromBool((Boolean) value);
            case "L" ->
                AttributeValue.fromL(
                        ((List<?>) value).stream().map(ItemJson::value).toList());
            case "M" -> AttributeValue.fromM(item((Map<?, ?>) value));
            default -> throw new AssertionError("We store no attribute of the type " + entry.getKey());
        };
    }
}
