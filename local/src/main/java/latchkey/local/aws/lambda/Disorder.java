package latchkey.local.aws.lambda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * What a stream leaves open, made to happen: records of different items come in any order, and now and then a batch comes
 * twice. Records of one item stay in order. The same seed gives the same disorder.
 */
public final class Disorder {

    private final Random random;
    private final double twice;

    /** @param twice how probable it is that a batch that succeeded comes again, 0 to 1 */
    public Disorder(long seed, double twice) {
        this.random = new Random(seed);
        this.twice = twice;
    }

    /** The same records, shuffled between items but not within one. */
    synchronized <T> List<T> shuffled(List<T> records, Function<T, Object> item) {
        var byItem = new LinkedHashMap<Object, Deque<T>>();
        records.forEach(record -> byItem.computeIfAbsent(item.apply(record), _ -> new ArrayDeque<>())
                .add(record));
        var left = new ArrayList<>(byItem.values());
        var shuffled = new ArrayList<T>(records.size());
        while (!left.isEmpty()) {
            var next = random.nextInt(left.size());
            shuffled.add(left.get(next).removeFirst());
            if (left.get(next).isEmpty()) {
                left.remove(next);
            }
        }
        return shuffled;
    }

    synchronized boolean again() {
        return random.nextDouble() < twice;
    }
}
