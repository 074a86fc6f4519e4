package latchkey.local.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import latchkey.local.Idle;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.VirtualClock;
import latchkey.local.aws.iam.Policies;
import latchkey.local.aws.iam.Statement;
import latchkey.local.aws.sqs.Sqs;
import latchkey.runtime.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
class QueuePollerTest {

    private static final Caller FUNCTION = new Caller("Scripted");

    private final Disk disk = Disk.inMemory();
    private final Sqs queues = new Sqs(disk, new VirtualClock(disk));
    private final Functions functions = Scripted.functions(Duration.ofSeconds(10));
    private final Policies policies =
            new Policies(Map.of(FUNCTION, List.of(Statement.allow(List.of("sqs:*"), List.of("*")))), List.of());

    @BeforeEach
    void queues() {
        queues.create("dead", Map.of());
        queues.create(
                "mails",
                Map.of(
                        "VisibilityTimeout",
                        "1",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"2\"}".formatted(Sqs.arn("dead"))));
    }

    @AfterEach
    void end() {
        functions.close();
        disk.close();
    }

    @Test
    void what_was_served_is_deleted() throws Exception {
        Scripted.plays(event -> "{\"batchItemFailures\":[]}");
        send("one", "two", "three");

        poll(true);

        assertThat(Scripted.bodies()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(queues.dead()).isZero();
    }

    @Test
    void only_the_message_that_failed_comes_again_and_ends_as_a_dead_letter() throws Exception {
        Scripted.plays(event -> failing(event, "two"));
        send("one", "two", "three");

        poll(true);

        assertThat(Scripted.bodies()).containsExactlyInAnyOrder("one", "two", "three", "two");
        assertThat(queues.dead()).isOne();
    }

    @Test
    void an_exception_fails_the_whole_batch() throws Exception {
        Scripted.plays(event -> {
            throw new IllegalStateException("broken");
        });
        send("one", "two");

        poll(true);

        assertThat(Scripted.bodies()).containsExactlyInAnyOrder("one", "one", "two", "two");
        assertThat(queues.dead()).isEqualTo(2);
    }

    @Test
    void a_report_that_names_an_unknown_message_fails_the_whole_batch() throws Exception {
        Scripted.plays(event -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"nobody\"}]}");
        send("one");

        poll(true);

        assertThat(queues.dead()).isOne();
    }

    @Test
    void a_report_means_nothing_where_the_mapping_does_not_ask_for_it() throws Exception {
        Scripted.plays(event -> failing(event, "one"));
        send("one");

        poll(false);

        assertThat(Scripted.bodies()).containsExactly("one");
        assertThat(queues.dead()).isZero();
    }

    @Test
    void a_mapping_without_permission_is_refused() {
        var none = new Policies(Map.of(FUNCTION, List.of()), List.of());

        assertThatThrownBy(() -> new QueuePoller(source(true), queues, none, functions))
                .hasMessage("Scripted cannot be woken by mails: its role does not allow sqs:ReceiveMessage");
    }

    private static QueueSource source(boolean reports) {
        return new QueueSource("Scripted", "mails", 10, Duration.ofMillis(20), 2, reports);
    }

    private static String failing(Map<String, Object> event, String body) {
        var failures = Scripted.records(event).stream()
                .filter(record -> body.equals(record.get("body")))
                .map(record -> Map.of("itemIdentifier", record.get("messageId")))
                .toList();
        return Json.write(Map.of("batchItemFailures", failures));
    }

    private void send(String... bodies) {
        for (var body : bodies) {
            queues.send(Caller.DEVELOPER, "mails", body);
        }
    }

    /** Polls until the queue is empty. */
    private void poll(boolean reports) throws InterruptedException {
        var idle = new Idle(List.of(this::left), () -> 0);
        try (var poller = new QueuePoller(source(reports), queues, policies, functions)) {
            poller.start();
            assertThat(idle.await(Duration.ofSeconds(20))).isTrue();
        }
    }

    private List<String> left() {
        var counts = queues.counts().get("mails");
        return counts == null || counts.all() == 0 ? List.of() : List.of("mails");
    }
}
