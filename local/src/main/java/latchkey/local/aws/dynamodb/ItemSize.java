package latchkey.local.aws.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many bytes an item has, as DynamoDB counts them: names and values in UTF-8, a number by its digits, a list or map with
 * three bytes and one more for each element.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">AWS</a>
 */
final class ItemSize {

    private static final int KB = 1024;
    private static final int CONTAINER = 3;

    private ItemSize() {}

    /** Units of a write by itself: one for each KB begun; what is not known has one. */
    static long writeUnits(@Nullable Object item) {
        return item instanceof Map<?, ?> attributes ? Math.max(1, (attributes(attributes) + KB - 1) / KB) : 1;
    }

    private static long attributes(Map<?, ?> attributes) {
        long size = 0;
        for (var attribute : attributes.entrySet()) {
            size += utf8(String.valueOf(attribute.getKey()))
                    + (attribute.getValue() instanceof Map<?, ?> typed ? value(typed) : 0);
        }
        return size;
    }

    /** @param typed such as {@code {"S": "text"}} */
    private static long value(Map<?, ?> typed) {
        long size = 0;
        for (var value : typed.entrySet()) {
            size += switch (String.valueOf(value.getKey())) {
                case "N" -> (String.valueOf(value.getValue()).length() + 1) / 2 + 1;
                case "BOOL", "NULL" -> 1;
                case "B" -> String.valueOf(value.getValue()).length() * 3L / 4;
                case "M" -> value.getValue() instanceof Map<?, ?> map ? CONTAINER + map.size() + attributes(map) : 0;
                case "L" -> value.getValue() instanceof List<?> list ? CONTAINER + list.size() + list(list) : 0;
                default -> utf8(String.valueOf(value.getValue()));
            };
        }
        return size;
    }

    private static long list(List<?> list) {
        return list.stream()
                .mapToLong(one -> one instanceof Map<?, ?> typed ? value(typed) : 0)
                .sum();
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
