package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Marks what may come twice, in the transaction of what it does: the one that loses the race finds the mark. */
final class Seen {

    /** Longer than SES, SNS and SQS try together (36 hours and 14 days), with 14 days among dead letters. */
    private static final Duration REMEMBERED = Duration.ofDays(60);

    private Seen() {}

    static Write write(Key mark, Instant now) {
        return Write.fresh(
                mark, Doc.write().with("at", now).maybe("expires", Optional.of(now.plus(REMEMBERED)), Write::expires));
    }
}
