package latchkey.local.aws.states;

import java.math.BigDecimal;
import java.time.Instant;

/** Times as AWS writes them. */
final class Dates {

    private Dates() {}

    /** As JSON 1.0 has them: seconds with milliseconds after the point. */
    static BigDecimal epochSeconds(Instant instant) {
        return BigDecimal.valueOf(instant.toEpochMilli(), 3);
    }

    /** As the context object has them: milliseconds and {@code Z}. */
    static String context(Instant instant) {
        return Instant.ofEpochMilli(instant.toEpochMilli()).toString();
    }
}
