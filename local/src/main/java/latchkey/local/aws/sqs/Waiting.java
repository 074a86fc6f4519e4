package latchkey.local.aws.sqs;

import java.time.Instant;

/**
 * Messages of a queue that a receiver has left behind, by failing or by ending. They can be received again when their
 * visibility timeout is over, on the virtual clock.
 *
 * @param until when the first of them can be
 */
public record Waiting(String queue, int messages, Instant until) {

    @Override
    public String toString() {
        return "%d messages in flight in %s, whose receiver has ended; the next can be received at %s"
                .formatted(messages, queue, until);
    }
}
