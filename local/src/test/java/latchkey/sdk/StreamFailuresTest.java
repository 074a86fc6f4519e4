package latchkey.sdk;

import static latchkey.sdk.MappedStream.failing;
import static latchkey.sdk.MappedStream.seen;
import static latchkey.sdk.MappedStream.sortKeys;
import static latchkey.sdk.MappedStream.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import latchkey.local.aws.lambda.Scripted;
import latchkey.local.aws.lambda.StreamSource;
import latchkey.runtime.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of stream records that a function could not serve. */
@SdkTest("Lambda with DynamoDB Streams")
@Source("lambda/latest/dg/services-dynamodb-errors.html")
@Unjudged(why = WebRequestTest.NO_CONTAINERS)
@Timeout(60)
@ResourceLock(Scripted.SCRIPT)
class StreamFailuresTest {

    private static final String REPORTS = "lambda/latest/dg/services-ddb-batchfailurereporting.html";

    private final MappedStream stream;

    StreamFailuresTest(Aws aws) {
        this.stream = new MappedStream(aws);
    }

    @AfterEach
    void end() {
        stream.close();
    }

    @Test
    void a_batch_that_fails_comes_again_as_often_as_the_mapping_says_and_then_the_stream_goes_on() {
        cannotServe("1");
        put("1", "2");

        stream.serve(stream.source(1, List.of(), 2, false, Optional.empty()));

        assertThat(seen())
                .hasSize(4)
                .containsSequence(List.of("1"), List.of("1"), List.of("1"))
                .contains(List.of("2"));
    }

    @Test
    void what_is_given_up_stands_in_the_bucket_with_the_whole_event() {
        cannotServe("1");
        put("1");

        stream.serve(stream.source(1));

        var document = stream.givenUp().getFirst();
        assertThat(document.keySet())
                .extracting(String::valueOf)
                .containsExactlyInAnyOrder(
                        "requestContext", "responseContext", "version", "timestamp", "DDBStreamBatchInfo", "payload");
        assertThat(text(document, "requestContext", "condition")).isEqualTo("RetryAttemptsExhausted");
        assertThat(text(document, "requestContext", "approximateInvokeCount")).isEqualTo("2");
        assertThat(text(document, "responseContext", "functionError")).isEqualTo("Unhandled");
        assertThat(text(document, "DDBStreamBatchInfo", "batchSize")).isEqualTo("1");
        assertThat(text(document, "DDBStreamBatchInfo", "startSequenceNumber"))
                .isNotEmpty()
                .isEqualTo(text(document, "DDBStreamBatchInfo", "endSequenceNumber"));
        assertThat(sortKeys(Json.object(text(document, "payload")))).containsExactly("1");
    }

    @Test
    void the_file_is_named_by_mapping_shard_day_and_time() {
        cannotServe("1");
        put("1");

        stream.serve(stream.source(0));

        assertThat(stream.files())
                .singleElement()
                .asString()
                .matches("aws/lambda/" + MappedStream.ID
                        + "/[^/]+/\\d{4}/\\d\\d/\\d\\d/\\d{4}-\\d\\d-\\d\\dT\\d\\d\\.\\d\\d\\.\\d\\d-[0-9a-f-]{36}");
    }

    @Test
    void a_bad_record_is_found_by_splitting_and_all_others_are_served() {
        var served = cannotServe("3");
        put("0", "1", "2", "3", "4", "5", "6", "7");

        stream.serve(stream.bisecting(1));

        assertThat(served).containsExactlyInAnyOrder("0", "1", "2", "4", "5", "6", "7");
        assertThat(stream.givenUp())
                .singleElement()
                .satisfies(document -> assertThat(sortKeys(Json.object(text(document, "payload"))))
                        .containsExactly("3"));
    }

    @Test
    void splitting_does_not_count_as_a_retry() {
        cannotServe("3");
        put("0", "1", "2", "3");

        stream.serve(stream.bisecting(1));

        assertThat(seen().stream().filter(List.of("3")::equals)).hasSize(2);
    }

    @Test
    void records_older_than_the_mapping_allows_are_given_up() {
        cannotServe("1");
        put("1");

        stream.serve(stream.source(100, List.of(), 10_000, false, Optional.of(Duration.ofMillis(200))));

        assertThat(text(stream.givenUp().getFirst(), "requestContext", "condition"))
                .isEqualTo("RecordAgeExceeded");
    }

    @Test
    @Source(REPORTS)
    void from_the_record_named_as_failed_on_everything_comes_again() {
        var tries = new CopyOnWriteArrayList<List<String>>();
        Scripted.plays(event -> {
            tries.add(sortKeys(event));
            return tries.size() > 1 ? "" : failing(event, 1);
        });
        IntStream.range(0, 3).forEach(n -> stream.items.put("a", "b", "n", Items.number(n)));

        stream.serve(stream.source(5));

        assertThat(tries).extracting(List::size).containsExactly(3, 2);
    }

    @Test
    @Source(REPORTS)
    void of_several_records_named_the_first_counts() {
        var tries = new CopyOnWriteArrayList<List<String>>();
        Scripted.plays(event -> {
            tries.add(sortKeys(event));
            return tries.size() > 1 ? "" : failing(event, 3, 1);
        });
        IntStream.range(0, 4).forEach(n -> stream.items.put("a", "b", "n", Items.number(n)));

        stream.serve(stream.source(5));

        assertThat(tries).extracting(List::size).containsExactly(4, 3);
    }

    @ParameterizedTest(name = "the report {0} means that all is served")
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}"})
    @Source(REPORTS)
    void a_report_that_names_nothing_is_success(String report) {
        Scripted.plays(event -> report);
        put("1");

        stream.serve(stream.source(1));

        assertThat(seen()).containsExactly(List.of("1"));
        assertThat(stream.files()).isEmpty();
    }

    @ParameterizedTest(name = "the report {0} fails the whole batch")
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"sequenceNumber\":\"1\"}]}"
            })
    @Source(REPORTS)
    void a_report_that_cannot_be_understood_is_failure(String report) {
        Scripted.plays(event -> report);
        put("1");

        stream.serve(stream.source(1));

        assertThat(seen()).containsExactly(List.of("1"), List.of("1"));
        assertThat(stream.files()).hasSize(1);
    }

    @Test
    @Source(REPORTS)
    void names_of_failures_mean_nothing_where_the_mapping_does_not_ask_for_them() {
        Scripted.plays(event -> failing(event, 0));
        put("1");
        var deaf = new StreamSource(
                "Scripted", stream.items.table, 100, List.of(), 1, false, Optional.empty(), false, Optional.empty());

        stream.serve(deaf);

        assertThat(seen()).containsExactly(List.of("1"));
    }

    /** The function throws where it sees that record; what it served instead is in the list. */
    private static List<String> cannotServe(String sortKey) {
        var served = new CopyOnWriteArrayList<String>();
        Scripted.plays(event -> {
            var keys = sortKeys(event);
            if (keys.contains(sortKey)) {
                throw new IllegalStateException("cannot bear " + sortKey);
            }
            served.addAll(keys);
            return "";
        });
        return served;
    }

    private void put(String... sortKeys) {
        for (var sk : sortKeys) {
            stream.items.put("a", sk);
        }
    }
}
