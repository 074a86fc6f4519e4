package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A person with a browser: signs in, asks, sees the ticket. On a phone and on a desk, light and dark, without a fault of axe's. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BrowserTest {

    @Test
    void signs_in_asks_for_an_app_and_sees_the_ticket() {
        try (var company = Company.demo();
                var screen = new Screen()) {
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
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
            screen.accessible("open-dark");
            company.isSound();
        }
    }
}
