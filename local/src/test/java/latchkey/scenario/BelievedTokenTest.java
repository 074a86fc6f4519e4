package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import latchkey.runtime.Json;
import latchkey.scenario.OpenIdProvider.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the OpenID provider says is believed only where it is its own, fresh, and said to us. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS) // one provider and one company; no test leaves anything behind
class BelievedTokenTest {

    private static final Account MARA = Account.of("mara-1", "mara@demo.example");

    private final OpenIdProvider provider = new OpenIdProvider();
    private final Company company = Company.demo(
            "--parameter",
            "OidcIssuer=" + provider.issuer(),
            "--parameter",
            "OidcClientId=" + OpenIdProvider.CLIENT,
            "--parameter",
            "OidcClientSecret=harbour+secret/2",
            "--parameter",
            "OidcRevision=1");

    @AfterAll
    void end() {
        try (provider;
                company) {
            company.isSound();
            assertThat(company.log()).doesNotContain("harbour+secret").doesNotContain("eyJ");
        }
    }

    @Test
    void a_token_of_another_sign_in_is_not_believed() {
        isNotBelieved(MARA.with("nonce", "of another day"));
    }

    @Test
    void a_token_for_another_client_is_not_believed() {
        isNotBelieved(MARA.with("aud", "payroll"));
        isNotBelieved(MARA.with("aud", List.of(OpenIdProvider.CLIENT, "payroll")));
        isNotBelieved(MARA.with("azp", "payroll"));
    }

    @Test
    void a_token_of_another_issuer_is_not_believed() {
        isNotBelieved(MARA.with("iss", provider.issuer() + "/"));
    }

    @Test
    void a_token_that_is_over_or_not_yet_good_is_not_believed() {
        isNotBelieved(MARA.living(Duration.ofMinutes(-2)));
        isNotBelieved(MARA.with("nbf", provider.now().plusSeconds(120).getEpochSecond()));
        isNotBelieved(MARA.with("iat", provider.now().minusSeconds(900).getEpochSecond()));
        isNotBelieved(MARA.with("iat", provider.now().plusSeconds(120).getEpochSecond()));
    }

    @Test
    void an_address_that_nobody_verified_brings_nobody_in() {
        for (var unverified : List.of(
                new Account("mara-9", Map.of("email", "mara@demo.example")),
                new Account("mara-9", Map.of("email", "mara@demo.example", "email_verified", false)),
                new Account("mara-9", Map.of("email_verified", true)))) {
            provider.knows(unverified);
            var somebody = new Wanderer(company);

            assertThat(somebody.signsIn().must(403).body())
                    .contains("does not say that your mail address is really yours");
            assertThat(somebody.cookie("session")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "HS256 by the public key", "HS256 by the client's secret", "RS256 by nobody"})
    void a_token_signed_otherwise_is_not_believed(String how) throws Exception {
        var somebody = new Wanderer(company);
        provider.knows(MARA);
        var there = somebody.setsOut();
        provider.forges(forged(how, Wanderer.query(there, "nonce")));
        try {
            somebody.get(somebody.isSentBack(there)).must(502);
        } finally {
            provider.isHonest();
        }
        assertThat(somebody.cookie("session")).isEmpty();
    }

    @Test
    void new_keys_are_looked_for_once_a_minute() {
        provider.knows(Account.of("hugo-1", "hugo@demo.example"));
        new Wanderer(company).signsIn().must(303);
        minutes(2);

        provider.rotatesKeys();
        new Wanderer(company).signsIn().must(303);
        provider.rotatesKeys();
        new Wanderer(company).signsIn().must(502);

        minutes(2);
        new Wanderer(company).signsIn().must(303);
    }

    @Test
    void what_goes_wrong_at_the_provider_is_said_plainly() {
        var somebody = new Wanderer(company);
        provider.knows(MARA);

        assertThat(returns(somebody, "error=access_denied").must(403).body())
                .contains("sign-in said no, or you stopped there.");
        assertThat(returns(somebody, "error=temporarily_unavailable").must(502).body())
                .contains("temporarily_unavailable");
        assertThat(returns(somebody, "error=%3Cscript%3E").must(502).body()).doesNotContain("<script>");
        returns(somebody, "").must(502);
        returns(somebody, "code=made-up").must(502);
        returns(somebody, "code=made-up&iss=https%3A%2F%2Fevil.example").must(502);
        somebody.get("/sign-in/callback").must(410);
        somebody.get("/sign-in/callback?code=made-up&state=made-up").must(410);
        assertThat(company.log()).contains("access_denied").doesNotContain("made-up");
    }

    private Answer returns(Wanderer somebody, String with) {
        var state = Wanderer.query(somebody.setsOut(), "state");
        return somebody.get("/sign-in/callback?state=" + state + "&" + with);
    }

    private void isNotBelieved(Account account) {
        provider.knows(account);
        var somebody = new Wanderer(company);

        assertThat(somebody.signsIn().must(502).body()).contains("We could not learn");
        assertThat(somebody.cookie("session")).isEmpty();
    }

    private void minutes(int many) {
        company.advance(Duration.ofMinutes(many));
        provider.advance(Duration.ofMinutes(many));
    }

    /** Everything in it is right but who signed it. */
    private String forged(String how, String nonce) throws Exception {
        var now = provider.now().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>(MARA.claims());
        claims.putAll(Map.of(
                "iss",
                provider.issuer(),
                "aud",
                OpenIdProvider.CLIENT,
                "sub",
                "mara-1",
                "nonce",
                nonce,
                "iat",
                now,
                "exp",
                now + 600));
        var kid = Json.object(provider.published()).get("kid");
        var header = Map.of("alg", how.split(" ", 2)[0], "kid", String.valueOf(kid));
        var signed = encoded(Json.write(header)) + "." + encoded(Json.write(claims));
        return signed + "."
                + switch (how) {
                    case "none" -> "";
                    case "HS256 by the public key" -> hmac(provider.published(), signed);
                    case "HS256 by the client's secret" -> hmac("harbour+secret/2 harbour+secret/2", signed);
                    default -> encoded("x".repeat(256));
                };
    }

    private static String hmac(String key, String text) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
