package latchkey.local.aws.dynamodb;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import latchkey.local.aws.AwsFault;
import org.jspecify.annotations.Nullable;

/**
 * Calls that meet at an item which a transaction is writing. DynamoDB Local lets them wait for each other; AWS refuses the
 * one that comes later, and whoever calls must live with that.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">AWS</a>
 */
final class Conflicts {

    private static final String ONGOING = "Transaction is ongoing for the item";

    private final Function<String, List<String>> keysOf;
    private final Map<String, List<String>> keys = new ConcurrentHashMap<>();
    private final Set<Item> taken = new HashSet<>();

    /** @param keysOf the names of a table's key attributes; empty where there is no such table */
    Conflicts(Function<String, List<String>> keysOf) {
        this.keysOf = keysOf;
    }

    private record Item(String table, Map<String, Object> key) {}

    /** What a transaction holds until it is answered. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /** @throws AwsFault as AWS refuses a call that comes too late */
    Hold hold(String operation, Map<String, @Nullable Object> members) {
        return switch (operation) {
            case "TransactWriteItems" -> take(items(members));
            case "TransactGetItems" -> {
                refuseTransaction(items(members));
                yield () -> {};
            }
            case "PutItem", "UpdateItem", "DeleteItem" -> {
                refuseWrite(item(members));
                yield () -> {};
            }
            default -> () -> {};
        };
    }

    private synchronized Hold take(List<Optional<Item>> items) {
        refuseTransaction(items);
        var own = items.stream().flatMap(Optional::stream).toList();
        taken.addAll(own);
        return () -> release(own);
    }

    private synchronized void release(List<Item> items) {
        items.forEach(taken::remove);
    }

    private synchronized void refuseWrite(Optional<Item> item) {
        if (item.filter(taken::contains).isPresent()) {
            throw new AwsFault(400, "TransactionConflictException", ONGOING);
        }
    }

    private synchronized void refuseTransaction(List<Optional<Item>> items) {
        var meets = items.stream()
                .map(item -> item.filter(taken::contains).isPresent())
                .toList();
        if (meets.contains(true)) {
            var codes = meets.stream()
                    .map(met -> met ? "TransactionConflict" : "None")
                    .toList();
            throw new AwsFault(
                    400,
                    "TransactionCanceledException",
                    "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes,
                    Map.of(
                            "CancellationReasons",
                            codes.stream().map(Conflicts::reason).toList()));
        }
    }

    private static Map<String, String> reason(String code) {
        return code.equals("None") ? Map.of("Code", code) : Map.of("Code", code, "Message", ONGOING);
    }

    /** In the order of the call; empty for an entry that will be refused for its form. */
    private List<Optional<Item>> items(Map<String, @Nullable Object> members) {
        var items = new ArrayList<Optional<Item>>();
        if (members.get("TransactItems") instanceof List<?> entries) {
            for (var entry : entries) {
                items.add(
                        entry instanceof Map<?, ?> action
                                ? action.values().stream()
                                        .flatMap(write ->
                                                write instanceof Map<?, ?> body ? item(body).stream() : Stream.empty())
                                        .findFirst()
                                : Optional.empty());
            }
        }
        return items;
    }

    private Optional<Item> item(Map<?, ?> write) {
        var values = write.get("Key") instanceof Map<?, ?> key ? key : write.get("Item");
        if (!(write.get("TableName") instanceof String table) || !(values instanceof Map<?, ?> all)) {
            return Optional.empty();
        }
        var names = keys(table);
        var key = new LinkedHashMap<String, Object>();
        for (var name : names) {
            var value = all.get(name);
            if (value != null) {
                key.put(name, value);
            }
        }
        return names.isEmpty() || key.size() < names.size() ? Optional.empty() : Optional.of(new Item(table, key));
    }

    /** Remembered, unless there is no such table yet. */
    private List<String> keys(String table) {
        var known = keys.getOrDefault(table, List.of());
        if (!known.isEmpty()) {
            return known;
        }
        var told = keysOf.apply(table);
        if (!told.isEmpty()) {
            keys.put(table, told);
        }
        return told;
    }
}
