package latchkey.local.aws.states;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import latchkey.runtime.Json;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Step Functions adds to JSONata (AWS, <em>Transforming data with JSONata</em>), and the one that it takes
 * away, {@code $eval}. An argument that makes no sense gives undefined rather than an error, as on AWS.
 */
final class ExtraFunctions {

    static final Set<String> NAMES = Set.of("partition", "range", "hash", "random", "uuid", "parse");

    /** AWS refuses a longer {@code $range}. */
    private static final int LONGEST_RANGE = 360_145;

    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    void bind(Jsonata.Frame frame) {
        frame.bind("partition", function(ExtraFunctions::partition));
        frame.bind("range", function(ExtraFunctions::range));
        frame.bind("hash", function(ExtraFunctions::hash));
        frame.bind("random", function(ExtraFunctions::random));
        frame.bind("uuid", function(arguments -> UUID.randomUUID().toString()));
        frame.bind("parse", function(ExtraFunctions::parse));
        frame.bind("eval", function(arguments -> {
            throw new JException("T1006", -1, "eval");
        }));
    }

    private interface Body {
        @Nullable
        Object call(List<?> arguments);
    }

    @SuppressWarnings({"rawtypes", "NullAway"}) // the library's own signature; null is its undefined
    private static Jsonata.JFunction function(Body body) {
        return new Jsonata.JFunction((Object input, List arguments) -> body.call(arguments), null);
    }

    private static @Nullable Object argument(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    private static @Nullable Object partition(List<?> arguments) {
        var array = argument(arguments, 0);
        if (!(array instanceof List<?> list)
                || list.isEmpty()
                || !(argument(arguments, 1) instanceof Number size)
                || size.longValue() < 1) {
            return null;
        }
        var chunk = size.intValue();
        var chunks = new ArrayList<Object>();
        for (var from = 0; from < list.size(); from += chunk) {
            chunks.add(new ArrayList<>(list.subList(from, Math.min(from + chunk, list.size()))));
        }
        return chunks;
    }

    private static @Nullable Object range(List<?> arguments) {
        if (!(argument(arguments, 0) instanceof Number first)
                || !(argument(arguments, 1) instanceof Number last)
                || !(argument(arguments, 2) instanceof Number step)) {
            return null;
        }
        var by = step.longValue();
        var from = first.longValue();
        var to = last.longValue();
        if (by == 0 || (by > 0 ? from > to : from < to)) {
            return null;
        }
        var count = (to - from) / by + 1;
        if (count > LONGEST_RANGE) {
            throw new JException("Expression evaluation memory limit exceeded", -1);
        }
        var values = new ArrayList<Object>();
        for (var i = 0L; i < count; i++) {
            values.add(from + i * by);
        }
        return count == 1 ? values.getFirst() : values;
    }

    private static @Nullable Object hash(List<?> arguments) {
        if (!(argument(arguments, 0) instanceof String text) || !(argument(arguments, 1) instanceof String algorithm)) {
            return null;
        }
        if (!DIGESTS.contains(algorithm)) {
            throw new JException("$hash knows " + DIGESTS + ", not " + algorithm, -1);
        }
        try {
            var digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The numbers of a seed are the same each time, as on AWS; they are not AWS's own numbers. */
    private static Object random(List<?> arguments) {
        RandomGenerator generator =
                argument(arguments, 0) instanceof Number seed ? new Random(seed.longValue()) : new Random();
        return generator.nextDouble();
    }

    private static @Nullable Object parse(List<?> arguments) {
        if (!(argument(arguments, 0) instanceof String text)) {
            return null;
        }
        try {
            var value = Json.read(text);
            return value == null ? Jsonata.NULL_VALUE : value;
        } catch (Json.NotJson e) {
            throw new JException("$parse was given no JSON: " + e.getMessage(), -1);
        }
    }
}
