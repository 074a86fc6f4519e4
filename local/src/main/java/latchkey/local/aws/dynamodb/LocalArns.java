package latchkey.local.aws.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.local.aws.Account;
import org.jspecify.annotations.Nullable;

/**
 * DynamoDB Local believes itself to be in region {@code ddblocal} of account 000000000000. Whoever calls it here is
 * somewhere else, so the names are changed on the way in and out.
 */
final class LocalArns {

    private static final String THEIRS = "arn:aws:dynamodb:ddblocal:000000000000:";
    private static final String OURS = Account.arn("dynamodb", "");

    private LocalArns() {}

    /** Of the members of a call, which names a table, a stream or an iterator at its top. */
    static Map<String, @Nullable Object> inward(Map<String, @Nullable Object> members) {
        var changed = new LinkedHashMap<String, @Nullable Object>(members);
        changed.replaceAll(
                (name, value) -> value instanceof String text && text.startsWith(OURS) ? theirs(text) : value);
        return changed;
    }

    /** Of an answer, at any depth: within an item no text stands directly under a name that ends so. */
    static Object outward(String name, Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var changed = new LinkedHashMap<String, Object>();
                map.forEach((key, member) -> changed.put(String.valueOf(key), outward(String.valueOf(key), member)));
                yield changed;
            }
            case List<?> list -> list.stream().map(each -> outward(name, each)).toList();
            case String text -> name.equals("awsRegion") ? Account.REGION : names(name) ? ours(text) : text;
            default -> value;
        };
    }

    private static boolean names(String member) {
        return member.endsWith("Arn") || member.endsWith("ShardIterator");
    }

    static String ours(String text) {
        return text.replace(THEIRS, OURS);
    }

    private static String theirs(String text) {
        return text.replace(OURS, THEIRS);
    }
}
