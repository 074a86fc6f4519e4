package latchkey.scenario;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A person with a browser: signs in, asks, sees the ticket. On a phone and on a desk, light and dark, without a fault of axe's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private final Company company = Company.demo();
    private final Screen screen = new Screen();

    @AfterEach
    void anew() {
        screen.forgets();
    }

    @AfterAll
    void end() {
        screen.close();
        company.isSound();
        company.close();
    }

    @Test
    void signs_in_asks_for_an_app_and_sees_the_ticket() {
        var page = screen.page();
        page.navigate(company.http() + "/");
        screen.accessible("sign-in");
        page.getByLabel("Your work address").fill("mara@demo.example");
        screen.button("Mail me a link");
        screen.accessible("sign-in-sent");
        company.idle();
        page.navigate(company.mailbox("mara").getLast().link("/sign-in/"));
        screen.accessible("sign-in-link");
        screen.button("Sign in");

        assertThat(page.url()).endsWith("/apps");
        screen.accessible("apps");
        page.navigate(company.http() + "/apps/forge/request");
        screen.accessible("request");
        page.getByLabel("Developer").check();
        page.getByRole(AriaRole.TEXTBOX).last().fill("I build the harbour project");
        page.locator("main form button[type=submit]").last().click();

        assertThat(page.url()).contains("/tickets/AR-");
        company.idle();
        page.reload();
        assertThat(page.locator("main").innerText()).contains("Priya Nair").contains("I build the harbour project");
        screen.accessible("ticket");
        page.navigate(company.http() + "/requests/open");
        screen.accessible("open");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        screen.accessible("open-dark");
    }

    @Test
    void a_long_list_is_saved_as_one_file() throws IOException {
        var mara = company.person("mara");
        var tickets = IntStream.range(0, 5)
                .mapToObj(i -> mara.requests("canvas", "Poster " + i))
                .toList();
        var page = screen.of(mara, company).page();
        page.navigate(company.http() + "/requests/open?limit=2");
        screen.accessible("open-many");

        var file = page.waitForDownload(() -> page.getByText("Download as CSV").click());

        var rows = Files.readString(file.path());
        assertThat(file.suggestedFilename()).isEqualTo("latchkey-my-open.csv");
        assertThat(rows).startsWith("\uFEFF\"ticket\"").contains(tickets);
        assertThat(rows.lines().filter(line -> line.contains("\"ticket\",\"kind\"")))
                .hasSize(1);
        assertThat(page.getByText("Saved.").isVisible()).isTrue();
        assertThat(page.getByText("press “Show more”").isVisible()).isFalse();
    }

    @Test
    void the_admin_pages_fit_a_light_phone_and_a_dark_desk() {
        var ines = company.person("ines");
        ines.puts("/api/v1/admin/settings", Map.of("timeZone", "Europe/Lisbon")).must(200);
        var page = screen.of(ines, company).page();
        page.navigate(company.http() + "/admin/keys");
        page.getByLabel("What it is for").fill("Nightly export of everything that is open in the harbour");
        screen.button("Make the key");
        screen.accessible("admin-key-made");
        looksThrough(390, ColorScheme.LIGHT);
        looksThrough(1200, ColorScheme.DARK);
    }

    @Test
    void a_file_that_is_chosen_stands_where_it_could_have_been_pasted() {
        var page = screen.of(company.person("ines"), company).page();
        page.navigate(company.http() + "/admin/people/import");
        var chooses = page.getByLabel("Or take it from a file");

        chooses.setInputFiles(file("people.csv", "email,name\nzoë@demo.example,Zoë Blum\n".getBytes(UTF_8)));

        page.getByText("people.csv stands above now.").waitFor();
        assertThat(page.getByLabel("The file, CSV or YAML").inputValue()).contains("Zoë Blum");
        screen.accessible("admin-import");

        chooses.setInputFiles(file("old.csv", "Zoë".getBytes(ISO_8859_1)));

        page.getByText("old.csv cannot be read.").waitFor();
        assertThat(page.getByLabel("The file, CSV or YAML").inputValue()).contains("Zoë Blum");
    }

    @Test
    void a_mail_reads_well_on_a_phone_and_a_desk_light_and_dark() {
        var ticket = company.person("mara").requests("forge", "developer", "I build the harbour project");
        var ask = company.person("priya").asked(ticket);
        var page = screen.page();
        page.setContent(company.get(
                        "/_local/mailbox/messages/%s/html".formatted(ask.doc().text("id")), Map.of())
                .must(200)
                .body());
        for (int width : List.of(360, 800)) {
            page.setViewportSize(width, 844);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                screen.accessible("mail-%d-%s".formatted(width, scheme.name().toLowerCase(Locale.ROOT)));
            }
        }
        assertThat(page.getByText("Approve", new Page.GetByTextOptions().setExact(true))
                        .getAttribute("href"))
                .startsWith("mailto:reply%2B");
    }

    private static FilePayload file(String name, byte[] content) {
        return new FilePayload(name, "text/csv", content);
    }

    private void looksThrough(int width, ColorScheme scheme) {
        var page = screen.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, 844);
        for (var one : List.of("apps", "catalog", "people", "settings", "keys", "audit")) {
            page.navigate(company.http() + "/admin/" + one);
            screen.accessible("admin-%s-%d".formatted(one, width));
        }
    }
}
