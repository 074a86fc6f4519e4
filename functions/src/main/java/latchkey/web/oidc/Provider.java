package latchkey.web.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.people.Address;
import latchkey.store.Identity;
import org.jspecify.annotations.Nullable;

/** The company's OpenID provider: sends people there, and learns from it who came back. */
public final class Provider {

    private static final Duration METADATA_LIVES = Duration.ofHours(1);

    private final OidcSettings settings;
    private final InstantSource clock;
    private final Fetch fetch = new Fetch();
    private final Keys keys;
    private @Nullable Metadata metadata;
    private Instant metadataSince = Instant.MIN;

    public Provider(OidcSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys = new Keys(fetch, clock);
    }

    /**
     * Where to send the browser.
     *
     * @throws ProviderFault where the provider does not say
     */
    public String address(Trip trip) {
        var endpoint = metadata().authorization().uri().toString();
        var query = new LinkedHashMap<String, String>();
        query.put("response_type", "code");
        query.put("client_id", settings.clientId());
        query.put("redirect_uri", trip.redirect());
        query.put("scope", "openid email profile");
        query.put("state", trip.state());
        query.put("nonce", trip.nonce());
        query.put("code_challenge", challenge(trip.verifier()));
        query.put("code_challenge_method", "S256");
        return query.entrySet().stream()
                .map(one -> one.getKey() + "=" + Fetch.encoded(one.getValue()))
                .collect(Collectors.joining("&", endpoint + (endpoint.contains("?") ? "&" : "?"), ""));
    }

    /** Whether an answer that names its issuer (RFC 9207) was meant for us to take to this one. */
    public boolean isFrom(Optional<String> issuer) {
        return issuer.filter(one -> !one.equals(settings.issuer())).isEmpty();
    }

    /**
     * Who came back with that code.
     *
     * @throws ProviderFault where the provider does not say, or not so that it can be believed
     */
    public Identity identity(Trip trip, String code) {
        var answer = exchange(trip, code);
        if (!(answer.get("id_token") instanceof String token)) {
            throw new ProviderFault("the issuer gives no ID token");
        }
        var at = metadata().keys();
        var claims = new IdTokens(settings, clock).claims(token, trip.nonce(), keys.current(at), () -> keys.again(at));
        return identity(completed(claims, answer.get("access_token")));
    }

    private Map<String, @Nullable Object> exchange(Trip trip, String code) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", trip.redirect());
        form.put("code_verifier", trip.verifier());
        var secret = settings.clientSecret();
        boolean inForm = metadata().secretInForm();
        if (secret.isEmpty() || inForm) {
            form.put("client_id", settings.clientId());
            secret.ifPresent(plain -> form.put("client_secret", plain));
        }
        return fetch.post(metadata().token(), secret.filter(_ -> !inForm).map(this::basic), form);
    }

    /** RFC 6749 §2.3.1: both parts are encoded like the fields of a form before they are put together. */
    private String basic(String secret) {
        var pair = Fetch.encoded(settings.clientId()) + ":" + Fetch.encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Some providers keep the ID token small and tell the rest when asked for it (OpenID Connect Core §5.3). */
    private Map<String, ? extends @Nullable Object> completed(Map<String, Object> claims, @Nullable Object access) {
        boolean whole = claims.containsKey("email")
                && settings.adminClaim()
                        .filter(claim -> !claims.containsKey(claim.name()))
                        .isEmpty();
        var userInfo = metadata().userInfo();
        if (whole || userInfo.isEmpty() || !(access instanceof String bearer)) {
            return claims;
        }
        var said = fetch.get(userInfo.get(), Optional.of("Bearer " + bearer));
        if (!String.valueOf(claims.get("sub")).equals(said.get("sub"))) {
            throw new ProviderFault("the issuer tells of somebody else");
        }
        var all = new LinkedHashMap<>(said);
        all.putAll(claims);
        return all;
    }

    private Identity identity(Map<String, ? extends @Nullable Object> claims) {
        try {
            return new Identity(
                    settings.issuer(),
                    String.valueOf(claims.get("sub")),
                    verified(claims),
                    settings.adminClaim().map(claim -> claim.holds(claims)));
        } catch (IllegalArgumentException e) {
            throw new ProviderFault("the ID token has no subject that can be one", e);
        }
    }

    /** Some providers write the yes as a text. */
    private static Optional<Address> verified(Map<String, ? extends @Nullable Object> claims) {
        return claims.get("email") instanceof String email
                        && "true".equals(String.valueOf(claims.get("email_verified")))
                ? Address.parse(email)
                : Optional.empty();
    }

    private Metadata metadata() {
        var known = metadata;
        if (known != null && clock.instant().isBefore(metadataSince.plus(METADATA_LIVES))) {
            return known;
        }
        var fresh = Metadata.read(fetch.get(Metadata.address(settings.issuer()), Optional.empty()), settings.issuer());
        metadata = fresh;
        metadataSince = clock.instant();
        return fresh;
    }

    /** RFC 7636 §4.2. */
    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
