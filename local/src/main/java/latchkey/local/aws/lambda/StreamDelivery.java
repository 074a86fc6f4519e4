package latchkey.local.aws.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.runtime.Json;

/**
 * Hands a batch of stream records to a function until it is served or given up, as Lambda does: a failed batch is split
 * where the mapping says so, tried again as often as it says, and what remains is written to {@link FailedRecords}.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html">AWS</a>
 */
final class StreamDelivery {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final StreamSource source;
    private final Functions functions;
    private final Disorder disorder;
    private final Optional<FailedRecords> failedRecords;
    private final InstantSource clock;
    private final Lateness lateness;

    StreamDelivery(
            StreamSource source,
            Functions functions,
            Disorder disorder,
            Optional<FailedRecords> failedRecords,
            InstantSource clock,
            Lateness lateness) {
        this.source = source;
        this.functions = functions;
        this.disorder = disorder;
        this.failedRecords = failedRecords;
        this.clock = clock;
        this.lateness = lateness;
    }

    /**
     * Returns when every record is served or given up.
     *
     * @throws InterruptedException where the run ends before
     */
    void deliver(FailedRecords.Where where, List<StreamRecord> batch) throws InterruptedException {
        if (functions.comesLate(source.function())) {
            lateness.hold();
        }
        deliver(where, batch, clock.instant(), 1);
        if (disorder.again()) {
            functions.invoke(source.function(), event(batch));
        }
    }

    /** @param since when it was first tried: a laptop that slept must not make records too old, so their own time is not asked */
    private void deliver(FailedRecords.Where where, List<StreamRecord> batch, Instant since, int invocation)
            throws InterruptedException {
        var event = event(batch);
        var answer = functions.invoke(source.function(), event);
        if (Thread.interrupted()) {
            throw new InterruptedException("The run ends; the batch is not checkpointed and comes again");
        }
        var ids = batch.stream().map(StreamRecord::sequenceNumber).toList();
        var failed = ItemFailures.of(answer, ids, source.reportsItemFailures());
        if (failed.isEmpty()) {
            return;
        }
        var first = ids.stream()
                .filter(failed::contains)
                .findFirst()
                .map(ids::indexOf)
                .orElse(0);
        var rest = batch.subList(first, batch.size());
        if (source.bisects() && batch.size() > 1) {
            var middle = first > 0 ? 0 : rest.size() / 2;
            if (middle > 0) {
                deliver(where, rest.subList(0, middle), since, invocation);
            }
            deliver(where, rest.subList(middle, rest.size()), since, invocation);
        } else if (invocation > source.retries()) {
            giveUp(where, rest, "RetryAttemptsExhausted", invocation);
        } else if (tooOld(since)) {
            giveUp(where, rest, "RecordAgeExceeded", invocation);
        } else {
            pause(invocation);
            deliver(where, rest, since, invocation + 1);
        }
    }

    private void giveUp(FailedRecords.Where where, List<StreamRecord> records, String condition, int invocations) {
        failedRecords.ifPresentOrElse(
                bucket -> bucket.write(where, records, condition, invocations, event(records)),
                () -> System.err.println("%s gave up %d records; its mapping names no place to keep them"
                        .formatted(source.function(), records.size())));
    }

    private boolean tooOld(Instant since) {
        return source.maximumAge()
                .filter(age -> since.plus(age).isBefore(clock.instant()))
                .isPresent();
    }

    private static void pause(int invocation) throws InterruptedException {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(invocation - 1, 10));
        Thread.sleep(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private static byte[] event(List<StreamRecord> batch) {
        var records = batch.stream().map(StreamRecord::event).toList();
        return Json.write(Map.of("Records", records)).getBytes(StandardCharsets.UTF_8);
    }
}
