package latchkey.local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import latchkey.local.aws.Caller;
import latchkey.local.aws.Disk;
import latchkey.local.aws.VirtualClock;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the end of the process leaves is what stands in the file at that moment: the tests go on with a copy of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SqsAfterKillTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void every_message_that_was_answered_is_there_in_its_order() throws IOException, InterruptedException {
        try (var disk = Disk.at(folder.resolve("before"))) {
            var sqs = queues(disk);
            for (var i = 0; i < 100; i++) {
                sqs.send(Caller.DEVELOPER, "mails", "mail " + i);
            }

            try (var copy = copy()) {
                var after = new Sqs(copy, new VirtualClock(copy));
                assertThat(after.counts("mails")).isEqualTo(new QueueCounts(100, 0, 0));
                assertThat(after.receive("mails", 3, Duration.ZERO))
                        .extracting(ReceivedMessage::body)
                        .containsExactly("mail 0", "mail 1", "mail 2");
            }
        }
    }

    @Test
    void a_message_in_flight_comes_back_at_once_and_keeps_its_count() throws IOException, InterruptedException {
        try (var disk = Disk.at(folder.resolve("before"))) {
            var sqs = queues(disk);
            sqs.send(Caller.DEVELOPER, "mails", "poison");
            sqs.receive("mails", 1, Duration.ZERO);

            try (var copy = copy()) {
                var after = new Sqs(copy, new VirtualClock(copy));
                assertThat(after.receive("mails", 1, Duration.ZERO))
                        .singleElement()
                        .satisfies(message ->
                                assertThat(message.attributes()).containsEntry("ApproximateReceiveCount", "2"));
            }
        }
    }

    @Test
    void a_message_that_was_deleted_stays_deleted() throws IOException, InterruptedException {
        try (var disk = Disk.at(folder.resolve("before"))) {
            var sqs = queues(disk);
            sqs.send(Caller.DEVELOPER, "mails", "done");
            var message = sqs.receive("mails", 1, Duration.ZERO).getFirst();
            sqs.delete("mails", message.receiptHandle());

            try (var copy = copy()) {
                assertThat(new Sqs(copy, new VirtualClock(copy)).counts("mails").all())
                        .isZero();
            }
        }
    }

    private static Sqs queues(Disk disk) {
        var sqs = new Sqs(disk, new VirtualClock(disk));
        sqs.create("mails", Map.of());
        return sqs;
    }

    private Disk copy() throws IOException {
        Files.copy(folder.resolve("before"), folder.resolve("after"));
        return Disk.at(folder.resolve("after"));
    }
}
