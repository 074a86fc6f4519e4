package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Counts in windows of time, in the same transaction as what is counted. */
final class Rates {

    private Rates() {}

    static Key key(String what, Duration window, Instant now) {
        return Key.rate(Hash.of(what).substring(0, 32), now.getEpochSecond() / window.toSeconds());
    }

    static long count(Map<Key, Doc> found, Key key) {
        return Optional.ofNullable(found.get(key))
                .map(doc -> doc.number("version"))
                .orElse(0L);
    }

    /** One more than {@code was}. */
    static Write more(Key key, long was, Duration window, Instant now) {
        return Write.guarded(
                key,
                Doc.write()
                        .with("version", was + 1)
                        .maybe("expires", Optional.of(now.plus(window.multipliedBy(2))), Write::expires),
                was);
    }
}
