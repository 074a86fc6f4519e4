package latchkey.web.oidc;

import java.util.Optional;
import latchkey.runtime.Config;

/**
 * The company's OpenID provider, and what we are to it.
 *
 * @param issuer as the provider writes it itself, to the letter
 * @param clientSecret empty for a public client, which PKCE alone protects
 * @param adminClaim by which it says who is an IT Admin; empty where Latchkey's own list says it
 */
public record OidcSettings(
        String issuer, String clientId, Optional<String> clientSecret, Optional<AdminClaim> adminClaim) {

    public OidcSettings {
        Endpoint.of(issuer, "OIDC_ISSUER");
    }

    /** Empty where no issuer is named. */
    public static Optional<OidcSettings> of(Config config) {
        var client = config.maybe("OIDC_CLIENT_ID");
        var secret = config.maybe("OIDC_CLIENT_SECRET");
        var admin = config.maybe("OIDC_ADMIN_CLAIM");
        return config.maybe("OIDC_ISSUER")
                .map(issuer -> new OidcSettings(
                        issuer,
                        client.orElseThrow(() -> new IllegalStateException(
                                "OIDC_ISSUER is set; set OIDC_CLIENT_ID too: what Latchkey is called there")),
                        secret,
                        admin.map(AdminClaim::parse)));
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "%s as %s".formatted(issuer, clientId);
    }
}
