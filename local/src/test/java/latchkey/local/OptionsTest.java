package latchkey.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OptionsTest {

    private static final Path PROJECT = Path.of("/somewhere");

    @Test
    void without_options_everything_is_where_the_readme_says() {
        var options = of();

        assertThat(options.port()).isEqualTo(8080);
        assertThat(options.smtpPort()).isEqualTo(2525);
        assertThat(options.awsPort()).isEmpty();
        assertThat(options.data()).isEqualTo(Path.of("/somewhere/.latchkey"));
        assertThat(options.fresh()).isFalse();
        assertThat(options.memory()).isFalse();
    }

    @Test
    void a_value_stands_behind_its_option_or_behind_an_equals_sign() {
        var options =
                of("--port", "0", "--smtp-port=2600", "--aws-port", "4566", "--relay=mail.example.com:25", "--json");

        assertThat(options.port()).isZero();
        assertThat(options.smtpPort()).isEqualTo(2600);
        assertThat(options.awsPort()).hasValue(4566);
        assertThat(options.relay())
                .hasValueSatisfying(relay -> assertThat(relay.port()).isEqualTo(25));
        assertThat(options.json()).isTrue();
    }

    @Test
    void parameters_of_the_template_are_given_one_by_one() {
        assertThat(of("--parameter", "OidcClientId=latchkey", "--parameter", "OidcAdminClaim=groups=it")
                        .parameters())
                .containsExactlyInAnyOrderEntriesOf(Map.of("OidcClientId", "latchkey", "OidcAdminClaim", "groups=it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 80        | Unknown option --prot. ./run --help shows what there is.",
                "serve            | Unknown option serve. ./run --help shows what there is.",
                "--port           | --port needs a port, 0 to 65535.",
                "--port 80a       | --port needs a port, 0 to 65535, got: 80a",
                "--port 65536     | --port needs a port, 0 to 65535, got: 65536",
                "--data           | --data needs a folder.",
                "--parameter      | --parameter needs a parameter of the template and its value, NAME=VALUE.",
                "--parameter Oidc | --parameter needs NAME=VALUE, got: Oidc",
                "--relay mail     | A relay looks like mail.example.com:25, not like mail"
            })
    void what_cannot_be_is_refused_in_a_sentence(String line, String sentence) {
        assertThatThrownBy(() -> of(line.split(" ", -1)))
                .isInstanceOf(CannotRun.class)
                .hasMessage(sentence);
    }

    private static Options of(String... arguments) {
        return Options.of(List.of(arguments), PROJECT);
    }
}
