package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import latchkey.local.aws.AwsFault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FunctionsTest {

    private static final byte[] EVENT = "{}".getBytes(StandardCharsets.UTF_8);

    @Test
    void a_sandbox_is_kept_for_the_next_invocation() {
        Scripted.plays(event -> "\"ok\"");

        try (var functions = Scripted.functions(Duration.ofSeconds(5))) {
            functions.invoke("Scripted", EVENT);
            var second = functions.invoke("Scripted", EVENT);

            assertThat(second.text()).isEqualTo("\"ok\"");
            assertThat(second.failed()).isFalse();
        }
        assertThat(Scripted.MADE).hasValue(1);
    }

    @Test
    void two_invocations_at_once_have_a_sandbox_each() throws Exception {
        var both = new CountDownLatch(2);
        Scripted.plays(event -> {
            both.countDown();
            return await(both) ? "\"met\"" : "\"alone\"";
        });

        try (var functions = Scripted.functions(Duration.ofSeconds(20));
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
    void what_exceeds_its_time_is_answered_as_lambda_does_and_its_sandbox_is_gone() {
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
    void what_a_function_throws_is_its_answer() {
        Scripted.plays(event -> {
            throw new IllegalStateException("No ticket");
        });

        try (var functions = Scripted.functions(Duration.ofSeconds(5))) {
            var answer = functions.invoke("Scripted", EVENT);

            assertThat(answer.failed()).isTrue();
            assertThat(answer.text())
                    .startsWith("{\"errorMessage\":\"No ticket\",\"errorType\":\"java.lang.IllegalStateException\"");
        }
    }

    @Test
    void events_and_answers_end_at_6_MB() {
        Scripted.plays(event -> "x".repeat(Functions.LARGEST_PAYLOAD + 1));

        try (var functions = Scripted.functions(Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> functions.invoke("Scripted", new byte[Functions.LARGEST_PAYLOAD + 1]))
                    .isInstanceOfSatisfying(
                            AwsFault.class, fault -> assertThat(fault.status()).isEqualTo(413));
            assertThat(functions.invoke("Scripted", EVENT).text()).contains("Function.ResponseSizeTooLarge");
        }
    }

    @Test
    void a_handler_that_is_not_there_is_named() {
        var setup = new FunctionSetup("InboxFunction", "latchkey.inbox.Nowhere", Map.of(), Duration.ofSeconds(5), 512);

        assertThatThrownBy(() -> new Functions(List.of(setup), Scripted.nowhere(), InstantSource.system()))
                .hasMessage("InboxFunction: the handler latchkey.inbox.Nowhere is no class of the functions.");
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
