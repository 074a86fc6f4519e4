package latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A good template is spoilt in one place at a time, as {@code planted-faults.yaml} says. The check names the place, what
 * stands there and what would be right.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PlantedFaultsTest {

    private static final Path TABLE = Path.of("src/test/resources/latchkey/local/template/planted-faults.yaml");

    record Planted(String what, String file, String good, String bad, String place, String says) {

        /** The fault stands in the file that was spoilt, unless its place names another. */
        String begins() {
            return place.contains(".yaml:") ? place : file + ":";
        }

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
                        it.known("good"),
                        it.known("bad"),
                        it.known("place"),
                        it.known("says")));
    }

    @Test
    void the_good_template_has_no_fault(@TempDir Path folder) {
        var report = Project.good(folder).check();

        assertThat(report.faults()).isEmpty();
        assertThat(report.advice())
                .singleElement()
                .asString()
                .contains("StageQueue", "less than six times the timeout of StageFunction", "VisibilityTimeout: 180");
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_planted_fault_is_found(Planted planted, @TempDir Path folder) {
        var project = Project.good(folder).with(planted.file(), planted.good(), planted.bad());

        var faults = project.check().faults().stream().map(Fault::toString).toList();

        assertThat(faults)
                .anySatisfy(fault -> assertThat(fault)
                        .startsWith(planted.begins())
                        .contains(planted.place())
                        .contains(planted.says()));
    }

    @Test
    void all_faults_are_said_at_once(@TempDir Path folder) {
        var project = Project.good(folder)
                .with("template.yaml", "Protocol: sqs", "Protocol: sqqs")
                .with("template.yaml", "Handler: shop.PageHandler", "Handler: shop.PagHandler")
                .with("infrastructure/data.yaml", "ExpirationInDays", "ExpireInDays");

        assertThat(project.check().faults()).hasSize(3);
    }

    @Test
    void a_start_refuses_them_too(@TempDir Path folder) {
        var project = Project.good(folder).with("template.yaml", "Protocol: sqs", "Protocol: sqqs");

        assertThatThrownBy(project::read)
                .isInstanceOf(TemplateRefused.class)
                .hasMessageContaining("template.yaml:159: MailSubscription.Properties.Protocol");
    }
}
