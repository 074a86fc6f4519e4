package latchkey.local.aws.dynamodb;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import latchkey.local.aws.Account;
import latchkey.local.aws.Permission;
import org.jspecify.annotations.Nullable;

/**
 * What a caller must be allowed for each operation. There is no permission for transactions: each of their entries needs
 * its own.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html">AWS</a>
 */
final class Needs {

    private static final List<String> WRITES = List.of("Put", "Update", "Delete");

    private Needs() {}

    static List<Permission> of(String operation, Map<String, @Nullable Object> members) {
        return switch (operation) {
            case "ListTables", "DescribeLimits", "DescribeEndpoints" -> List.of(needed(operation, "*"));
            case "Query", "Scan" -> List.of(needed(operation, tableOrIndex(members)));
            case "BatchGetItem", "BatchWriteItem" ->
                object(members.get("RequestItems")).keySet().stream()
                        .map(table -> needed(operation, table(table)))
                        .toList();
            case "TransactGetItems" -> each(members, Needs::read);
            case "TransactWriteItems" -> each(members, Needs::write);
            case "ListStreams" ->
                List.of(needed(operation, members.containsKey("TableName") ? table(members) + "/stream/*" : "*"));
            case "DescribeStream", "GetShardIterator" ->
                List.of(needed(operation, String.valueOf(members.get("StreamArn"))));
            case "GetRecords" -> List.of(needed(operation, stream(String.valueOf(members.get("ShardIterator")))));
            default -> List.of(needed(operation, resource(members)));
        };
    }

    private static List<Permission> read(Map<String, @Nullable Object> entry) {
        return List.of(needed("GetItem", table(object(entry.get("Get")))));
    }

    private static List<Permission> write(Map<String, @Nullable Object> entry) {
        var needs = new ArrayList<Permission>();
        for (var write : WRITES) {
            if (entry.containsKey(write)) {
                needs.add(needed(write + "Item", table(object(entry.get(write)))));
            }
        }
        if (entry.containsKey("ConditionCheck")) {
            needs.add(needed("ConditionCheckItem", table(object(entry.get("ConditionCheck")))));
        }
        return needs;
    }

    private static Permission needed(String action, String resource) {
        return new Permission("dynamodb:" + action, resource);
    }

    private static String resource(Map<String, @Nullable Object> members) {
        if (members.containsKey("TableName")) {
            return table(members);
        }
        return members.get("ResourceArn") instanceof String arn ? arn : "*";
    }

    /** An iterator begins with the ARN of its stream. */
    private static String stream(String shardIterator) {
        return shardIterator.contains("|") ? shardIterator.substring(0, shardIterator.indexOf('|')) : shardIterator;
    }

    private static String tableOrIndex(Map<String, @Nullable Object> members) {
        var index = members.get("IndexName");
        return index == null ? table(members) : table(members) + "/index/" + index;
    }

    private static String table(Map<String, @Nullable Object> members) {
        return table(String.valueOf(members.get("TableName")));
    }

    private static String table(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn : Account.arn("dynamodb", "table/" + nameOrArn);
    }

    private static List<Permission> each(
            Map<String, @Nullable Object> members, Function<Map<String, @Nullable Object>, List<Permission>> needs) {
        var all = new LinkedHashSet<Permission>();
        if (members.get("TransactItems") instanceof List<?> items) {
            items.forEach(item -> all.addAll(needs.apply(object(item))));
        }
        return List.copyOf(all);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
