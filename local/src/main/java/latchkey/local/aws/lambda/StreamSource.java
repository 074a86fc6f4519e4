package latchkey.local.aws.lambda;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import latchkey.local.aws.events.EventPattern;

/**
 * A table's stream that wakes a function, as the template maps it.
 *
 * @param filters a record is for the function if one of them matches; none means all
 * @param retries how often a batch that failed is tried again; splitting it does not count
 * @param maximumAge how long a record may be tried; empty where only the retries end it
 * @param failures the bucket for what is given up
 */
public record StreamSource(
        String function,
        String table,
        int batchSize,
        List<EventPattern> filters,
        int retries,
        boolean bisects,
        Optional<Duration> maximumAge,
        boolean reportsItemFailures,
        Optional<String> failures) {}
