package latchkey.reply;

import java.time.Duration;

/** The slowest answer of a run, and the one that took the most memory. */
final class Dearest {

    private long answers;
    private Duration slowest = Duration.ZERO;
    private long mostBytes;

    void add(ReadingLaws.Cost cost) {
        answers++;
        slowest = cost.time().compareTo(slowest) > 0 ? cost.time() : slowest;
        mostBytes = Math.max(mostBytes, cost.bytes());
    }

    void say() {
        System.err.printf(
                "%,d mails read; the slowest took %,d ms, the largest %,d KB%n",
                answers, slowest.toMillis(), mostBytes >> 10);
    }
}
