package latchkey.local.aws;

import java.time.Instant;
import java.util.Optional;

/** Something that acts by itself when its time has come. Times are those of the {@link VirtualClock}. */
public interface Timed {

    /** When it wants to act next; empty where nothing is waited for. */
    Optional<Instant> nextDue();

    /** Does what is due at or before {@code now}. Called by one thread at a time. */
    void due(Instant now);

    /** Whether it acts at set times, whatever goes on: what it does then may be only what it did the time before. */
    default boolean isSchedule() {
        return false;
    }

    /** Leaves out the times of a schedule before {@code until}, but for the last of them. */
    default void leaveOut(Instant until) {}
}
