package latchkey.bench;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an action and all that follows from it asked of AWS.
 *
 * @param calls how often which operation, such as {@code dynamodb.TransactWriteItems}
 * @param read units of the table, each 4 KB read consistently
 * @param written units of the table, each 1 KB written; doubled in transactions
 * @param entries that queries looked at
 */
record Spent(Map<String, Long> calls, double read, double written, double entries) {

    /** Lambda reads streams free of charge, and how often is its own affair. */
    private static final Set<String> OF_LAMBDA =
            Set.of("dynamodb.GetRecords", "dynamodb.GetShardIterator", "dynamodb.DescribeStream");

    /** Whoever is at the keyboard, and the doors of the local run. */
    private static final String DEVELOPER = "developer";

    /** @param told what {@code /_local/calls} says: since the start */
    static Spent of(Map<String, ?> told) {
        var calls = new TreeMap<String, Long>();
        told.forEach((caller, operations) -> {
            if (!Set.of("denied", "used", "capacity", DEVELOPER).contains(caller)
                    && operations instanceof Map<?, ?> counts) {
                counts.forEach((operation, count) -> calls.merge(String.valueOf(operation), number(count), Long::sum));
            }
        });
        calls.keySet().removeAll(OF_LAMBDA);
        var sum = new double[3];
        if (told.get("capacity") instanceof Map<?, ?> callers) {
            callers.forEach((caller, units) -> {
                if (!caller.equals(DEVELOPER) && units instanceof Map<?, ?> one) {
                    sum[0] += decimal(one.get("read"));
                    sum[1] += decimal(one.get("written"));
                    sum[2] += decimal(one.get("entries"));
                }
            });
        }
        return new Spent(calls, sum[0], sum[1], sum[2]);
    }

    Spent minus(Spent before) {
        var rest = new TreeMap<String, Long>();
        calls.forEach((operation, count) -> {
            long more = count - before.calls.getOrDefault(operation, 0L);
            if (more > 0) {
                rest.put(operation, more);
            }
        });
        return new Spent(rest, read - before.read, written - before.written, entries - before.entries);
    }

    long allCalls() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    long calls(String operation) {
        return calls.getOrDefault(operation, 0L);
    }

    private static long number(Object count) {
        return ((Number) count).longValue();
    }

    private static double decimal(@Nullable Object units) {
        return units instanceof Number number ? number.doubleValue() : 0;
    }
}
