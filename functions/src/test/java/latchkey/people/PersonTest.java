package latchkey.people;

import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonTest {

    private static final Joining DEMO =
            new Joining(Optional.of("demo.example"), Optional.of(new Address("ines@other.example")));
    private static final Roster INES_IS_IT = new Roster(List.of(INES.id()), 1);

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Ma\nra", "Ma\u202Era", "Ma\u200Bra", "Ma\u0000ra", "Ma\uD800ra"})
    void a_name_cannot_hide_turn_or_break_a_line(String name) {
        assertThatThrownBy(() -> named(name)).hasMessageStartingWith("A name has 1 to 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mara Lindqvist", "Zoë 🏗", "יעל", "Nguyễn Thị Ánh"})
    void names_of_all_people_are_taken(String name) {
        assertThat(named(name).name()).isEqualTo(name);
    }

    @Test
    void a_person_writes_from_their_address_and_aliases() {
        var mara = new Person(
                MARA.id(),
                "Mara",
                MARA.email(),
                Set.of(new Address("m.lindqvist@demo.example")),
                "",
                "",
                "",
                "",
                false,
                true,
                Optional.empty(),
                1);

        assertThat(mara.writesFrom(new Address("m.lindqvist@demo.example"))).isTrue();
        assertThat(mara.writesFrom(new Address("mara+it@demo.example"))).isFalse();
    }

    @Test
    void everybody_of_the_domain_joins_and_nobody_else() { // R50, R2
        assertThat(DEMO.of(new Address("new@demo.example"), INES_IS_IT, DEMO.first()))
                .isEqualTo(Joining.Place.MEMBER);
        assertThat(DEMO.of(new Address("new@sub.demo.example"), INES_IS_IT, DEMO.first()))
                .isEqualTo(Joining.Place.NOBODY);
        assertThat(DEMO.of(new Address("new@demo.example"), INES_IS_IT, Settings.USUAL))
                .isEqualTo(Joining.Place.NOBODY);
    }

    @Test
    void the_first_it_admin_joins_as_one_while_there_is_none() { // R49
        var first = new Address("ines@other.example");

        assertThat(DEMO.of(first, Roster.EMPTY, DEMO.first())).isEqualTo(Joining.Place.IT_ADMIN);
        assertThat(DEMO.of(first, INES_IS_IT, DEMO.first())).isEqualTo(Joining.Place.NOBODY);
    }

    @Test
    void an_it_admin_stands_once_on_the_roster() {
        assertThat(INES_IS_IT.with(INES.id())).isEqualTo(INES_IS_IT);
        assertThat(INES_IS_IT.with(MARA.id()).itAdmins()).containsExactly(INES.id(), MARA.id());
    }

    private static Person named(String name) {
        return new Person(MARA.id(), name, MARA.email(), Set.of(), "", "", "", "", false, true, Optional.empty(), 1);
    }
}
