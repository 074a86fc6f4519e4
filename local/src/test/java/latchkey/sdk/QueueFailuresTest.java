package latchkey.sdk;

import static latchkey.sdk.MappedQueue.failing;
import static latchkey.sdk.MappedQueue.source;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import latchkey.local.aws.lambda.QueueSource;
import latchkey.local.aws.lambda.Scripted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of messages that a function could not serve. */
@SdkTest("Lambda with SQS")
@Source("lambda/latest/dg/services-sqs-errorhandling.html")
@Unjudged(why = WebRequestTest.NO_CONTAINERS)
@Timeout(30)
@ResourceLock(Scripted.SCRIPT)
class QueueFailuresTest {

    private final MappedQueue queue = new MappedQueue();

    @AfterEach
    void end() {
        queue.close();
    }

    @Test
    void an_exception_brings_the_whole_batch_back() {
        Scripted.plays(event -> {
            throw new IllegalStateException("broken");
        });
        queue.send("one", "two");

        queue.serve(source());

        assertThat(Scripted.bodies()).containsExactlyInAnyOrder("one", "one", "two", "two");
        assertThat(queue.dead()).isEqualTo(2);
    }

    @Test
    void only_the_message_named_as_failed_comes_again_and_ends_as_a_dead_letter() {
        Scripted.plays(event -> failing(event, "two"));
        queue.send("one", "two", "three");

        queue.serve(source());

        assertThat(Scripted.bodies()).containsExactlyInAnyOrder("one", "two", "three", "two");
        assertThat(queue.dead()).isOne();
    }

    @Test
    void names_of_failures_mean_nothing_where_the_mapping_does_not_ask_for_them() {
        Scripted.plays(event -> failing(event, "one"));
        queue.send("one");

        queue.serve(new QueueSource("Scripted", "mails", 10, Duration.ofMillis(20), 2, false));

        assertThat(Scripted.bodies()).containsExactly("one");
        assertThat(queue.dead()).isZero();
    }

    @ParameterizedTest(name = "the report {0} means that all is served")
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}"})
    void a_report_that_names_nothing_is_success(String report) {
        Scripted.plays(event -> report);
        queue.send("one");

        queue.serve(source());

        assertThat(Scripted.bodies()).containsExactly("one");
        assertThat(queue.dead()).isZero();
    }

    @ParameterizedTest(name = "the report {0} fails the whole batch")
    @ValueSource(
            strings = {
                "served",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"messageId\":\"1\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"nobody\"}]}"
            })
    void a_report_that_cannot_be_understood_is_failure(String report) {
        Scripted.plays(event -> report);
        queue.send("one");

        queue.serve(source());

        assertThat(Scripted.bodies()).containsExactly("one", "one");
        assertThat(queue.dead()).isOne();
    }
}
