package latchkey.catalog;

import static latchkey.catalog.CatalogReading.faults;
import static latchkey.catalog.CatalogReading.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import latchkey.people.Fault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of pre-approval as the catalog file has them (R56): one that is not understood approves nobody. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RuleFileTest {

    private static final String AT = "apps[0].approval.preapprove";
    private static final Map<String, Object> OSLO = Map.of("location", "Oslo");

    private static CatalogFile rules(Object... rules) {
        var approval =
                Map.of("preapprove", List.of(rules), "steps", List.of(Map.of("ask", List.of("priya@demo.example"))));
        return tree(Map.of("apps", List.of(Map.of("id", "kiln", "name", "Kiln", "approval", approval))));
    }

    private static List<Rule> read(Object... rules) {
        var file = rules(rules);
        assertThat(file.faults()).isEmpty();
        return file.apps().getFirst().workflow().preapprove();
    }

    private static Map<String, Object> nested(int deep) {
        return deep == 1 ? OSLO : Map.of("all", List.of(nested(deep - 1)));
    }

    @Test
    void all_and_any_nest_and_every_entry_is_a_rule() {
        assertThat(read(
                        Map.of("all", List.of(Map.of("department", "Engineering"), Map.of("employment", "employee"))),
                        Map.of("any", List.of(OSLO, Map.of("title", "Head of IT")))))
                .extracting(Rule::words)
                .containsExactly(
                        "department is Engineering and employment is employee",
                        "location is Oslo or title is Head of IT");
    }

    @Test
    void five_are_the_most_within_each_other() {
        assertThat(read(nested(Rule.DEEPEST))).hasSize(1);
        assertThat(faults(rules(nested(Rule.DEEPEST + 1))))
                .singleElement()
                .asString()
                .startsWith(AT + "[0].all[0].all[0].all[0].all[0].all: at most 5 rules within each other");
        assertThat(rules(nested(200)).faults()).isNotEmpty();
    }

    @Test
    void fifty_comparisons_are_the_most() {
        var ten = Map.of("any", Collections.nCopies(10, OSLO));

        assertThat(read(ten, ten, ten, ten, ten)).hasSize(5);
        assertThat(faults(rules(ten, ten, ten, ten, ten, OSLO)))
                .containsExactly(AT + ": at most 50 comparisons in all rules together");
        assertThat(faults(rules(Map.of("any", Collections.nCopies(21, OSLO)))))
                .containsExactly(AT + "[0].any: 1 to 20 rules");
    }

    @Test
    void a_mail_address_and_a_domain_are_compared_in_the_form_that_people_have() {
        assertThat(read(Map.of("email", "Mara@DEMO.example"), Map.of("domain", "Bücher.example")))
                .containsExactly(
                        new Rule.Is(Rule.Field.EMAIL, "mara@demo.example"),
                        new Rule.Is(Rule.Field.DOMAIN, "xn--bcher-kva.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "email, mara",
        "email, mara@",
        "domain, '@demo.example'",
        "domain, 'demo'",
        "domain, 'demo.example, other.example'",
        "employment, freelancer",
        "department, ' '",
        "manager, priya@demo.example",
        "not, Oslo"
    })
    void what_could_never_hold_or_is_not_known_is_a_fault(String field, String value) {
        var file = rules(Map.of(field, value));

        assertThat(file.faults()).hasSize(1);
        assertThat(file.apps()).isEmpty();
    }

    @Test
    void a_rule_is_one_thing() {
        assertThat(rules(Map.of("location", "Oslo", "title", "Engineer")).faults())
                .as("two fields in one map could mean both or either")
                .extracting(Fault::path)
                .containsExactly(AT + "[0]");
        assertThat(rules(Map.of()).faults()).extracting(Fault::path).containsExactly(AT + "[0]");
        assertThat(rules("everybody").faults()).extracting(Fault::path).containsExactly(AT + "[0]");
        assertThat(rules(true).faults()).extracting(Fault::path).containsExactly(AT + "[0]");
    }

    @Test
    void an_empty_all_or_any_is_a_fault() {
        assertThat(faults(rules(Map.of("all", List.of())))).containsExactly(AT + "[0].all: 1 to 20 rules");
        assertThat(rules(Map.of("any", "Oslo")).faults())
                .extracting(Fault::path)
                .containsExactly(AT + "[0].any");
    }

    @Test
    void a_fault_in_one_part_of_an_all_never_leaves_the_weaker_rest() {
        var file = rules(Map.of("all", List.of(OSLO, Map.of("departement", "Engineering"))));

        assertThat(file.faults()).extracting(Fault::path).containsExactly(AT + "[0].all[1]");
        assertThat(file.apps()).isEmpty();
    }
}
