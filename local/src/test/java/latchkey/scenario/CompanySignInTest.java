package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import latchkey.scenario.OpenIdProvider.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** People sign in with their account at the company's OpenID provider, and nobody else does (R1, R2, R50). */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(Lifecycle.PER_CLASS) // one provider and one company; each test has its own people
class CompanySignInTest {

    private final OpenIdProvider provider = new OpenIdProvider();
    private final Company company = Company.demo(
            "--parameter",
            "OidcIssuer=" + provider.issuer(),
            "--parameter",
            "OidcClientId=" + OpenIdProvider.CLIENT,
            "--parameter",
            "OidcRevision=1",
            "--parameter",
            "OidcAdminClaim=groups=harbour-it",
            "--parameter",
            "WorkspaceDomain=harbour.example");

    @AfterAll
    void end() {
        try (provider;
                company) {
            company.isSound();
        }
    }

    @Test
    void a_member_comes_in_and_gets_where_they_wanted_to_go() {
        var mara = new Wanderer(company);
        provider.knows(Account.of("mara-1", "Mara@Demo.Example"));

        assertThat(Wanderer.location(mara.get("/requests/open").must(303))).isEqualTo("/sign-in");
        assertThat(mara.get("/sign-in").must(200).body())
                .contains("href=\"/sign-in/company\">Sign in with your company account</a>")
                .doesNotContain("<form method=\"post\" action=\"/sign-in\">");
        var there = mara.setsOut();
        assertThat(Wanderer.query(there, "code_challenge_method")).isEqualTo("S256");
        assertThat(Wanderer.query(there, "scope")).isEqualTo("openid email profile");
        var in = mara.get(mara.isSentBack(there)).must(303);

        assertThat(Wanderer.location(in)).isEqualTo("/requests/open");
        assertThat(mara.me().text("name")).isEqualTo("Mara Lindqvist");
        assertThat(mara.get("/requests/open").must(200).body()).contains("Mara Lindqvist");
    }

    @Test
    void a_link_by_mail_is_not_to_be_had() {
        var before = company.allMail().size();

        assertThat(new Wanderer(company)
                        .post("/sign-in", "email=mara%40demo.example")
                        .must(403)
                        .body())
                .contains("Links by mail are not used here.");

        company.idle();
        assertThat(company.allMail()).hasSize(before);
        new Wanderer(company).get("/sign-in/00000000000000000000000000").must(403);
    }

    @Test
    void settings_that_say_nothing_of_it_leave_it_the_only_way_and_an_it_admin_may_add_links() {
        var ines = company.person("ines");
        var settings = "/api/v1/admin/settings";
        var byMail = "<form method=\"post\" action=\"/sign-in\">";
        assertThat(ines.get(settings).must(200).json().texts("signIn")).containsExactly("oidc");

        ines.puts(settings, Map.of("timeZone", "Europe/Lisbon")).must(200);
        assertThat(new Wanderer(company).get("/sign-in").must(200).body())
                .contains("/sign-in/company")
                .doesNotContain(byMail);

        var typed = new HashMap<>(Map.of("join", "domain", "domains", "harbour.example", "timeZone", "Europe/Lisbon"));
        assertThat(ines.form("/admin/settings", "/admin/settings", typed)
                        .must(422)
                        .body())
                .contains("signIn-fault");
        typed.putAll(Map.of("oidc", "true", "mail", "true"));
        ines.form("/admin/settings", "/admin/settings", typed).must(303);
        assertThat(new Wanderer(company).get("/sign-in").must(200).body()).contains("/sign-in/company", byMail);

        ines.puts(settings, Map.of("signIn", List.of("oidc"))).must(200);
        assertThat(new Wanderer(company).get("/sign-in").must(200).body()).doesNotContain(byMail);
    }

    @Test
    void the_way_back_can_be_gone_once() {
        var oleg = new Wanderer(company);
        provider.knows(Account.of("oleg-1", "oleg@demo.example"));
        var back = oleg.isSentBack(oleg.setsOut());
        oleg.get(back).must(303);

        assertThat(oleg.get(back).must(410).body()).contains("This sign-in is over");
    }

    @Test
    void another_browser_neither_comes_in_nor_spoils_it() {
        var priya = new Wanderer(company);
        var thief = new Wanderer(company);
        provider.knows(Account.of("priya-1", "priya@demo.example"));
        var back = priya.isSentBack(priya.setsOut());

        thief.get(back).must(410);
        thief.setsOut();
        thief.get(back).must(410);

        assertThat(thief.cookie("session")).isEmpty();
        priya.get(back).must(303);
        assertThat(priya.me().text("name")).isEqualTo("Priya Nair");
    }

    @Test
    void the_way_takes_ten_minutes_at_most() {
        var lena = new Wanderer(company);
        provider.knows(Account.of("lena-1", "lena@demo.example"));
        var back = lena.isSentBack(lena.setsOut());

        company.advance(Duration.ofMinutes(10));
        provider.advance(Duration.ofMinutes(10));

        lena.get(back).must(410);
        lena.signsIn().must(303);
    }

    @Test
    void a_new_address_changes_nothing_once_an_account_is_bound() {
        provider.knows(Account.of("bea-1", "bea@demo.example"));
        new Wanderer(company).signsIn().must(303);

        var renamed = new Wanderer(company);
        provider.knows(Account.of("bea-1", "bea.fontaine@elsewhere.example").with("email_verified", false));
        renamed.signsIn().must(303);
        var heir = new Wanderer(company);
        provider.knows(Account.of("bea-2", "bea@demo.example"));
        var refused = heir.signsIn().must(403);

        assertThat(renamed.me().text("name")).isEqualTo("Bea Fontaine");
        assertThat(refused.body()).contains("signs in with another account");
    }

    @Test
    void who_has_left_hears_what_a_stranger_hears() {
        provider.knows(Account.of("sam-1", "sam@demo.example"));
        var sam = new Wanderer(company);
        sam.signsIn().must(303);
        company.person("ines")
                .puts("/api/v1/admin/people/sam@demo.example", Map.of("active", false))
                .must(200);

        var left = new Wanderer(company).signsIn().must(403).body();
        provider.knows(Account.of("stranger-1", "sam@elsewhere.example"));
        var stranger = new Wanderer(company).signsIn().must(403).body();

        assertThat(left).isEqualTo(stranger).contains("Your account belongs to nobody in this workspace.");
        sam.get("/api/v1/me").must(401);
    }

    @Test
    void who_is_of_the_workspaces_domain_joins() {
        provider.knows(Account.of("nils-1", "nils@harbour.example"));
        var nils = new Wanderer(company);

        nils.signsIn().must(303);

        assertThat(nils.me().text("email")).isEqualTo("nils@harbour.example");
        assertThat(nils.me().texts("roles")).containsExactly("member");
        var audit = company.person("ines").get("/api/v1/admin/audit").must(200).body();
        assertThat(audit).contains("nils@harbour.example.active");
        provider.knows(Account.of("nils-2", "nils+two@harbour.example"));
        new Wanderer(company).signsIn().must(403);
    }

    @Test
    void the_providers_group_makes_an_it_admin_and_unmakes_one_but_the_last() { // R49
        var kofi = Account.of("kofi-1", "kofi@demo.example");
        var out = kofi.with("groups", List.of("sales"));
        assertThat(roles(kofi.with("groups", List.of("sales", "harbour-it")))).contains("it-admin");
        var ines = company.person("ines");
        var ticket = company.person("yuki").requests("atlas", "Maps");
        assertThat(company.person("kofi").list("action-required")).contains(ticket);

        assertThat(roles(out)).doesNotContain("it-admin");
        company.idle();

        assertThat(ines.timeline(ticket)).contains("warning"); // A10
        assertThat(company.person("kofi").list("action-required")).doesNotContain(ticket);
        var audit = ines.get("/api/v1/admin/audit?limit=1")
                .must(200)
                .json()
                .docs("items")
                .getFirst();
        assertThat(audit.text("via")).isEqualTo("system");
        assertThat(audit.doc("by").text("email")).isEqualTo("kofi@demo.example");
        assertThat(audit.docs("changes").getFirst().text("path")).isEqualTo("kofi@demo.example.it-admin");

        assertThat(roles(Account.of("tomas-1", "tomas@demo.example"))).doesNotContain("it-admin");
        assertThat(roles(Account.of("ines-1", "ines@demo.example")))
                .as("the last")
                .contains("it-admin");
        assertThat(roles(kofi.with("groups", "harbour-it"))).contains("it-admin");
        assertThat(roles(Account.of("ines-1", "ines@demo.example"))).doesNotContain("it-admin");
        assertThat(roles(Account.of("ines-1", "ines@demo.example").with("groups", "harbour-it")))
                .contains("it-admin");
    }

    @Test
    void signing_out_ends_our_session_only() {
        provider.knows(Account.of("jonas-1", "jonas@demo.example"));
        var jonas = new Wanderer(company);
        jonas.signsIn().must(303);
        var page = jonas.get("/apps").must(200).body();
        var csrf = page.replaceAll("(?s).*name=\"csrf\" value=\"([^\"]+)\".*", "$1");

        assertThat(Wanderer.location(jonas.post("/sign-out", "csrf=" + csrf).must(303)))
                .isEqualTo("/sign-in");

        jonas.get("/api/v1/me").must(401);
        jonas.signsIn().must(303);
    }

    private List<String> roles(Account account) {
        provider.knows(account);
        var somebody = new Wanderer(company);
        somebody.signsIn().must(303);
        return somebody.me().texts("roles");
    }
}
