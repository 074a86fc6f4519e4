package latchkey.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import latchkey.ticket.Stage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/replies.md promises. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RepliesGuideTest {

    private static final Path GUIDE = Path.of("../docs/replies.md");
    private static final Pattern ROW = Pattern.compile("\\| (approve|set it up) \\| (.*) \\| (.*) \\|");

    static Stream<Arguments> rows() throws IOException {
        return Files.readString(GUIDE)
                .lines()
                .map(ROW::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(row -> Arguments.of(
                        row.group(1).equals("approve") ? Stage.APPROVAL : Stage.PROVISIONING,
                        row.group(2),
                        row.group(3)));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void each_example_is_read_as_it_says(Stage stage, String reply, String is) {
        var read = switch (NewText.of(reply).intent(stage)) {
            case Intent.Decision(var verdict, var _, var _) ->
                switch (verdict) {
                    case APPROVE -> "approved";
                    case DENY -> "denied";
                    case DONE -> "done";
                };
            case Intent.Comment _ -> "comment";
            case Intent.Nothing() -> "nothing";
        };

        assertThat(read).isEqualTo(is);
    }

    @Test
    void its_instructions_are_instructions() throws IOException {
        assertThat(Files.readString(GUIDE)).contains("| withdraw |", "| reassign to bea@example.com |");
        assertThat(List.of("withdraw", "reassign to bea@example.com"))
                .allSatisfy(reply -> assertThat(NewText.of(reply).instruction()).isPresent());
    }

    @Test
    void it_has_examples() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(15);
    }
}
