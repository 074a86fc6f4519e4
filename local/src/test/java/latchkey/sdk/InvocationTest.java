package latchkey.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import latchkey.local.aws.AwsFault;
import latchkey.local.aws.lambda.Scripted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@SdkTest("Lambda")
@Source("lambda/latest/dg/lambda-runtime-environment.html")
@Unjudged(why = WebRequestTest.NO_CONTAINERS)
@ResourceLock(Scripted.SCRIPT)
class InvocationTest {

    private static final byte[] EVENT = "{}".getBytes(StandardCharsets.UTF_8);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LARGEST = 6 * 1024 * 1024;

    @Test
    void a_function_is_made_once_and_kept_for_the_next_invocation() {
        Scripted.plays(event -> "\"ok\"");

        try (var functions = Scripted.functions(PATIENCE)) {
            functions.invoke("Scripted", EVENT);
            var second = functions.invoke("Scripted", EVENT);

            assertThat(second.text()).isEqualTo("\"ok\"");
            assertThat(second.failed()).isFalse();
        }
        assertThat(Scripted.MADE).hasValue(1);
    }

    @Test
    @Source("lambda/latest/dg/lambda-concurrency.html")
    void two_invocations_at_once_have_an_environment_each() throws Exception {
        var both = new CountDownLatch(2);
        Scripted.plays(event -> {
            both.countDown();
            return await(both) ? "\"met\"" : "\"alone\"";
        });

        try (var functions = Scripted.functions(PATIENCE);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> functions.invoke("Scripted", EVENT));
            var second = threads.submit(() -> functions.invoke("Scripted", EVENT));

            assertThat(first.get().text()).isEqualTo("\"met\"");
            assertThat(second.get().text()).isEqualTo("\"met\"");
            assertThat(functions.inFlight()).isEmpty();
        }
        assertThat(Scripted.MADE).hasValue(2);
    }

    @Test
    void an_invocation_that_exceeds_its_time_is_a_failure_and_its_environment_is_not_used_again() {
        var never = new CountDownLatch(1);
        Scripted.plays(event -> await(never) ? "" : "\"interrupted\"");

        try (var functions = Scripted.functions(Duration.ofMillis(100))) {
            var answer = functions.invoke("Scripted", EVENT);

            assertThat(answer.failed()).isTrue();
            assertThat(answer.text()).contains("Task timed out after 0.10 seconds");
            Scripted.plays(event -> "");
            functions.invoke("Scripted", EVENT);
        }
        assertThat(Scripted.MADE).hasValue(1);
    }

    @Test
    @Source("lambda/latest/api/API_Invoke.html")
    void what_a_function_throws_is_its_answer_with_message_and_type() {
        Scripted.plays(event -> {
            throw new IllegalStateException("No ticket");
        });

        try (var functions = Scripted.functions(PATIENCE)) {
            var answer = functions.invoke("Scripted", EVENT);

            assertThat(answer.failed()).isTrue();
            assertThat(answer.text())
                    .startsWith("{\"errorMessage\":\"No ticket\",\"errorType\":\"java.lang.IllegalStateException\"");
        }
    }

    @Test
    @Source("lambda/latest/dg/gettingstarted-limits.html")
    void an_event_and_an_answer_have_at_most_6_MB() {
        Scripted.plays(event -> "x".repeat(LARGEST + 1));

        try (var functions = Scripted.functions(PATIENCE)) {
            assertThatThrownBy(() -> functions.invoke("Scripted", new byte[LARGEST + 1]))
                    .isInstanceOfSatisfying(
                            AwsFault.class, fault -> assertThat(fault.status()).isEqualTo(413));
            assertThat(functions.invoke("Scripted", EVENT).failed()).isTrue();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
