package latchkey.web.oidc;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/** Believes an ID token, or says why not (OpenID Connect Core §3.1.3.7). The only place that knows the JOSE library. */
final class IdTokens {

    /** How far the provider's clock and ours may be apart. */
    private static final int SKEW_SECONDS = 60;

    /** It was made just now, for us; an old one comes from elsewhere. */
    private static final int OLDEST_SECONDS = 600;

    private final OidcSettings settings;
    private final InstantSource clock;

    IdTokens(OidcSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param keys what the provider signs with, as far as we know
     * @param again looks there anew where none of them fits; empty where that was done just now
     */
    Map<String, Object> claims(String token, String nonce, String keys, Supplier<Optional<String>> again) {
        JwtClaims claims;
        try {
            claims = verified(token, keys);
        } catch (InvalidJwtException e) {
            claims = unknownKey(e) ? verifiedAnew(token, again, e) : refused(e);
        }
        check(claims, nonce);
        return claims.getClaimsMap();
    }

    private JwtClaims verifiedAnew(String token, Supplier<Optional<String>> again, InvalidJwtException first) {
        var keys = again.get();
        if (keys.isEmpty()) {
            return refused(first);
        }
        try {
            return verified(token, keys.get());
        } catch (InvalidJwtException e) {
            return refused(e);
        }
    }

    private JwtClaims verified(String token, String keys) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setExpectedIssuer(settings.issuer())
                .setExpectedAudience(settings.clientId())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(0, OLDEST_SECONDS)
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
                .setJwsAlgorithmConstraints(
                        PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                .setVerificationKeyResolver(resolver(keys))
                .build()
                .processToClaims(token);
    }

    private static JwksVerificationKeyResolver resolver(String keys) {
        try {
            var resolver = new JwksVerificationKeyResolver(new JsonWebKeySet(keys).getJsonWebKeys());
            resolver.setDisambiguateWithVerifySignature(true);
            return resolver;
        } catch (JoseException e) {
            throw new ProviderFault("the issuer's keys cannot be read", e);
        }
    }

    private void check(JwtClaims claims, String nonce) {
        try {
            if (!nonce.equals(claims.getClaimValue("nonce", String.class))) {
                throw new ProviderFault("the ID token has another nonce");
            }
            var azp = claims.getClaimValue("azp", String.class);
            List<String> audience = claims.getAudience();
            if (azp == null ? audience.size() > 1 : !azp.equals(settings.clientId())) {
                throw new ProviderFault("the ID token was made for another client");
            }
        } catch (MalformedClaimException e) {
            throw new ProviderFault("the ID token has a claim of another type", e);
        }
    }

    private static boolean unknownKey(InvalidJwtException e) {
        return e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID) || e.getCause() instanceof UnresolvableKeyException;
    }

    /** The library's message shows the claims, so only its codes are passed on. */
    private static JwtClaims refused(InvalidJwtException e) {
        var codes = e.getErrorDetails().stream()
                .map(error -> Integer.toString(error.getErrorCode()))
                .toList();
        throw new ProviderFault("the ID token is not to be believed: jose4j %s".formatted(String.join(", ", codes)));
    }
}
