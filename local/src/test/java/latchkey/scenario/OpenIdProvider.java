package latchkey.scenario;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import latchkey.runtime.Json;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** The company's OpenID provider: NAV's server, in this process. Whoever comes by is who the test says. */
final class OpenIdProvider implements AutoCloseable {

    static final String CLIENT = "latchkey";
    private static final String NAME = "harbour";

    private final SigningKeys keys = new SigningKeys();
    private final Door door = new Door();
    private final MockOAuth2Server server;
    private volatile Account account = new Account("nobody", Map.of());
    private volatile Duration ahead = Duration.ZERO;
    private volatile Optional<String> forged = Optional.empty();

    /** Somebody's account there, and what their ID token says. */
    record Account(String subject, Duration lives, Map<String, Object> claims) {

        Account(String subject, Map<String, Object> claims) {
            this(subject, Duration.ofHours(1), claims);
        }

        /** With a verified address. */
        static Account of(String subject, String address) {
            return new Account(subject, Map.of("email", address, "email_verified", true));
        }

        Account with(String claim, Object value) {
            var more = new LinkedHashMap<>(claims);
            more.put(claim, value);
            return new Account(subject, lives, more);
        }

        Account living(Duration lives) {
            return new Account(subject, lives, claims);
        }
    }

    OpenIdProvider() {
        var tokens = new OAuth2TokenProvider(keys, () -> Instant.now().plus(ahead));
        this.server = new MockOAuth2Server(
                new OAuth2Config(false, null, null, false, tokens, Set.of(new TellsTheAccount())), door);
        server.start();
    }

    String issuer() {
        return server.issuerUrl(NAME).toString();
    }

    /** Who comes by from now on. */
    void knows(Account account) {
        this.account = account;
    }

    /** Signs with another key from now on. */
    void rotatesKeys() {
        keys.rotate();
    }

    /** The key's public half, as it is published. */
    String published() {
        return keys.signingKey(NAME).toPublicJWK().toJSONString();
    }

    /** Gives this in place of a token that it has signed itself. */
    void forges(String token) {
        forged = Optional.of(token);
    }

    void isHonest() {
        forged = Optional.empty();
    }

    /** Its clock goes with the company's. */
    void advance(Duration by) {
        ahead = ahead.plus(by);
    }

    Instant now() {
        return Instant.now().plus(ahead);
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private final class TellsTheAccount implements OAuth2TokenCallback {
        @Override
        public String issuerId() {
            return NAME;
        }

        @Override
        public String subject(TokenRequest request) {
            return account.subject();
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return "JWT";
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return List.of(CLIENT);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            return account.claims();
        }

        @Override
        public long tokenExpiry() {
            return account.lives().toSeconds();
        }
    }

    /** Stands before the server's own token endpoint while something is forged. */
    private final class Door implements Route {
        @Override
        public boolean match(OAuth2HttpRequest request) {
            return forged.isPresent() && request.getUrl().encodedPath().endsWith("/token");
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            var body = Json.write(Map.of("token_type", "Bearer", "id_token", forged.orElseThrow()));
            return new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), 200, body, null);
        }
    }

    /** One key at a time, with a name of its own. */
    private static final class SigningKeys extends KeyProvider {

        private final AtomicInteger many = new AtomicInteger();
        private volatile JWK key = generated(many.incrementAndGet());

        void rotate() {
            key = generated(many.incrementAndGet());
        }

        @Override
        public JWK signingKey(String issuer) {
            return key;
        }

        @Override
        public JWSAlgorithm algorithm() {
            return JWSAlgorithm.RS256;
        }

        @Override
        public List<JWK> get(@Nullable JWKSelector selector, @Nullable SecurityContext context) {
            return Objects.requireNonNull(selector).select(new JWKSet(key));
        }

        private static JWK generated(int number) {
            try {
                return new RSAKeyGenerator(2048)
                        .keyUse(KeyUse.SIGNATURE)
                        .algorithm(JWSAlgorithm.RS256)
                        .keyID("key-" + number)
                        .generate();
            } catch (com.nimbusds.jose.JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
