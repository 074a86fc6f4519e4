package latchkey.store;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Tries again, up to 5 times: where somebody else wrote first, and where DynamoDB had no capacity left. */
public final class Retried {

    private static final int MOST = 5;

    /** Two that race fall apart within a few rounds of this. */
    private static final int JITTER_MILLIS = 40;

    /** Before the first time that unread keys are asked again; before each further time, twice as long. */
    private static final int BACK_OFF_MILLIS = 50;

    private Retried() {}

    /** @throws Stale when it has lost every time; the mail goes back to its queue, the page says so */
    public static <T> T times(Supplier<T> command) {
        for (int round = 1; ; round++) {
            try {
                return command.get();
            } catch (Stale raced) {
                if (round == MOST) {
                    throw raced;
                }
                pause(JITTER_MILLIS * round);
            }
        }
    }

    /**
     * Waits before what could not be had is asked again, at most {@code 50 ms * 2^(tries - 1)}.
     *
     * @param tries how often it could not be had
     * @param giveUp what is thrown at the fifth
     */
    static void backOff(int tries, Supplier<RuntimeException> giveUp) {
        if (tries == MOST) {
            throw giveUp.get();
        }
        pause(BACK_OFF_MILLIS << (tries - 1));
    }

    private static void pause(int mostMillis) {
        try {
            Thread.sleep((long) (ThreadLocalRandom.current().nextDouble() * mostMillis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to try again", e);
        }
    }
}
