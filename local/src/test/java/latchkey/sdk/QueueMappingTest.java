package latchkey.sdk;

import static latchkey.sdk.MappedQueue.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import latchkey.local.aws.lambda.QueueSource;
import latchkey.local.aws.lambda.Scripted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** How a queue wakes a function. */
@SdkTest("Lambda with SQS")
@Source("lambda/latest/dg/with-sqs.html")
@Unjudged(why = WebRequestTest.NO_CONTAINERS)
@Timeout(30)
@ResourceLock(Scripted.SCRIPT)
class QueueMappingTest {

    private final MappedQueue queue = new MappedQueue();

    @AfterEach
    void end() {
        queue.close();
    }

    @Test
    void what_a_function_has_served_is_deleted() {
        Scripted.plays(event -> "");
        queue.send("one", "two", "three");

        queue.serve(source());

        assertThat(Scripted.bodies()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(queue.dead()).isZero();
    }

    @Test
    void a_message_comes_in_lower_camel_case_with_attributes_and_checksum() {
        Scripted.plays(event -> "");
        queue.send("hello");

        queue.serve(source());

        var record = Scripted.records(Scripted.EVENTS.getFirst()).getFirst();
        assertThat(record)
                .containsOnlyKeys(
                        "messageId",
                        "receiptHandle",
                        "body",
                        "attributes",
                        "messageAttributes",
                        "md5OfBody",
                        "eventSource",
                        "eventSourceARN",
                        "awsRegion")
                .containsEntry("body", "hello")
                .containsEntry("md5OfBody", "5d41402abc4b2a76b9719d911017c592")
                .containsEntry("eventSource", "aws:sqs")
                .containsEntry("eventSourceARN", "arn:aws:sqs:eu-west-1:123456789012:mails")
                .containsEntry("awsRegion", "eu-west-1");
        assertThat(((Map<?, ?>) record.getOrDefault("attributes", Map.of())).keySet())
                .extracting(String::valueOf)
                .contains("ApproximateReceiveCount", "SentTimestamp", "SenderId", "ApproximateFirstReceiveTimestamp");
    }

    @Test
    void an_attribute_of_a_message_comes_in_lower_camel_case_with_two_empty_lists() {
        Scripted.plays(event -> "");
        queue.send(
                "hello",
                Map.of(
                        "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("ask")
                                .build()));

        queue.serve(source());

        assertThat(Scripted.records(Scripted.EVENTS.getFirst()).getFirst())
                .containsEntry(
                        "messageAttributes",
                        Map.of(
                                "kind",
                                Map.of(
                                        "dataType",
                                        "String",
                                        "stringValue",
                                        "ask",
                                        "stringListValues",
                                        List.of(),
                                        "binaryListValues",
                                        List.of())));
    }

    @Test
    @Source("lambda/latest/dg/services-sqs-configure.html")
    void a_batch_has_at_most_as_many_messages_as_the_mapping_says() {
        Scripted.plays(event -> "");
        queue.send(IntStream.range(0, 7).mapToObj(String::valueOf).toArray(String[]::new));

        queue.serve(new QueueSource("Scripted", "mails", 3, Duration.ofMillis(20), 2, true));

        assertThat(Scripted.bodies()).hasSize(7);
        assertThat(Scripted.EVENTS)
                .allSatisfy(event -> assertThat(Scripted.records(event)).hasSizeLessThanOrEqualTo(3));
    }

    @Test
    @Source("lambda/latest/dg/services-sqs-configure.html")
    void with_a_window_a_batch_is_gathered_from_several_reads() {
        Scripted.plays(event -> "");
        queue.send(IntStream.range(0, 15).mapToObj(String::valueOf).toArray(String[]::new));

        queue.serve(new QueueSource("Scripted", "mails", 15, Duration.ofSeconds(1), 2, true));

        assertThat(Scripted.EVENTS)
                .singleElement()
                .satisfies(event -> assertThat(Scripted.records(event)).hasSize(15));
    }

    @Test
    @Source("lambda/latest/dg/services-sqs-scaling.html")
    void no_more_invocations_run_at_once_than_the_maximum_concurrency() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var two = new CountDownLatch(2);
        Scripted.plays(event -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            two.countDown();
            try {
                two.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                return "";
            }
            running.decrementAndGet();
            return "";
        });
        queue.send("1", "2", "3", "4", "5", "6");

        queue.serve(new QueueSource("Scripted", "mails", 1, Duration.ZERO, 2, true));

        assertThat(most).hasValue(2);
    }
}
