package latchkey.web.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that the provider signs with, as it publishes them (RFC 7517), kept for an hour. */
final class Keys {

    private static final Duration LIFE = Duration.ofHours(1);

    /** A token that no key fits makes us look for a new one, but nobody makes us look all the time. */
    private static final Duration SOONEST_AGAIN = Duration.ofMinutes(1);

    private final Fetch fetch;
    private final InstantSource clock;
    private @Nullable String kept;
    private Instant since = Instant.MIN;

    Keys(Fetch fetch, InstantSource clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    String current(Endpoint at) {
        var keys = kept;
        return keys != null && clock.instant().isBefore(since.plus(LIFE)) ? keys : fetched(at);
    }

    /** What stands there now; empty where it was read within the last minute. */
    Optional<String> again(Endpoint at) {
        return clock.instant().isBefore(since.plus(SOONEST_AGAIN)) ? Optional.empty() : Optional.of(fetched(at));
    }

    private String fetched(Endpoint at) {
        since = clock.instant();
        var fresh = fetch.getText(at, Optional.empty());
        kept = fresh;
        return fresh;
    }
}
