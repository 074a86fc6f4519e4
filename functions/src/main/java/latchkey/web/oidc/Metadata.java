package latchkey.web.oidc;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the provider publishes of itself (OpenID Connect Discovery §3).
 *
 * @param secretInForm whether it takes the client's secret in the form only, not in the header
 */
record Metadata(
        Endpoint authorization, Endpoint token, Endpoint keys, Optional<Endpoint> userInfo, boolean secretInForm) {

    /** Discovery §4: a slash at the issuer's end is left out. */
    static Endpoint address(String issuer) {
        var base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return Endpoint.of(base + "/.well-known/openid-configuration", "The issuer");
    }

    static Metadata read(Map<String, @Nullable Object> said, String issuer) {
        if (!issuer.equals(said.get("issuer"))) {
            throw new ProviderFault("the issuer calls itself otherwise than it is configured");
        }
        if (said.get("code_challenge_methods_supported") instanceof Collection<?> methods
                && !methods.contains("S256")) {
            throw new ProviderFault("the issuer does not know PKCE with S256");
        }
        boolean loopback = Endpoint.of(issuer, "The issuer").isLoopback();
        return new Metadata(
                needed(said, "authorization_endpoint", loopback),
                needed(said, "token_endpoint", loopback),
                needed(said, "jwks_uri", loopback),
                endpoint(said, "userinfo_endpoint", loopback),
                said.get("token_endpoint_auth_methods_supported") instanceof Collection<?> ways
                        && !ways.contains("client_secret_basic")
                        && ways.contains("client_secret_post"));
    }

    private static Endpoint needed(Map<String, @Nullable Object> said, String name, boolean loopback) {
        return endpoint(said, name, loopback).orElseThrow(() -> new ProviderFault("the issuer publishes no " + name));
    }

    /** Who is asked over https sends nobody elsewhere. */
    private static Optional<Endpoint> endpoint(Map<String, @Nullable Object> said, String name, boolean loopback) {
        if (!(said.get(name) instanceof String written)) {
            return Optional.empty();
        }
        try {
            var endpoint = Endpoint.of(written, name);
            if (endpoint.isLoopback() && !loopback) {
                throw new ProviderFault("the issuer's %s is not https".formatted(name));
            }
            return Optional.of(endpoint);
        } catch (IllegalArgumentException e) {
            throw new ProviderFault("the issuer's %s is no address over https".formatted(name), e);
        }
    }
}
