package latchkey.catalog;

import static latchkey.catalog.CatalogReading.read;
import static latchkey.catalog.CatalogReading.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import latchkey.people.Fault;
import latchkey.ticket.Examples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The catalog file, and every fault in it at once. */
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
                        List.of(),
                        List.of(),
                        false,
                        Parties.NOBODY,
                        false,
                        Workflow.REMIND,
                        Workflow.ESCALATE,
                        Workflow.EXPIRE,
                        true));
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
            assertThat(tree(Map.of("apps", List.of(Map.of("id", "scope", "name", "Scope", "launch", launch))))
                            .faults())
                    .as(launch)
                    .extracting(Fault::path)
                    .containsExactly("apps[0].launch");
        }
    }

    @Test
    void what_is_no_catalog_is_a_fault() {
        assertThat(tree(null).faults()).extracting(Fault::path).contains("apps");
        assertThat(read("apps: 7").faults()).containsExactly(new Fault("apps", "7", "a list"));
        assertThat(read("apps: [ 7 ]").faults()).isNotEmpty();
        assertThat(read("people: {}\napps: []").faults())
                .containsExactly(new Fault("people", "{}", "one of: apps, groups"));
        assertThat(read("groups: []\napps: []").faults()).containsExactly(new Fault("groups", "[]", "a map"));
    }

    @Test
    void departments_and_groups_that_may_see_it() { // R48
        var file = read("""
            groups: { security: [ hugo@demo.example ] }
            apps:
              - { id: a, name: A, visible: { departments: [ Engineering, Design ], groups: [ security ] } }
              - { id: b, name: B, visible: {} }
            """);

        assertThat(file.apps())
                .extracting(App::visible)
                .containsExactly(
                        new Visibility(List.of("Engineering", "Design"), List.of(new GroupId("security"))),
                        Visibility.EVERYBODY);
    }

    @Test
    void what_cannot_be_read_of_visible_shows_the_app_to_nobody_rather_than_everybody() { // R48
        var file = read("""
            groups: { security: [ hugo@demo.example ] }
            apps:
              - { id: a, name: A, visible: { department: Engineering } }
              - { id: b, name: B, visible: { departments: Engineering } }
              - { id: c, name: C, visible: { groups: [ sales ] } }
              - { id: d, name: D, visible: everybody }
            """);

        assertThat(file.faults())
                .extracting(Fault::path)
                .containsExactly(
                        "apps[0].visible.department",
                        "apps[1].visible.departments",
                        "apps[2].visible.groups[0]",
                        "apps[3].visible");
        assertThat(file.apps()).isEmpty();
    }

    @Test
    void a_reason_and_mail_are_one_of_two_words() { // R23
        var app = read("apps: [ { id: a, name: A, denial-reason: required, mail: comment } ]")
                .apps()
                .getFirst();

        assertThat(app.workflow().reasonRequired()).isTrue();
        assertThat(app.workflow().byMail()).isFalse();
        assertThat(read("apps: [ { id: a, name: A, denial-reason: true } ]").faults())
                .containsExactly(new Fault("apps[0].denial-reason", "true", "one of: optional, required"));
    }

    @Test
    void a_licence_has_an_id_of_its_own() { // R57
        assertThat(read("apps: [ { id: a, name: A, licences: [ { id: x, name: X }, { id: x, name: Y } ] } ]")
                        .faults())
                .extracting(Fault::path)
                .containsExactly("apps[0].licences[1].id");
        assertThat(read("apps: [ { id: a, name: A, licences: [ developer ] } ]").faults())
                .isNotEmpty();
    }
}
