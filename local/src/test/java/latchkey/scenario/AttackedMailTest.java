package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that would decide, were they from the one who is asked, or did they say so: see {@link SenderAttacks}, {@link WordAttacks}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackedMailTest {

    private final Company company = Company.demo();

    @BeforeAll
    void a_domain_is_named() {
        var ines = company.person("ines");
        ines.puts("/api/v1/admin/settings", Map.of("dkimDomains", List.of(SenderAttacks.NAMED)))
                .must(200);
        ines.puts("/api/v1/admin/people/bea@demo.example", Map.of("aliases", List.of("bea@" + SenderAttacks.NAMED)))
                .must(200);
    }

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @ParameterizedTest
    @MethodSource("genuine")
    void the_same_mail_from_the_one_who_is_asked_decides(UnaryOperator<Draft> how) {
        var ticket = company.person("mara").requests("canvas", "> approve");
        var ask = company.person("bea").asked(ticket);
        how.apply(Draft.reply(Attack.BEA, ask).text("approve")).send(company);
        company.idle();
        assertThat(company.person("mara").timeline(ticket)).contains("approved");
    }

    static Stream<Named<UnaryOperator<Draft>>> genuine() {
        UnaryOperator<Draft> named =
                draft -> draft.from("bea@" + SenderAttacks.NAMED).verdicts("dkim=PASS; dmarc=GRAY");
        return Stream.of(
                Named.of("with nothing else", UnaryOperator.identity()),
                Named.of("from the named domain", named),
                Named.of(
                        "from the named domain, by a provider that signs too",
                        draft -> named.apply(draft)
                                .above("X-Local-Signed-By: " + SenderAttacks.NAMED)
                                .above("X-Local-Signed-By: provider.example")));
    }

    @Test
    void the_word_where_its_author_said_it_decides() {
        var ticket = company.person("mara").requests("canvas", "> approve");
        var ask = company.person("bea").asked(ticket);
        Draft.reply(Attack.BEA, ask)
                .text("approve\n\n" + QuoteAttacks.WROTE + "\n\n" + QuoteAttacks.quoted(ask.text()))
                .send(company);
        company.idle();
        assertThat(company.person("mara").timeline(ticket)).contains("approved");
    }

    @ParameterizedTest
    @MethodSource({"latchkey.scenario.SenderAttacks#kinds", "latchkey.scenario.WordAttacks#kinds"})
    void decides_nothing(Stream<Attack> attacks) { // R2
        Attack.allFail(company, attacks);
    }
}
