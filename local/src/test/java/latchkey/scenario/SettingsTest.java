package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the settings decide, seen from outside. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SettingsTest {

    private static final String SETTINGS = "/api/v1/admin/settings";

    private final Company company = Company.demo();
    private final Inhabitant ines = company.person("ines");

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void people_of_a_domain_join_when_the_settings_say_so() { // R50
        asksForALink("guest@visitor.example");
        assertThat(company.mailbox("guest@visitor.example")).isEmpty();
        ines.puts(SETTINGS, Map.of("join", "domain")).must(422);
        ines.puts(SETTINGS, Map.of("timeZone", "Moon/Crater", "signIn", List.of("oidc"), "join", "all"))
                .must(422);
        ines.puts(SETTINGS, Map.of("join", "domain"), Optional.empty()).must(428);

        ines.puts(
                        SETTINGS,
                        Map.of("join", "domain", "domains", List.of("visitor.example"), "timeZone", "Europe/Lisbon"))
                .must(200);
        asksForALink("guest@visitor.example");
        asksForALink("guest@sub.visitor.example");

        assertThat(company.mailbox("guest@visitor.example")).hasSize(1);
        assertThat(company.mailbox("guest@sub.visitor.example")).isEmpty();
        ines.puts(SETTINGS, Map.of("join", "list")).must(200);
        assertThat(ines.get(SETTINGS).must(200).json().texts("domains")).containsExactly("visitor.example");
    }

    @Test
    void a_mail_domain_without_a_policy_is_believed_once_the_settings_name_it() {
        ines.puts("/api/v1/admin/people/gil@partner.example", Map.of("name", "Gil"))
                .must(201);
        var gil = company.person("gil@partner.example");
        var ticket = gil.requests("canvas", "Posters");
        replies(gil, ticket, "By Friday?");
        assertThat(gil.timeline(ticket)).doesNotContain("commented");

        ines.puts(SETTINGS, Map.of("dkimDomains", List.of("partner.example"))).must(200);
        replies(gil, ticket, "By Monday?");

        assertThat(gil.timeline(ticket)).contains("commented");
    }

    @Test
    void moments_are_told_in_the_zone_of_the_settings_which_is_named() { // R44
        ines.puts(SETTINGS, Map.of("timeZone", "Pacific/Kiritimati")).must(200);
        var mara = company.person("mara");
        var bea = company.person("bea");
        var ticket = mara.requests("canvas", "Posters");
        var ask = bea.asked(ticket);
        bea.replies(ask, "approve");

        bea.replies(ask, "deny\nIt is too late for that");

        assertThat(bea.newest(ticket).text()).containsPattern("with “approved” on .* Kiritimati time, so your answer");
        assertThat(bea.post(
                                "/api/v1/tickets/" + ticket + "/actions",
                                Map.of("action", "approve", "step", Map.of("stage", "approval", "step", 1)))
                        .must(409)
                        .body())
                .contains("Kiritimati time");
        assertThat(mara.get("/tickets/" + ticket).must(200).body())
                .contains("Kiritimati time</time>")
                .doesNotContain("UTC</time>");
        assertThat(mara.get("/requests/open").must(200).body()).contains("Kiritimati time</time>");
        ines.puts(SETTINGS, Map.of("timeZone", "UTC")).must(200);
    }

    @Test
    void apps_that_it_provisions_are_published_by_themselves_when_the_switch_says_so() { // R52, R53
        var mara = company.person("mara");
        var apps = "/api/v1/admin/apps/";
        var hidden = Map.of("name", "Radar", "sso", true, "published", false);
        ines.puts(apps + "radar-one", hidden).must(201);
        mara.get("/api/v1/apps/radar-one").must(404);

        ines.puts(SETTINGS, Map.of("publishSsoApps", true)).must(200);
        ines.puts(apps + "radar-two", hidden).must(201);
        ines.puts(apps + "chart", Map.of("name", "Chart", "sso", false, "published", false))
                .must(201);

        mara.get("/api/v1/apps/chart").must(404);
        assertThat(mara.get("/api/v1/apps/radar-two").must(200).json().docs("owners"))
                .extracting(one -> one.text("name"))
                .containsExactly("Ines Duarte", "Tomas Berg");
        var ticket = mara.requests("radar-two", "To see further");
        ines.acts(ticket, "provisioned").must(200);
        assertThat(company.person("tomas").list("action-required")).contains(ticket);
        company.person("tomas").acts(ticket, "assigned").must(200);
        assertThat(mara.timeline(ticket)).endsWith("granted");

        ines.puts(apps + "radar-two", hidden).must(200);
        mara.get("/api/v1/apps/radar-two").must(404);
        ines.puts(SETTINGS, Map.of("publishSsoApps", false)).must(200);
    }

    private void replies(Inhabitant person, String ticket, String text) {
        var mail = person.newest(ticket);
        var verdicts = "X-Local-Verdicts: spf=PASS; dkim=PASS; dmarc=GRAY; spam=PASS; virus=PASS";
        company.post().send(person.address(), mail.replyTo(), Reply.plain(person.address(), mail, text, verdicts));
        company.idle();
    }

    private void asksForALink(String address) {
        company.call(
                "POST",
                "/sign-in",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "email=" + address.replace("@", "%40"));
        company.idle();
    }
}
