package latchkey.local.aws.sqs;

/** How many messages of a queue wait for a receiver, are with one, and wait for their delay to end. */
public record QueueCounts(int visible, int inFlight, int delayed) {

    public int all() {
        return visible + inFlight + delayed;
    }
}
