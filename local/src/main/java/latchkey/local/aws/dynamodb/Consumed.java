package latchkey.local.aws.dynamodb;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import latchkey.local.aws.Caller;
import org.jspecify.annotations.Nullable;

/**
 * What each caller's operations took since the start, in units of 4 KB read consistently and of 1 KB written. DynamoDB Local
 * tells it, but for transactions that write: there it counts once what the service counts twice, so the items are
 * weighed here. What a transaction deletes is taken for 1 KB.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">AWS</a>
 */
final class Consumed {

    private static final String ASK = "ReturnConsumedCapacity";
    private static final String TOLD = "ConsumedCapacity";

    private final Map<Caller, Sum> sums = new TreeMap<>(java.util.Comparator.comparing(Caller::name));

    /** @param entries that queries and scans looked at, returned or not */
    private record Sum(BigDecimal read, BigDecimal written, long entries) {
        Sum plus(Sum more) {
            return new Sum(read.add(more.read), written.add(more.written), entries + more.entries);
        }
    }

    /** Whether the caller wants to be told, so that it is not told more than in AWS. */
    static boolean asked(Map<String, @Nullable Object> members) {
        return members.containsKey(ASK);
    }

    static Map<String, @Nullable Object> asking(Map<String, @Nullable Object> members) {
        var more = new LinkedHashMap<String, @Nullable Object>(members);
        more.put(ASK, "TOTAL");
        return more;
    }

    /** Counts what an answer tells, and takes it out again where nobody had asked. */
    void count(Caller caller, boolean writes, Map<String, @Nullable Object> members, Map<String, Object> answer) {
        var told = units(asked(members) ? answer.get(TOLD) : answer.remove(TOLD));
        var units = members.get("TransactItems") instanceof List<?> items && writes ? transaction(items) : told;
        var entries = answer.get("ScannedCount") instanceof Number looked ? looked.longValue() : 0;
        var sum = writes ? new Sum(BigDecimal.ZERO, units, 0) : new Sum(units, BigDecimal.ZERO, entries);
        synchronized (sums) {
            sums.merge(caller, sum, Sum::plus);
        }
    }

    Map<String, Map<String, Number>> counts() {
        var counts = new TreeMap<String, Map<String, Number>>();
        synchronized (sums) {
            sums.forEach((caller, sum) -> counts.put(
                    caller.name(), Map.of("read", sum.read(), "written", sum.written(), "entries", sum.entries())));
        }
        return counts;
    }

    private static BigDecimal transaction(List<?> items) {
        long units = 0;
        for (var item : items) {
            if (item instanceof Map<?, ?> one) {
                units += 2 * ItemSize.writeUnits(one.get("Put") instanceof Map<?, ?> put ? put.get("Item") : null);
            }
        }
        return BigDecimal.valueOf(units);
    }

    /** One table's, or a list of several tables'. */
    private static BigDecimal units(@Nullable Object told) {
        return switch (told) {
            case null -> BigDecimal.ZERO;
            case List<?> tables -> tables.stream().map(Consumed::units).reduce(BigDecimal.ZERO, BigDecimal::add);
            case Map<?, ?> table
            when table.get("CapacityUnits") instanceof Number units -> new BigDecimal(units.toString());
            default -> BigDecimal.ZERO;
        };
    }
}
