package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Somebody reads the open token in an execution's history and answers it. The ticket is not moved by that. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MisusedTokenTest {

    /** What could not be handled comes again after the queue's visibility timeout of six minutes. */
    private static final Duration A_VISIBILITY = Duration.ofMinutes(7);

    @Test
    void a_token_in_foreign_hands_neither_decides_nor_loses_a_request() {
        try (var company = Company.demo("--aws-port", "0");
                var remains = new Remains(company)) {
            var mara = company.person("mara");
            var ticket = mara.requests("forge", "reader", "To read the crane controller");

            remains.answersOpenToken(ticket, "approved");
            company.idleNow();

            assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked");
            assertThat(company.person("hugo").mails(ticket)).isEmpty();

            var priya = company.person("priya");
            priya.post("/api/v1/tickets/" + ticket + "/actions", Map.of("action", "approve"))
                    .must(200);
            company.advance(A_VISIBILITY);

            assertThat(mara.timeline(ticket)).containsExactly("submitted", "asked", "approved", "asked");
            assertThat(company.person("hugo").kindsOfMail(ticket)).containsExactly("ask");

            remains.answersOpenToken(ticket, "denied");
            company.idle();

            assertThat(mara.ticket(ticket).text("status")).isEqualTo("open");
            assertThat(mara.timeline(ticket)).last().isEqualTo("warning");
            goesOn(company, ticket);
            assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("granted");
            company.isSound();
        }
    }

    private static void goesOn(Company company, String ticket) {
        company.person("ines")
                .post("/api/v1/tickets/" + ticket + "/restart", Map.of())
                .must(200);
        company.idle();
        for (var act : List.of("hugo approve", "tomas provisioned", "oleg assigned")) {
            var parts = act.split(" ", 2);
            company.person(parts[0]).acts(ticket, parts[1]).must(200);
        }
    }
}
