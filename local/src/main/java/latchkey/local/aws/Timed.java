package latchkey.local.aws;

import java.time.Instant;
import java.util.Optional;

/** Something that acts by itself when its time has come. Times are those of the {@link VirtualClock}. */
public interface Timed {

    /** When it wants to act next; empty where nothing is waited for. */
    Optional<Instant> nextDue();

    /** Does what is due at or before {@code now}. Called by one thread at a time. */
    void due(Instant now);
}
