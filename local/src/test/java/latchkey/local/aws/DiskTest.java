package latchkey.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(30)
class DiskTest {

    @TempDir
    private Path folder;

    @Test
    void what_was_committed_is_there_again() {
        try (var disk = Disk.at(folder.resolve("data"))) {
            disk.map("queue").put("1", "message");
            disk.commit();
        }
        try (var disk = Disk.at(folder.resolve("data"))) {
            assertThat(disk.map("queue")).containsEntry("1", "message");
        }
    }

    @Test
    void a_thread_that_is_interrupted_while_it_writes_harms_nobody() throws Exception {
        try (var disk = Disk.at(folder.resolve("data"))) {
            for (var round = 0; round < 20; round++) {
                var key = "round " + round;
                var writer = Thread.ofVirtual().start(() -> {
                    for (var i = 0; i < 50; i++) {
                        disk.map("queue").put(key, "message " + i);
                        disk.commit();
                    }
                });
                writer.interrupt();
                writer.join();
            }
            disk.map("queue").put("last", "message");
            disk.commit();
        }
        try (var disk = Disk.at(folder.resolve("data"))) {
            assertThat(disk.map("queue")).hasSize(21).containsEntry("round 7", "message 49");
        }
    }

    @Test
    void one_process_at_a_time_has_the_file() {
        var file = folder.resolve("data");
        try (var disk = Disk.at(file)) {
            disk.commit();
            assertThatThrownBy(() -> Disk.at(file))
                    .isInstanceOf(Disk.DataInUse.class)
                    .hasMessageStartingWith(file + " is in use by another Latchkey.");
        }
    }

    @Test
    void a_file_of_another_kind_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("data"), "no store at all".repeat(1_000));

        assertThatThrownBy(() -> Disk.at(file))
                .isInstanceOf(Disk.DataBroken.class)
                .hasMessage(
                        "%s cannot be read: it is damaged, cut off, or not Latchkey's. It holds queues, executions and sent mails; restore the whole folder, or begin anew with --fresh."
                                .formatted(file));
    }
}
