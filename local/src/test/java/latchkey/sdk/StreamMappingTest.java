package latchkey.sdk;

import static latchkey.sdk.MappedStream.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import latchkey.local.aws.lambda.Disorder;
import latchkey.local.aws.lambda.Scripted;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** How a table's stream wakes a function. */
@SdkTest("Lambda with DynamoDB Streams")
@Source("lambda/latest/dg/with-ddb.html")
@Unjudged(why = WebRequestTest.NO_CONTAINERS)
@Timeout(60)
@ResourceLock(Scripted.SCRIPT)
class StreamMappingTest {

    private final MappedStream stream;

    StreamMappingTest(Aws aws) {
        this.stream = new MappedStream(aws);
    }

    @BeforeEach
    void serveAll() {
        Scripted.plays(event -> "");
    }

    @AfterEach
    void end() {
        stream.close();
    }

    @Test
    void a_record_comes_with_its_keys_its_image_and_its_number() {
        stream.items.put("a", "b", "n", Items.number(7));

        stream.serve(stream.source(0));

        var record = Scripted.records(Scripted.EVENTS.getFirst()).getFirst();
        assertThat(record)
                .containsOnlyKeys(
                        "eventID",
                        "eventName",
                        "eventVersion",
                        "eventSource",
                        "awsRegion",
                        "dynamodb",
                        "eventSourceARN")
                .containsEntry("eventName", "INSERT")
                .containsEntry("eventSource", "aws:dynamodb")
                .containsEntry("awsRegion", "eu-west-1");
        assertThat(String.valueOf(record.get("eventSourceARN"))).contains(":table/" + stream.items.table + "/stream/");
        assertThat(record.get("dynamodb"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsOnlyKeys(
                        "ApproximateCreationDateTime",
                        "Keys",
                        "NewImage",
                        "SequenceNumber",
                        "SizeBytes",
                        "StreamViewType")
                .containsEntry("Keys", Map.of("pk", Map.of("S", "a"), "sk", Map.of("S", "b")))
                .containsEntry(
                        "NewImage", Map.of("pk", Map.of("S", "a"), "sk", Map.of("S", "b"), "n", Map.of("N", "7")))
                .containsEntry("StreamViewType", "NEW_IMAGE");
    }

    @Test
    void the_changes_of_one_item_come_in_their_order_in_batches_as_large_as_the_mapping_says() {
        IntStream.range(0, 7).forEach(n -> stream.items.put("a", "b", "n", Items.number(n)));

        stream.serve(stream.source(3, List.of(), 0, false, Optional.empty()));

        assertThat(Scripted.EVENTS)
                .extracting(event -> Scripted.records(event).size())
                .containsExactly(3, 3, 1);
        assertThat(Scripted.EVENTS.stream().flatMap(event -> MappedStream.records(event).stream()))
                .extracting(record -> MappedStream.text(record, "dynamodb", "NewImage", "n", "N"))
                .containsExactly("0", "1", "2", "3", "4", "5", "6");
    }

    @Test
    @Source("amazondynamodb/latest/developerguide/Streams.html")
    void the_changes_of_different_items_come_in_any_order() {
        IntStream.range(10, 30).forEach(n -> stream.items.put("a", "" + n));

        stream.serve(stream.source(0), new Disorder(7, 0));

        var inOrder = IntStream.range(10, 30).mapToObj(String::valueOf).toList();
        assertThat(seen())
                .singleElement(InstanceOfAssertFactories.list(String.class))
                .containsExactlyInAnyOrderElementsOf(inOrder)
                .isNotEqualTo(inOrder);
    }

    @Test
    void a_batch_that_was_served_may_come_again() {
        stream.items.put("a", "b");

        stream.serve(stream.source(0), new Disorder(1, 1));

        assertThat(seen()).containsExactly(List.of("b"), List.of("b"));
    }

    @Test
    void the_stream_is_read_from_its_oldest_record_and_goes_on_where_it_was() {
        stream.items.put("a", "before the mapping");
        stream.serve(stream.source(0));
        stream.items.put("a", "meanwhile");

        stream.serve(stream.source(0));

        assertThat(seen()).containsExactly(List.of("before the mapping"), List.of("meanwhile"));
    }

    @Test
    @Source("lambda/latest/dg/with-ddb-filtering.html")
    void a_record_that_no_filter_wants_wakes_nobody() {
        stream.items.put("a", "event", "kind", Items.text("event"));
        stream.items.put("a", "ticket", "kind", Items.text("ticket"));
        stream.items.put("a", "event", "kind", Items.text("changed"));

        stream.serve(stream.source(
                100,
                List.of("{\"eventName\":[\"INSERT\"],\"dynamodb\":{\"NewImage\":{\"kind\":{\"S\":[\"event\"]}}}}"),
                0,
                false,
                Optional.empty()));

        assertThat(seen()).containsExactly(List.of("event"));
    }

    @Test
    @Source("lambda/latest/dg/invocation-eventfiltering.html")
    void a_record_comes_where_one_of_several_filters_wants_it() {
        stream.items.put("a", "1");
        stream.items.put("a", "2");
        stream.items.put("a", "3");

        stream.serve(stream.source(
                100,
                List.of(
                        "{\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[\"1\"]}}}}",
                        "{\"dynamodb\":{\"Keys\":{\"sk\":{\"S\":[\"3\"]}}}}"),
                0,
                false,
                Optional.empty()));

        assertThat(seen().stream().flatMap(List::stream)).containsExactlyInAnyOrder("1", "3");
    }
}
