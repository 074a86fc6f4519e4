package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A ticket that was under way when the definition changed goes on with the one it began with. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class YesterdayTest {

    /** Every definition that was ever deployed; the newest is the one in use ({@code yesterday/README.md}). */
    @ParameterizedTest
    @ValueSource(strings = {"yesterday/access-request-1.asl.yaml"})
    void a_ticket_goes_on_with_the_definition_it_began_with(String definition) {
        var blueprint = Blueprint.copy().kept(Blueprint.MACHINE, definition);
        try (var company = Company.of(blueprint)) {
            var mara = company.person("mara");
            var approved = mara.requests("forge", "reader", "To read the crane controller");
            company.person("priya").acts(approved, "approve").must(200);
            var asked = mara.requests("forge", "reader", "To read it again");
            var set = mara.requests("atlas", "To find the way");

            blueprint.mend(Blueprint.MACHINE);
            blueprint
                    .with(Blueprint.MACHINE, "Ask Approvers", "Ask Deciders")
                    .with(Blueprint.MACHINE, "Ask IT Admins", "Ask The Team")
                    .with(Blueprint.MACHINE, "Approved?", "Decided?");
            company.killAndStartAgain();
            var fresh = company.person("mara").requests("forge", "reader", "Begun today");
            company.advance(Duration.ofHours(49));

            for (var ticket : List.of(approved, asked, set, fresh)) {
                goesToItsEnd(company, ticket);
            }
            for (var ticket : List.of(approved, asked)) {
                assertThat(states(company, ticket)).contains("Ask Approvers").doesNotContain("Ask Deciders");
            }
            assertThat(states(company, set)).contains("Ask IT Admins").doesNotContain("Ask The Team");
            assertThat(states(company, fresh)).contains("Ask Deciders").doesNotContain("Ask Approvers");
            company.isSound();
        }
    }

    private static void goesToItsEnd(Company company, String ticket) {
        var mara = company.person("mara");
        for (var approver : List.of("priya", "hugo")) {
            var person = company.person(approver);
            if (!person.kindsOfMail(ticket).isEmpty()
                    && person.ticket(ticket).texts("can").contains("approve")) {
                person.replies(person.asked(ticket), "approve");
            }
        }
        assertThat(company.person("tomas").mails(ticket))
                .anyMatch(mail -> mail.kind().equals("ask"));
        company.person("tomas").acts(ticket, "provisioned").must(200);
        var admin = mara.ticket(ticket).doc("app").text("id").equals("atlas") ? "ines" : "oleg";
        company.person(admin).acts(ticket, "assigned").must(200);
        assertThat(mara.ticket(ticket).text("outcome")).isEqualTo("granted");
        assertThat(company.execution(ticket).text("status")).isEqualTo("SUCCEEDED");
    }

    private static String states(Company company, String ticket) {
        return String.valueOf(company.execution(ticket).values().get("history"));
    }
}
