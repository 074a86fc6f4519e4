package latchkey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DataFolderTest {

    @TempDir
    private Path home;

    @Test
    void a_folder_that_is_not_there_is_made_and_known_again() throws IOException {
        var path = home.resolve("new/data");
        DataFolder.open(path, false).close();
        Files.writeString(path.resolve("kept"), "x");

        DataFolder.open(path, false).close();

        assertThat(path.resolve("kept")).exists();
    }

    @Test
    void a_folder_of_somebody_else_is_never_touched() throws IOException {
        Files.writeString(home.resolve("thesis.txt"), "years of work");

        for (var fresh : new boolean[] {false, true}) {
            assertThatThrownBy(() -> DataFolder.open(home, fresh))
                    .isInstanceOf(CannotRun.class)
                    .hasMessageStartingWith(home + " is no data folder of Latchkey: there are other files in it");
        }
        assertThat(home.toFile().list()).containsExactly("thesis.txt");
    }

    @Test
    void two_at_once_cannot_use_it() throws IOException {
        try (var first = DataFolder.open(home, false)) {
            assertThatThrownBy(() -> DataFolder.open(first.path(), false))
                    .isInstanceOf(CannotRun.class)
                    .hasMessage(
                            "Another Latchkey uses the data folder %s. Stop that one, or name another folder with"
                                    + " --data.",
                            home);
        }
        DataFolder.open(home, false).close();
    }

    @Test
    void fresh_forgets_all_of_ours() throws IOException {
        DataFolder.open(home, false).close();
        Files.createDirectories(home.resolve("s3/bucket"));
        Files.writeString(home.resolve("s3/bucket/mail"), "x");

        DataFolder.open(home, true).close();

        assertThat(home.toFile().list()).containsExactlyInAnyOrder("latchkey-data", "lock");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            services.mv | services.mv, with queues, executions and sent mails,
            dynamodb/dynamodb.sqlite | dynamodb/dynamodb.sqlite, with tickets, people and the catalog,
            """)
    void a_folder_that_was_whole_and_lost_a_half_is_not_used(String part, String named) throws IOException {
        whole();
        DataFolder.open(home, false).close();

        Files.write(home.resolve(part), new byte[0]);
        refused(named + " is empty");
        Files.delete(home.resolve(part));
        refused(named + " is gone");

        DataFolder.open(home, true).close();
        DataFolder.open(home, false).close();
    }

    @Test
    void all_that_a_folder_has_lost_is_said_at_once() throws IOException {
        whole();
        Files.write(home.resolve("services.mv"), new byte[0]);
        Files.delete(home.resolve("s3"));

        refused(
                "services.mv, with queues, executions and sent mails, is empty; s3, with mails as they came in, is gone");
    }

    private void whole() throws IOException {
        try (var folder = DataFolder.open(home, false)) {
            Files.createDirectories(home.resolve("dynamodb"));
            Files.createDirectories(home.resolve("s3"));
            Files.writeString(home.resolve("dynamodb/dynamodb.sqlite"), "tickets");
            Files.writeString(home.resolve("services.mv"), "messages");
            folder.whole();
        }
    }

    private void refused(String lost) {
        assertThatThrownBy(() -> DataFolder.open(home, false))
                .isInstanceOf(CannotRun.class)
                .hasMessage(
                        "The data folder %s is not whole: %s. Bring it back together with the rest, or begin anew with"
                                + " --fresh.",
                        home, lost);
    }

    @Test
    void a_first_start_that_ended_early_is_made_good_by_the_next() throws IOException {
        Files.writeString(home.resolve("lock"), "");
        Files.writeString(home.resolve("latchkey-data.new"), "");
        DataFolder.open(home, false).close();
        Files.writeString(home.resolve("services.mv"), "messages");

        DataFolder.open(home, false).close();

        assertThat(home.resolve("latchkey-data")).hasContent("1");
    }

    @Test
    void data_of_a_later_form_are_left_alone() throws IOException {
        Files.writeString(home.resolve("latchkey-data"), "7\n");

        assertThatThrownBy(() -> DataFolder.open(home, true))
                .hasMessage(
                        "The data in %s have form 7, and this Latchkey knows form 1. Name another folder with --data.",
                        home);
    }

    @Test
    void a_file_is_no_folder() throws IOException {
        var file = Files.writeString(home.resolve("file"), "x");

        assertThatThrownBy(() -> DataFolder.open(file, false))
                .hasMessage("The data folder %s cannot be used: it is a file. Name another with --data.", file);
    }
}
