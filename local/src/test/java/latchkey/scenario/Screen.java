package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.List;

/** A phone's browser. What it shows is judged by axe, and kept as a picture in {@code target/screenshots}. */
final class Screen implements AutoCloseable {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright = Playwright.create();
    private final Browser browser = playwright.chromium().launch(chromium());
    private Page page = blank();

    private Page blank() {
        return browser.newContext(new Browser.NewContextOptions().setViewportSize(390, 844))
                .newPage();
    }

    /** Nobody is signed in any more. */
    void forgets() {
        page.context().close();
        page = blank();
    }

    Page page() {
        return page;
    }

    /** From now on it is this person who looks. */
    Screen of(Inhabitant person, Company company) {
        for (var pair : person.cookie().split("; ", -1)) {
            var parts = pair.split("=", 2);
            page.context().addCookies(List.of(new Cookie(parts[0], parts[1]).setUrl(company.http())));
        }
        return this;
    }

    void button(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    void accessible(String name) {
        var found = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
        assertThat(found).as("faults that axe finds on " + name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as(name + " fits a phone")
                .isEqualTo(true);
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

    @Override
    public void close() {
        playwright.close(); // and with it the browser
    }
}
