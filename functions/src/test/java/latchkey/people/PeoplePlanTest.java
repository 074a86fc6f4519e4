package latchkey.people;

import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.ROSTER;
import static latchkey.ticket.Examples.TOMAS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PeoplePlanTest {

    private static final Directory NOW = new Directory(List.of(INES, TOMAS, MARA, PRIYA), ROSTER);

    private final AtomicInteger ids = new AtomicInteger(100);

    @Test
    void whoever_and_whatever_a_file_leaves_out_stays() {
        var plan = csv("email,title\nmara@demo.example,Engineer\nines@demo.example,\n");

        assertThat(plan.faults()).isEmpty();
        assertThat(plan.changes())
                .singleElement()
                .hasToString("Change[path=mara@demo.example.title, from=Optional.empty, to=Optional[Engineer]]");
        assertThat(plan.steps().getFirst().after().name()).isEqualTo("Mara");
    }

    @Test
    void a_manager_may_come_in_the_same_file_and_two_may_manage_each_other() {
        var plan = csv("email,name,manager\na@demo.example,A,b@demo.example\nb@demo.example,B,a@demo.example\n");

        assertThat(plan.faults()).isEmpty();
        assertThat(plan.steps().getFirst().after().manager())
                .contains(plan.steps().getLast().after().id());
    }

    @Test
    void yaml_says_the_same_as_csv() {
        var tree = Map.of(
                "people",
                List.of(Map.of("email", "Mara@Demo.example", "it-admin", true, "aliases", List.of("m@demo.example"))));

        var step = PeoplePlan.of(PeopleFile.tree(tree), NOW, this::id).steps().getFirst();

        assertThat(step.after().administers()).isTrue();
        assertThat(step.taken()).containsExactly(new Address("m@demo.example"));
    }

    @Test
    void the_address_of_before_stays_an_alias_where_somebody_gets_another() {
        var moved = PeopleFile.one(
                Map.of("email", "mara.bell@demo.example", "aliases", List.of()),
                field -> field,
                new Address("mara@demo.example"));

        var step = PeoplePlan.of(moved, NOW, this::id).steps().getFirst();

        assertThat(step.after().email()).isEqualTo(new Address("mara.bell@demo.example"));
        assertThat(step.after().aliases()).containsExactly(new Address("mara@demo.example"));
    }

    @Test
    void an_unknown_column_is_one_fault_however_many_rows_there_are() {
        var plan = csv("""
            email,name,phone
            mara@demo.example,Mara,1
            priya@demo.example,Priya,2
            """);

        assertThat(plan.faults()).extracting(Fault::path, Fault::value).containsExactly(tuple("line 1", "phone"));
    }

    @Test
    void addresses_are_one_person_s() {
        var plan = csv("""
            email,name,aliases
            mara@demo.example,Mara,priya@demo.example
            new@demo.example,New,x@demo.example
            x@demo.example,Old,
            """);

        assertThat(plan.faults().stream().map(Fault::path)).containsExactly("line 2, aliases", "line 4, email");
    }

    @Test
    void who_becomes_it_admin_is_written_before_who_stops_being_one() { // R49
        var plan = csv("""
            email,it-admin
            ines@demo.example,no
            tomas@demo.example,no
            mara@demo.example,yes
            """);

        assertThat(plan.faults()).isEmpty();
        assertThat(plan.steps().getFirst().after().id()).isEqualTo(MARA.id());
    }

    @Test
    void the_last_it_admin_stays() { // R49
        var plan = csv("email,it-admin,active\nines@demo.example,no,\ntomas@demo.example,,no\n");

        assertThat(plan.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.path()).isEqualTo("line 3, active");
            assertThat(fault.right()).contains("Tomas is the last IT Admin");
        });
    }

    @Test
    void a_header_that_cannot_be_right_is_all_that_is_said() {
        assertThat(csv("name,title\nA,B\n").faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.path()).isEqualTo("line 1"));
        assertThat(csv("email,email\na@b.example,c@d.example\n").faults()).hasSize(1);
        assertThat(csv("").faults()).hasSize(1);
        assertThat(PeopleFile.tree(List.of()).faults()).hasSize(1);
    }

    private PeoplePlan csv(String text) {
        return PeoplePlan.of(PeopleFile.csv(text), NOW, this::id);
    }

    private PersonId id() {
        return new PersonId("P-%08d".formatted(ids.incrementAndGet()));
    }
}
