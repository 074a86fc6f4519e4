package latchkey.store;

import java.util.function.Supplier;

/** Reads and decides again where somebody else wrote first: up to 5 times. */
public final class Retried {

    private static final int MOST = 5;

    /** Two that race fall apart within a few rounds of this. */
    private static final int JITTER_MILLIS = 40;

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
                pause(round);
            }
        }
    }

    private static void pause(int round) {
        try {
            Thread.sleep(
                    (long) (java.util.concurrent.ThreadLocalRandom.current().nextDouble() * JITTER_MILLIS * round));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting to try again", e);
        }
    }
}
