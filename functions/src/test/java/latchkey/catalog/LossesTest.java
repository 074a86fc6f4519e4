package latchkey.catalog;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.app;
import static latchkey.ticket.Examples.step;
import static latchkey.ticket.Examples.workflow;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.people.PersonId;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whom a new catalog takes a role from in which open tickets may ask them (A10, A12). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LossesTest {

    private static final GroupId SECURITY = new GroupId("security");

    private static Catalog with(Map<String, App> apps, Map<String, List<PersonId>> groups) {
        return new Catalog(apps, new Groups(groups), 1);
    }

    private static Catalog group(Person... members) {
        return with(
                Map.of(),
                Map.of(SECURITY.value(), Stream.of(members).map(Person::id).toList()));
    }

    private static Catalog forge(Workflow workflow) {
        return with(Map.of("forge", app(workflow)), Map.of());
    }

    @Test
    void a_group_loses_members_or_is_gone_and_one_that_gains_some_loses_nothing() {
        assertThat(Losses.between(group(HUGO, PRIYA), group(PRIYA)).groups()).containsExactly(SECURITY);
        assertThat(Losses.between(group(HUGO), group(PRIYA)).groups()).containsExactly(SECURITY);
        assertThat(Losses.between(group(HUGO), Catalog.EMPTY).groups()).containsExactly(SECURITY);
        assertThat(Losses.between(group(HUGO), group(PRIYA, HUGO)).isEmpty()).isTrue();
        assertThat(Losses.between(Catalog.EMPTY, group(HUGO)).isEmpty()).isTrue();
    }

    @Test
    void an_app_loses_an_app_admin_and_one_that_gets_its_first_loses_none() {
        var oleg = forge(workflow(false, List.of(OLEG.id())));

        assertThat(Losses.between(oleg, forge(workflow(false, List.of(HUGO.id()))))
                        .apps())
                .isEqualTo(Set.of(new AppId("forge")));
        assertThat(Losses.between(oleg, forge(workflow(false, List.of()))).apps())
                .hasSize(1);
        assertThat(Losses.between(oleg, Catalog.EMPTY).apps()).hasSize(1);
        assertThat(Losses.between(oleg, forge(workflow(false, List.of(HUGO.id(), OLEG.id()))))
                        .isEmpty())
                .isTrue();
        assertThat(Losses.between(forge(workflow(false, List.of())), oleg).isEmpty())
                .isTrue();
    }

    @Test
    void who_approves_is_pinned_by_the_tickets_and_no_loss() { // R3
        var priya = forge(workflow(false, List.of(OLEG.id()), step(PRIYA)));
        var hugo = forge(workflow(false, List.of(OLEG.id()), step(HUGO)));

        assertThat(Losses.between(priya, hugo).isEmpty()).isTrue();
    }
}
