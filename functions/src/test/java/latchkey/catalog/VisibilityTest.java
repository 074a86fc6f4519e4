package latchkey.catalog;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.YUKI;
import static latchkey.ticket.Examples.left;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.Role;
import latchkey.ticket.Examples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who sees an app, and who holds a role in it, by name or in a group (R5, R33, R43, R45, R48). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class VisibilityTest {

    private static final GroupId SECURITY = new GroupId("security");
    private static final Groups GROUPS = new Groups(Map.of("security", List.of(HUGO.id(), OLEG.id())));

    private static Person in(String department) {
        return new Person(
                MARA.id(),
                "Mara",
                MARA.email(),
                MARA.aliases(),
                department,
                "",
                "",
                "",
                false,
                true,
                Optional.empty(),
                1);
    }

    private static App app(Visibility visible, Parties approvers, Parties admins) {
        var workflow = new Workflow(
                approvers.isEmpty() ? List.of() : List.of(new ApprovalStep(approvers, Pass.any())),
                List.of(),
                false,
                admins,
                false,
                Workflow.REMIND,
                Workflow.ESCALATE,
                Workflow.EXPIRE,
                true);
        var forge = Examples.app(workflow);
        return new App(
                forge.id(),
                forge.name(),
                forge.description(),
                forge.category(),
                forge.launch(),
                true,
                visible,
                List.of(),
                workflow);
    }

    private static Catalog catalog(App app) {
        return new Catalog(Map.of("forge", app), GROUPS, 1);
    }

    private static Catalog visible(List<String> departments, List<GroupId> groups) {
        return catalog(app(new Visibility(departments, groups), Parties.NOBODY, Parties.NOBODY));
    }

    @Test
    void everybody_sees_what_is_not_limited() { // R5
        assertThat(visible(List.of(), List.of()).appsFor(YUKI)).hasSize(1);
    }

    @Test
    void a_department_or_a_group_is_enough() { // R48
        var catalog = visible(List.of("Engineering"), List.of(SECURITY));

        assertThat(catalog.app("forge", in("engineering"))).isPresent();
        assertThat(catalog.app("forge", HUGO)).isPresent();
        assertThat(catalog.app("forge", in("Engineering Management"))).isEmpty();
        assertThat(catalog.app("forge", in(""))).isEmpty();
        assertThat(catalog.app("forge", left(HUGO))).isEmpty();
    }

    @Test
    void a_group_that_is_gone_shows_it_to_nobody() { // R48
        assertThat(visible(List.of(), List.of(new GroupId("gone"))).appsFor(YUKI))
                .isEmpty();
    }

    @Test
    void an_it_admin_sees_in_the_catalog_what_is_meant_for_them() { // R48
        assertThat(visible(List.of("Engineering"), List.of()).appsFor(INES)).isEmpty();
    }

    @Test
    void roles_come_through_groups_as_well() { // R33, R43
        var group = new Parties(List.of(new Party.Members(SECURITY)));
        var approved = catalog(app(Visibility.EVERYBODY, group, Parties.of(List.of(PRIYA.id()))));
        var administered = catalog(app(Visibility.EVERYBODY, Parties.NOBODY, group));

        assertThat(approved.rolesOf(HUGO)).containsExactlyInAnyOrder(Role.APPROVER, Role.MEMBER);
        assertThat(administered.rolesOf(HUGO)).containsExactlyInAnyOrder(Role.APP_ADMIN, Role.MEMBER);
        assertThat(approved.managedBy(HUGO)).containsExactly(new AppId("forge"));
        assertThat(administered.managedBy(HUGO)).containsExactly(new AppId("forge"));
        assertThat(administered.managedBy(YUKI)).isEmpty();
    }

    @Test
    void an_app_without_app_admins_is_the_it_admins_and_one_with_an_empty_group_is_not() { // R45
        var nobody = catalog(app(Visibility.EVERYBODY, Parties.NOBODY, Parties.NOBODY));
        assertThat(nobody.managedBy(INES)).containsExactly(new AppId("forge"));
        assertThat(nobody.managedBy(PRIYA)).isEmpty();

        var emptied = catalog(app(
                Visibility.EVERYBODY, Parties.NOBODY, new Parties(List.of(new Party.Members(new GroupId("gone"))))));
        assertThat(emptied.managedBy(INES)).isEmpty();
    }

    @Test
    void somebody_named_and_in_a_group_is_one_of_the_people_once() {
        var both =
                new Parties(List.of(new Party.One(OLEG.id()), new Party.Members(SECURITY), new Party.One(OLEG.id())));

        assertThat(both.people(GROUPS)).containsExactly(OLEG.id(), HUGO.id());
        assertThat(both.all()).hasSize(2);
        assertThat(GROUPS.withMember(OLEG.id())).containsExactly(SECURITY);
    }
}
