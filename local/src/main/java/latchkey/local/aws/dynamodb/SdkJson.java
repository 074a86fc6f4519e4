package latchkey.local.aws.dynamodb;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * AWS JSON 1.0 from and to the SDK's own types, by the fields that these types tell of themselves. The SDK does the same
 * from the other side; its classes for that read and write HTTP, not values.
 */
final class SdkJson {

    private SdkJson() {}

    /**
     * Fills a builder and builds it; members that the type has not got are passed over, as AWS does.
     *
     * @throws WrongType where a member has not the type that AWS wants
     */
    static Object build(SdkPojo builder, Map<String, ? extends @Nullable Object> members) {
        for (var field : builder.sdkFields()) {
            var member = members.get(field.locationName());
            if (member != null) {
                field.set(builder, value(field, member));
            }
        }
        return ((Buildable) builder).build();
    }

    private static Object value(SdkField<?> field, Object json) {
        var type = field.marshallingType().getKnownType();
        return switch (type) {
            case SDK_POJO -> build(field.constructor().get(), object(field, json));
            case LIST -> list(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), as(field, List.class, json));
            case MAP -> map(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), object(field, json));
            case STRING -> as(field, String.class, json);
            case BOOLEAN -> as(field, Boolean.class, json);
            case SDK_BYTES -> bytes(field, as(field, String.class, json));
            case INTEGER -> as(field, Number.class, json).intValue();
            case LONG -> as(field, Number.class, json).longValue();
            case DOUBLE -> as(field, Number.class, json).doubleValue();
            case INSTANT -> instant(as(field, Number.class, json));
            case NULL, FLOAT, BIG_DECIMAL, SHORT, BYTE, DOCUMENT ->
                throw new IllegalStateException(
                        "DynamoDB has no members of type %s, got: %s".formatted(type, field.memberName()));
        };
    }

    private static Instant instant(Number seconds) {
        return Instant.ofEpochMilli(
                new BigDecimal(seconds.toString()).movePointRight(3).longValue());
    }

    private static List<Object> list(SdkField<?> of, List<?> json) {
        var values = new ArrayList<Object>();
        for (var value : json) {
            if (value == null) {
                throw new WrongType(of.memberName(), "no null");
            }
            values.add(value(of, value));
        }
        return values;
    }

    private static Map<String, Object> map(SdkField<?> of, Map<String, @Nullable Object> json) {
        var values = new LinkedHashMap<String, Object>();
        json.forEach((name, value) -> {
            if (value == null) {
                throw new WrongType(name, "no null");
            }
            values.put(name, value(of, value));
        });
        return values;
    }

    private static SdkBytes bytes(SdkField<?> field, String base64) {
        try {
            return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw new WrongType(field.memberName(), "base64");
        }
    }

    /** What was set of a value. Lists and maps that the SDK made up, because nobody set them, are left out; empty ones stay. */
    static Map<String, Object> members(SdkPojo pojo) {
        var members = new LinkedHashMap<String, Object>();
        for (var field : pojo.sdkFields()) {
            var value = field.getValueOrDefault(pojo);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                members.put(field.locationName(), json(value));
            }
        }
        return members;
    }

    private static Object json(Object value) {
        return switch (value) {
            case SdkPojo pojo -> members(pojo);
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
            case Instant instant -> BigDecimal.valueOf(instant.toEpochMilli(), 3);
            case List<?> list -> list.stream().map(SdkJson::json).toList();
            case Map<?, ?> map -> {
                var members = new LinkedHashMap<String, Object>();
                map.forEach((name, member) -> members.put(String.valueOf(name), json(member)));
                yield members;
            }
            default -> value;
        };
    }

    private static <T> T as(SdkField<?> field, Class<T> type, Object json) {
        if (!type.isInstance(json)) {
            throw new WrongType(field.memberName(), type.getSimpleName());
        }
        return type.cast(json);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(SdkField<?> field, Object json) {
        return as(field, Map.class, json);
    }

    /** A member is not what AWS wants it to be. */
    static final class WrongType extends RuntimeException {
        WrongType(String member, String right) {
            super("%s must be %s".formatted(member, right));
        }
    }
}
