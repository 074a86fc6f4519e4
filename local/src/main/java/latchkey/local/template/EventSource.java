package latchkey.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What wakes a function. */
public sealed interface EventSource {

    Place place();

    /**
     * Messages of a queue.
     *
     * @param id what Lambda calls the mapping
     * @param batchSize at most this many at once
     * @param window how long Lambda may gather them
     * @param reportsFailures whether the function names the messages that failed; else one failure is all's
     * @param maximumConcurrency at most this many invocations at once; empty without a limit
     */
    record Queue(
            String id,
            String queueArn,
            int batchSize,
            Duration window,
            boolean reportsFailures,
            OptionalInt maximumConcurrency,
            boolean enabled,
            Place place)
            implements EventSource {}

    /**
     * Records of a table's stream.
     *
     * @param id what Lambda calls the mapping
     * @param filters each an event pattern as Lambda reads it; a record passes that matches any; none lets all pass
     * @param retries how often a batch is tried again, -1 until it is too old
     * @param maximumAge after which a record is given up; empty: never while the stream keeps it
     * @param onFailure the ARN of the queue, topic or bucket that hears of what was given up
     */
    record Stream(
            String id,
            String streamArn,
            boolean fromTheBeginning,
            List<Map<String, @Nullable Object>> filters,
            int batchSize,
            Duration window,
            int retries,
            Optional<Duration> maximumAge,
            boolean bisects,
            int parallelization,
            boolean reportsFailures,
            Optional<String> onFailure,
            boolean enabled,
            Place place)
            implements EventSource {}

    /**
     * Requests of the HTTP API, payload 2.0.
     *
     * @param api the API's logical id
     * @param method in upper case, {@code ANY} for all
     * @param path as in the API, {@code $default} for what no other route takes
     */
    record Route(String api, String method, String path, Place place) implements EventSource {}
}
