package latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The real templates are spoilt in one place at a time, as {@code planted-faults.yaml} says. The check names the file, the
 * place, what stands there and what would be right.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlantedFaultsTest {

    private static final Path TABLE = Path.of("src/test/resources/latchkey/local/template/planted-faults.yaml");
    private static final AtomicInteger PLANTED = new AtomicInteger();
    private static final AtomicInteger REFUSED = new AtomicInteger();

    record Planted(
            String what, String file, String in, String good, String bad, String foundIn, String place, String says) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Planted> planted() {
        var faults = new Faults();
        var rows = TreeReader.read(TABLE, TABLE.toString(), faults)
                .map(Tree::items)
                .orElse(List.of());
        assertThat(faults.all()).isEmpty();
        return rows.stream()
                .map(Fields::of)
                .map(it -> new Planted(
                        it.known("what"),
                        it.known("file"),
                        it.known("in"),
                        it.known("good"),
                        it.known("bad"),
                        it.text("found in", it.known("file")),
                        it.known("place"),
                        it.known("says")));
    }

    /** {@code ./check} prints it. */
    @AfterAll
    static void count() throws IOException {
        var counts = Files.createDirectories(Path.of("target/counts"));
        Files.writeString(
                counts.resolve("planted-faults.txt"),
                "planted template faults: %d of %d refused%n".formatted(REFUSED.get(), PLANTED.get()));
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_planted_fault_is_found(Planted planted, @TempDir Path folder) {
        PLANTED.incrementAndGet();
        var project = Project.copy(folder).with(planted.file(), planted.in(), planted.good(), planted.bad());

        var faults = project.check().faults().stream().map(Fault::toString).toList();

        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(planted.foundIn() + ":")
                        .contains(planted.place())
                        .contains(planted.says()));
        REFUSED.incrementAndGet();
    }

    @Test
    void at_least_sixty_are_planted() {
        assertThat(planted()).hasSizeGreaterThan(60).doesNotHaveDuplicates();
    }

    @Test
    void all_faults_are_said_at_once(@TempDir Path folder) {
        var project = Project.copy(folder)
                .with("template.yaml", "InboxSubscription", "Protocol: sqs", "Protocol: sqqs")
                .with("infrastructure/mail.yaml", "ReplyRule", "ScanEnabled", "ScanEnable")
                .with("infrastructure/data.yaml", "RawMailBucket", "ExpirationInDays", "ExpireInDays");

        assertThat(project.check().faults()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            template.yaml | '' | "template.yaml" is empty
            statemachine/access-request.asl.yaml | '' | "statemachine/access-request.asl.yaml" is empty
            statemachine/access-request.asl.yaml | - a | is no state machine. Write StartAt: and States: into it
            """)
    void a_file_that_is_no_such_file_is_said_without_its_consequences(
            String file, String text, String says, @TempDir Path folder) throws IOException {
        var project = Project.copy(folder);
        Files.writeString(folder.resolve(file), text);

        assertThat(project.check().faults())
                .singleElement()
                .asString()
                .contains(file)
                .contains(says);
    }

    @Test
    void a_start_that_is_no_state_is_said_without_its_consequences(@TempDir Path folder) {
        var project = Project.copy(folder)
                .with("statemachine/access-request.asl.yaml", "", "StartAt: Request Made", "StartAt: Request Mad");

        assertThat(project.check().faults()).singleElement().asString().contains("No state is named 'Request Mad'");
    }

    /** What the parser says of itself helps nobody. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '  MailDomain:'                | '		MailDomain:'  | Indent by spaces, never by tabs
            '    Type: String'             | '   Type: [ a, '    | See that quotes and brackets are closed
            'Description: Reads the replies' | 'Description: "Reads the replies' | See that quotes and brackets are closed
            'Description: Reads the replies' | 'Description: `Reads the replies' | Put what begins with ` into quotes
            'Description: Reads the replies' | 'Description: *Reads the replies' | Put what begins with * into quotes
            """)
    void what_is_no_yaml_is_shown_with_what_to_do(String good, String bad, String says, @TempDir Path folder) {
        var faults = Project.copy(folder)
                .with("template.yaml", "", good, bad)
                .check()
                .faults();

        assertThat(faults).singleElement().asString().contains("is where this stops being YAML", says);
    }

    @Test
    void a_start_refuses_them_too(@TempDir Path folder) {
        var project =
                Project.copy(folder).with("template.yaml", "InboxSubscription", "Protocol: sqs", "Protocol: sqqs");

        assertThatThrownBy(project::read)
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining("InboxSubscription.Properties.Protocol");
    }

    @Test
    void what_aws_advises_otherwise_is_said_and_refuses_nothing(@TempDir Path folder) {
        var report = Project.copy(folder)
                .with("template.yaml", "StageQueue", "VisibilityTimeout: 360", "VisibilityTimeout: 120")
                .check();

        assertThat(report.faults()).isEmpty();
        assertThat(report.advice())
                .singleElement()
                .asString()
                .contains("StageQueue", "less than six times the timeout of StageFunction", "VisibilityTimeout: 360");
    }
}
