package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import latchkey.runtime.Json;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What {@code docs/api.md} tells people to type works as it stands there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiGuideTest {

    @Test
    void a_program_asks_with_a_key_and_sees_how_far_it_is() throws Exception {
        try (var company = Company.demo()) {
            var now = company.get("/_local/clock", Map.of()).must(200).json().text("now");
            var end = Instant.parse(now).plus(Duration.ofDays(30)).toString();
            var key = company.person("ines")
                    .post(
                            "/api/v1/admin/keys",
                            Map.of(
                                    "name",
                                    "Guide",
                                    "person",
                                    Company.address("mara"),
                                    "scope",
                                    "write",
                                    "expires",
                                    end))
                    .must(201)
                    .json()
                    .text("key");

            var once = typed(company, key);
            var twice = typed(company, key);

            var ticket = new Answer.Doc(Json.object(once));
            assertThat(ticket.doc("app").text("id")).isEqualTo("canvas");
            assertThat(ticket.text("status")).isEqualTo("open");
            assertThat(ticket.docs("timeline").getFirst().has("key")).isTrue();
            assertThat(new Answer.Doc(Json.object(twice)).text("id")).isEqualTo(ticket.text("id"));
            company.idle().isSound();
        }
    }

    private static String typed(Company company, String key) throws IOException, InterruptedException {
        var shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", example());
        shell.environment().put("LATCHKEY", company.http());
        shell.environment().put("KEY", key);
        var process = shell.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String example() throws IOException {
        var page = Files.readString(Path.of("..", "docs", "api.md"));
        return page.substring(page.indexOf("```sh\n") + "```sh\n".length(), page.lastIndexOf("```"));
    }
}
