package latchkey.local.aws.lambda;

import java.time.Duration;

/**
 * A queue that wakes a function, as the template maps it.
 *
 * @param queue its name
 * @param batchSize the most messages of one invocation
 * @param window how long to gather them
 * @param concurrency the most invocations at once ({@code MaximumConcurrency})
 * @param reportsItemFailures whether the function may name the messages that failed
 */
public record QueueSource(
        String function, String queue, int batchSize, Duration window, int concurrency, boolean reportsItemFailures) {}
