package latchkey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoFileTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'people: ['               | stops being YAML in line 1
            '	people:'               | stops being YAML in line 1
            ''                        | must be a list of entries below people:
            'peple: [ { name: A } ]'  | must be a list of entries below people:
            'people: [ Ines ]'        | must be a list of entries below people:
            """)
    void a_file_that_was_spoilt_says_what_it_must_be(String text, String says) throws IOException {
        var file = Files.writeString(folder.resolve("people.yaml"), text);

        assertThatThrownBy(() -> DemoFile.list(file, "people"))
                .isInstanceOf(CannotRun.class)
                .hasMessage("%s %s. Mend it, or bring it back as it came with Latchkey.", file, says);
    }

    @Test
    void an_entry_that_lacks_a_text_is_shown() throws IOException {
        var file = Files.writeString(folder.resolve("people.yaml"), "people: [ { name: Ines } ]");

        var ines = DemoFile.list(file, "people").getFirst();

        assertThat(DemoFile.text(ines, "name")).isEqualTo("Ines");
        assertThatThrownBy(() -> DemoFile.text(Map.of("name", "Ines"), "email"))
                .isInstanceOf(CannotRun.class)
                .hasMessageContaining("has no email: {name=Ines}");
    }
}
