package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A person with a browser: signs in, asks, sees the ticket. On a phone and on a desk, light and dark, without a fault of axe's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrowserTest {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    @Test
    void signs_in_asks_for_an_app_and_sees_the_ticket() {
        try (var company = Company.demo();
                var playwright = Playwright.create();
                var browser = playwright.chromium().launch(chromium())) {
            var context = browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844));
            var page = context.newPage();
            page.navigate(company.http() + "/");
            accessible(page, "sign-in");
            page.getByLabel("Your work address").fill("mara@demo.example");
            button(page, "Mail me a link");
            accessible(page, "sign-in-sent");
            company.idle();
            page.navigate(company.mailbox("mara").getLast().link("/sign-in/"));
            accessible(page, "sign-in-link");
            button(page, "Sign in");

            assertThat(page.url()).endsWith("/apps");
            accessible(page, "apps");
            page.navigate(company.http() + "/apps/forge/request");
            accessible(page, "request");
            page.getByLabel("Developer").check();
            page.getByRole(AriaRole.TEXTBOX).last().fill("I build the harbour project");
            page.locator("main form button[type=submit]").last().click();

            assertThat(page.url()).contains("/tickets/AR-");
            company.idle();
            page.reload();
            assertThat(page.locator("main").innerText()).contains("Priya Nair").contains("I build the harbour project");
            accessible(page, "ticket");
            page.navigate(company.http() + "/requests/open");
            accessible(page, "open");
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
            accessible(page, "open-dark");
            company.isSound();
        }
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void accessible(Page page, String name) {
        var found = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
        assertThat(found).as("faults that axe finds on " + name).isEmpty();
    }

    private static BrowserType.LaunchOptions chromium() {
        var path = System.getenv().getOrDefault("LATCHKEY_CHROMIUM", "/usr/bin/chromium");
        return new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(path))
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }
}
