package latchkey.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MetadataTest {

    private static final String ISSUER = "https://login.demo.example/harbour";

    @Test
    void it_lies_below_the_issuer_with_or_without_a_slash() {
        assertThat(Metadata.address(ISSUER))
                .isEqualTo(Metadata.address(ISSUER + "/"))
                .isEqualTo(Endpoint.of(ISSUER + "/.well-known/openid-configuration", "it"));
    }

    @Test
    void an_issuer_calls_itself_as_it_is_configured_to_the_letter() {
        for (var other : List.of(ISSUER + "/", "https://evil.example", "")) {
            assertThatThrownBy(() -> Metadata.read(published("issuer", other), ISSUER))
                    .isInstanceOf(ProviderFault.class)
                    .hasMessageContaining("calls itself otherwise");
        }
    }

    @Test
    void nobody_is_sent_from_https_to_anything_less() {
        for (var elsewhere : List.of("http://login.demo.example/token", "http://127.0.0.1:9001/token", "nowhere")) {
            assertThatThrownBy(() -> Metadata.read(published("token_endpoint", elsewhere), ISSUER))
                    .isInstanceOf(ProviderFault.class)
                    .hasMessageContaining("token_endpoint");
        }
    }

    @Test
    void a_provider_without_s256_or_keys_is_refused() {
        assertThatThrownBy(() -> Metadata.read(published("code_challenge_methods_supported", List.of("plain")), ISSUER))
                .hasMessageContaining("S256");
        assertThatThrownBy(() -> Metadata.read(published("jwks_uri", null), ISSUER))
                .hasMessageContaining("publishes no jwks_uri");
    }

    @Test
    void the_secret_goes_into_the_form_only_where_the_header_is_not_taken() {
        var name = "token_endpoint_auth_methods_supported";

        assertThat(Metadata.read(published(name, null), ISSUER).secretInForm()).isFalse();
        assertThat(Metadata.read(published(name, List.of("client_secret_post", "client_secret_basic")), ISSUER)
                        .secretInForm())
                .isFalse();
        assertThat(Metadata.read(published(name, List.of("client_secret_post")), ISSUER)
                        .secretInForm())
                .isTrue();
    }

    private static Map<String, @Nullable Object> published(String name, @Nullable Object value) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("issuer", ISSUER);
        said.put("authorization_endpoint", ISSUER + "/authorize");
        said.put("token_endpoint", ISSUER + "/token");
        said.put("jwks_uri", ISSUER + "/keys");
        said.put(name, value);
        return said;
    }
}
