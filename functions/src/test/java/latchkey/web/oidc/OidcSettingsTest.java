package latchkey.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import latchkey.runtime.Config;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class OidcSettingsTest {

    @Test
    void without_an_issuer_there_is_no_provider() {
        assertThat(OidcSettings.of(new Config(Map.of("OIDC_ISSUER", "", "OIDC_CLIENT_ID", "latchkey"))))
                .isEmpty();
    }

    @Test
    void an_issuer_needs_to_know_us() {
        assertThatThrownBy(() -> OidcSettings.of(new Config(Map.of("OIDC_ISSUER", "https://login.demo.example"))))
                .hasMessageContaining("set OIDC_CLIENT_ID too");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://login.demo.example",
                "http://localhost.demo.example:8080",
                "https://somebody@login.demo.example",
                "https://login.demo.example/#here",
                "https:login.demo.example",
                "ftp://localhost"
            })
    void an_issuer_is_asked_over_https_or_on_this_machine(String issuer) {
        assertThatThrownBy(
                        () -> OidcSettings.of(new Config(Map.of("OIDC_ISSUER", issuer, "OIDC_CLIENT_ID", "latchkey"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("OIDC_ISSUER looks like https://");
    }

    @Test
    void the_secret_does_not_stand_in_its_text() {
        var settings = OidcSettings.of(new Config(Map.of(
                "OIDC_ISSUER",
                "http://localhost:8090/demo",
                "OIDC_CLIENT_ID",
                "latchkey",
                "OIDC_CLIENT_SECRET",
                "hush")));

        assertThat(settings)
                .hasValueSatisfying(one -> assertThat(one.toString()).doesNotContain("hush"));
    }

    @Test
    void an_it_admin_is_told_by_a_text_a_yes_or_a_list() {
        var group = AdminClaim.parse("https://demo.example/roles=it=admin");
        var flag = AdminClaim.parse("latchkey_admin=true");

        assertThat(group.holds(Map.of("https://demo.example/roles", List.of("sales", "it=admin"))))
                .isTrue();
        assertThat(group.holds(Map.of("https://demo.example/roles", "it=admin")))
                .isTrue();
        assertThat(group.holds(Map.of("https://demo.example/roles", "not it=admin")))
                .isFalse();
        assertThat(group.holds(Map.of("roles", List.of("it=admin")))).isFalse();
        assertThat(flag.holds(Map.of("latchkey_admin", true))).isTrue();
        assertThat(flag.holds(Map.of("latchkey_admin", false))).isFalse();
        assertThatThrownBy(() -> AdminClaim.parse("groups")).hasMessageContaining("groups=latchkey-admins");
    }
}
