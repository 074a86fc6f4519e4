package latchkey.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.ticket.Examples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Of whom a rule of pre-approval holds, and how it is said (R56). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RuleTest {

    private static final Person MARA = new Person(
            new PersonId("P-00000001"),
            "Mara",
            new Address("mara@demo.example"),
            Set.of(new Address("mara@other.example")),
            "Engineering",
            "Oslo",
            "Engineer",
            "employee",
            false,
            true,
            Optional.empty(),
            1);

    private static final Rule ENGINEERING = is("department", "Engineering");
    private static final Rule OSLO = is("location", "Oslo");
    private static final Rule LISBON = is("location", "Lisbon");

    private static Rule is(String field, String value) {
        return new Rule.Is(Rule.Field.of(field).orElseThrow(), value);
    }

    @ParameterizedTest
    @CsvSource({
        "department, Engineering, true",
        "department, ' engineering ', true",
        "department, Engineering Management, false",
        "department, Engineer, false",
        "location, OSLO, true",
        "location, Lisbon, false",
        "title, Engineer, true",
        "title, Engineering Manager, false",
        "email, mara@demo.example, true",
        "email, mara@other.example, false",
        "email, amara@demo.example, false",
        "domain, demo.example, true",
        "domain, other.example, false",
        "domain, example, false",
        "domain, xdemo.example, false",
        "employment, employee, true",
        "employment, contractor, false"
    })
    void a_field_has_the_value_or_it_has_not(String field, String value, boolean holds) {
        assertThat(is(field, value).holdsFor(MARA)).isEqualTo(holds);
    }

    @ParameterizedTest
    @EnumSource(
            value = Rule.Field.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EMAIL", "DOMAIN"})
    void what_is_not_known_of_a_person_matches_nothing(Rule.Field field) {
        assertThat(new Rule.Is(field, "Engineering").holdsFor(Examples.YUKI)).isFalse();
        assertThatThrownBy(() -> new Rule.Is(field, " "))
                .as("so that a blank is no rule that holds of all of them")
                .hasMessage("A rule compares with something, got a blank for " + field.word());
    }

    @Test
    void all_of_them_or_any_of_them_within_each_other() {
        assertThat(new Rule.AllOf(List.of(ENGINEERING, OSLO)).holdsFor(MARA)).isTrue();
        assertThat(new Rule.AllOf(List.of(ENGINEERING, LISBON)).holdsFor(MARA)).isFalse();
        assertThat(new Rule.AnyOf(List.of(LISBON, OSLO)).holdsFor(MARA)).isTrue();
        assertThat(new Rule.AnyOf(List.of(LISBON)).holdsFor(MARA)).isFalse();
        assertThat(new Rule.AllOf(List.of(new Rule.AnyOf(List.of(LISBON, OSLO)), is("title", "Head"))).holdsFor(MARA))
                .isFalse();
        assertThat(new Rule.AnyOf(List.of(new Rule.AllOf(List.of(ENGINEERING, LISBON)), OSLO)).holdsFor(MARA))
                .isTrue();
    }

    @Test
    void an_empty_all_would_hold_of_everybody_and_cannot_be_made() {
        assertThatThrownBy(() -> new Rule.AllOf(List.of())).hasMessage("all and any have at least one rule in them");
        assertThatThrownBy(() -> new Rule.AnyOf(List.of())).hasMessage("all and any have at least one rule in them");
    }

    @Test
    void it_is_said_as_a_person_would() {
        var cities = new Rule.AnyOf(List.of(OSLO, LISBON));

        assertThat(ENGINEERING.words()).isEqualTo("department is Engineering");
        assertThat(cities.words()).isEqualTo("location is Oslo or location is Lisbon");
        assertThat(new Rule.AllOf(List.of(ENGINEERING, cities)).words())
                .isEqualTo("department is Engineering and (location is Oslo or location is Lisbon)");
        assertThat(new Rule.AnyOf(List.of(new Rule.AllOf(List.of(ENGINEERING, OSLO)), LISBON)).words())
                .isEqualTo("(department is Engineering and location is Oslo) or location is Lisbon");
        assertThat(new Rule.AllOf(List.of(cities)).words()).isEqualTo(cities.words());
    }

    @Test
    void any_entry_of_the_list_that_holds_is_enough_and_the_first_is_named() {
        var workflow = new Workflow(
                List.of(Examples.step(Examples.PRIYA)),
                List.of(LISBON, OSLO, ENGINEERING),
                false,
                Parties.NOBODY,
                false,
                Workflow.REMIND,
                Workflow.ESCALATE,
                Workflow.EXPIRE,
                true);

        assertThat(workflow.preapproves(MARA)).contains(OSLO);
        assertThat(workflow.preapproves(Examples.YUKI)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Rule.Field.class)
    void a_field_is_read_by_its_word(Rule.Field field) {
        assertThat(Rule.Field.of(field.word())).contains(field);
    }
}
