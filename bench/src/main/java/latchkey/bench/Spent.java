package latchkey.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an action and all that follows from it asked of AWS.
 *
 * @param calls how often which operation, such as {@code dynamodb.TransactWriteItems}
 * @param invocations how often which function was woken
 */
record Spent(Map<String, Long> calls, Map<String, Long> invocations, Units units, Trail trail) {

    /** Lambda reads streams free of charge, and how often is its own affair. */
    private static final Set<String> OF_LAMBDA =
            Set.of("dynamodb.GetRecords", "dynamodb.GetShardIterator", "dynamodb.DescribeStream");

    /** Whoever is at the keyboard, and the doors of the local run. */
    private static final String DEVELOPER = "developer";

    private static final Set<String> NO_CALLERS = Set.of("denied", "used", "capacity", "invocations", DEVELOPER);

    /**
     * What it took of the table.
     *
     * @param read units, each 4 KB read consistently
     * @param written units, each 1 KB written; doubled in transactions
     * @param entries that queries looked at
     */
    record Units(double read, double written, double entries) {
        Units minus(Units before) {
            return new Units(read - before.read, written - before.written, entries - before.entries);
        }
    }

    /**
     * What the state machine did, and what was written and sent.
     *
     * @param transitions states entered, and retries
     * @param events of its history; each is a line of its log
     * @param logged bytes that the functions wrote to their logs
     * @param answered bytes of pages and answers of the API
     */
    record Trail(long transitions, long events, long logged, long answered) {
        static final Trail NONE = new Trail(0, 0, 0, 0);

        Trail minus(Trail before) {
            return new Trail(
                    transitions - before.transitions,
                    events - before.events,
                    logged - before.logged,
                    answered - before.answered);
        }
    }

    /** @param told what {@code /_local/calls} says: since the start */
    static Spent of(Map<String, ?> told) {
        var calls = new TreeMap<String, Long>();
        told.forEach((caller, operations) -> {
            if (!NO_CALLERS.contains(caller)) {
                counts(operations).forEach((operation, count) -> calls.merge(operation, count, Long::sum));
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
        return new Spent(calls, counts(told.get("invocations")), new Units(sum[0], sum[1], sum[2]), Trail.NONE);
    }

    /** @param executions what {@code /_local/executions} says */
    Spent and(List<?> executions, long logged, long answered) {
        long transitions = 0;
        long events = 0;
        for (var execution : executions) {
            if (execution instanceof Map<?, ?> one && one.get("history") instanceof List<?> history) {
                transitions += (long) decimal(one.get("transitions"));
                events += history.size();
            }
        }
        return new Spent(calls, invocations, units, new Trail(transitions, events, logged, answered));
    }

    Spent minus(Spent before) {
        return new Spent(
                more(calls, before.calls),
                more(invocations, before.invocations),
                units.minus(before.units),
                trail.minus(before.trail));
    }

    double read() {
        return units.read;
    }

    double written() {
        return units.written;
    }

    double entries() {
        return units.entries;
    }

    long allCalls() {
        return calls.values().stream().mapToLong(Long::longValue).sum();
    }

    long calls(String operation) {
        return calls.getOrDefault(operation, 0L);
    }

    private static Map<String, Long> more(Map<String, Long> now, Map<String, Long> before) {
        var rest = new TreeMap<String, Long>();
        now.forEach((name, count) -> {
            long more = count - before.getOrDefault(name, 0L);
            if (more > 0) {
                rest.put(name, more);
            }
        });
        return rest;
    }

    private static Map<String, Long> counts(@Nullable Object told) {
        var counts = new TreeMap<String, Long>();
        if (told instanceof Map<?, ?> map) {
            map.forEach((name, count) -> counts.put(String.valueOf(name), (long) decimal(count)));
        }
        return counts;
    }

    private static double decimal(@Nullable Object number) {
        return number instanceof Number given ? given.doubleValue() : 0;
    }
}
