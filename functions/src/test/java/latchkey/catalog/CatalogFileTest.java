package latchkey.catalog;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.ticket.Examples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The catalog file, as far as it is read yet: what is not built is a fault that names it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogFileTest {

    @Test
    void an_app_as_the_demo_company_writes_it() {
        var file = read("""
                apps:
                  - id: forge
                    name: Forge
                    description: Source code, reviews and builds
                    category: Engineering
                    launch: https://forge.demo.example
                    published: true
                    sso: true
                    admins: [ oleg@demo.example ]
                    licences: [ { id: developer, name: Developer }, { id: reader, name: Read only } ]
                    approval:
                      steps:
                        - { ask: [ priya@demo.example ], pass: any }
                        - { ask: [ hugo@demo.example ], pass: any }
                """);

        assertThat(file.faults()).isEmpty();
        assertThat(file.apps()).containsExactly(Examples.forge());
    }

    @Test
    void what_is_left_out_is_as_in_the_doors() {
        var app = read("apps: [ { id: scope, name: Scope } ]").apps().getFirst();

        assertThat(app.published()).isTrue();
        assertThat(app.launch()).isEmpty();
        assertThat(app.workflow())
                .isEqualTo(new Workflow(
                        List.of(), List.of(), false, Parties.NOBODY, false, Workflow.REMIND, Workflow.ESCALATE, Workflow.EXPIRE, true));
    }

    @Test
    void every_fault_is_said_at_once_with_where_what_and_what_is_right() {
        var file = read("""
                apps:
                  - id: Forge!
                    name: ""
                    launch: http://forge.demo.example
                    sso: maybe
                    admins: [ nobody@demo.example ]
                    remind: PT1H
                    escalate: PT0S
                    expire: P90D
                    mail: perhaps
                    colour: blue
                    approval: { steps: [ { ask: [], pass: 2 } ] }
                  - { id: scope, name: Scope }
                  - { id: scope, name: Scope again }
                """);

        assertThat(file.faults())
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "apps[0].colour",
                        "apps[0].id",
                        "apps[0].name",
                        "apps[0].launch",
                        "apps[0].sso",
                        "apps[0].admins[0]",
                        "apps[0].remind",
                        "apps[0].escalate",
                        "apps[0].expire",
                        "apps[0].mail",
                        "apps[0].approval.steps[0].pass",
                        "apps[0].approval.steps[0].ask",
                        "apps[2].id");
        assertThat(file.faults())
                .contains(
                        new Fault(
                                "apps[0].admins[0]", "nobody@demo.example", "the address of somebody in the workspace"),
                        new Fault("apps[0].remind", "PT1H", "at least PT4H"),
                        new Fault(
                                "apps[0].launch", "http://forge.demo.example", "an address that begins with https://"),
                        new Fault("apps[2].id", "scope", "an id that no other app has"));
        assertThat(file.apps()).extracting(App::name).containsExactly("Scope");
    }

    @Test
    void an_address_that_is_none_is_a_fault_and_no_failure() {
        for (var launch : List.of("https://%zz", "https://[", "https:///x", "javascript:alert(1)", "https://a b")) {
            assertThat(of(Map.of("apps", List.of(Map.of("id", "scope", "name", "Scope", "launch", launch))))
                            .faults())
                    .as(launch)
                    .extracting(Fault::path)
                    .containsExactly("apps[0].launch");
        }
    }

    @Test
    void what_is_no_catalog_is_a_fault() {
        assertThat(of(null).faults()).extracting(Fault::path).contains("apps");
        assertThat(read("apps: 7").faults()).containsExactly(new Fault("apps", "7", "a list"));
        assertThat(read("apps: [ 7 ]").faults()).isNotEmpty();
        assertThat(read("groups: {}\napps: []").faults()).containsExactly(new Fault("groups", "{}", "one of: apps"));
    }

    @Test
    void what_is_not_built_yet_is_refused_by_its_name() { // groups, visibility, pre-approval, all and quorum
        var file = read("""
                apps:
                  - id: kiln
                    name: Kiln
                    visible: { departments: [ Engineering ] }
                    approval:
                      preapprove: []
                      steps: [ { ask: [ priya@demo.example, "group:security" ], pass: all } ]
                """);

        assertThat(file.faults())
                .extracting(Fault::path)
                .containsExactlyInAnyOrder(
                        "apps[0].visible",
                        "apps[0].approval.preapprove",
                        "apps[0].approval.steps[0].ask[1]",
                        "apps[0].approval.steps[0].pass");
    }

    @Test
    void five_steps_and_forty_people_a_step_are_the_most() { // R55
        var crowd = new ArrayList<String>();
        for (int i = 0; i < 41; i++) {
            crowd.add("member%d@demo.example".formatted(i));
        }
        var step = Map.of("ask", List.of("priya@demo.example"));
        var file = of(Map.of(
                "apps",
                List.of(
                        Map.of("id", "a", "name", "A", "approval", Map.of("steps", List.of(Map.of("ask", crowd)))),
                        Map.of("id", "b", "name", "B", "admins", crowd),
                        Map.of(
                                "id",
                                "c",
                                "name",
                                "C",
                                "approval",
                                Map.of("steps", List.of(step, step, step, step, step, step))))));

        assertThat(file.faults())
                .extracting(Fault::path, Fault::right)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("apps[0].approval.steps[0].ask", "1 to 40 people"),
                        org.assertj.core.groups.Tuple.tuple("apps[1].admins", "at most 40 people"),
                        org.assertj.core.groups.Tuple.tuple("apps[2].approval.steps", "at most 5 steps"));
    }

    private static CatalogFile read(String yaml) {
        return of(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static CatalogFile of(@Nullable Object tree) {
        return CatalogFile.read(tree, CatalogFileTest::known);
    }

    private static Optional<PersonId> known(Address address) {
        if (address.local().startsWith("member")) {
            return Optional.of(new PersonId(
                    "P-%08d".formatted(100 + Integer.parseInt(address.local().substring(6)))));
        }
        return Stream.of(PRIYA, HUGO, OLEG)
                .filter(person -> person.email().equals(address))
                .map(Person::id)
                .findFirst();
    }
}
