package latchkey.catalog;

import static latchkey.catalog.CatalogReading.faults;
import static latchkey.catalog.CatalogReading.member;
import static latchkey.catalog.CatalogReading.read;
import static latchkey.catalog.CatalogReading.tree;
import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import latchkey.people.Fault;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps, groups and how many must approve, as the catalog file has them (R54, R55, A1). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WorkflowFileTest {

    private static final Party SECURITY = new Party.Members(new GroupId("security"));

    private static CatalogFile steps(Object... steps) {
        return tree(Map.of(
                "groups",
                Map.of("security", List.of("hugo@demo.example", "ines@demo.example", "yuki@demo.example")),
                "apps",
                List.of(Map.of("id", "kiln", "name", "Kiln", "approval", Map.of("steps", List.of(steps))))));
    }

    private static Map<String, Object> step(Object pass, String... ask) {
        return Map.of("ask", List.of(ask), "pass", pass);
    }

    private static List<String> members(int many) {
        return IntStream.range(0, many).mapToObj(CatalogReading::member).toList();
    }

    @Test
    void people_and_groups_any_all_and_a_number() { // R55, A1
        var file = steps(
                step("any", "priya@demo.example"),
                step("all", "priya@demo.example", "group:security"),
                step(2, "group:security"),
                Map.of("ask", List.of("hugo@demo.example")));

        assertThat(file.faults()).isEmpty();
        assertThat(file.apps().getFirst().workflow().steps())
                .containsExactly(
                        new ApprovalStep(Parties.of(List.of(PRIYA.id())), Pass.any()),
                        new ApprovalStep(new Parties(List.of(new Party.One(PRIYA.id()), SECURITY)), new Pass.All()),
                        new ApprovalStep(new Parties(List.of(SECURITY)), new Pass.Quorum(2)),
                        new ApprovalStep(Parties.of(List.of(HUGO.id())), Pass.any()));
    }

    @Test
    void a_quorum_of_more_than_are_asked_could_never_be_reached() { // A1, A11
        assertThat(faults(steps(step(4, "group:security", "hugo@demo.example"))))
                .as("Hugo is in the group, so three are asked")
                .containsExactly("apps[0].approval.steps[0].pass: any, all, or how many of the 3 who are asked");
        assertThat(steps(step(3, "group:security", "hugo@demo.example")).faults())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "01", "1.0", "half", "ANY", "1000", "99999999999", "two"})
    void what_is_no_number_of_approvals_is_a_fault_and_never_any(String pass) { // A1
        var file = steps(step(pass, "group:security"));

        assertThat(file.faults()).extracting(Fault::path).containsExactly("apps[0].approval.steps[0].pass");
        assertThat(file.apps()).isEmpty();
    }

    @Test
    void a_step_asks_somebody() {
        assertThat(faults(steps(Map.of("ask", List.of()), Map.of("pass", "any"))))
                .containsExactly(
                        "apps[0].approval.steps[0].ask: at least one person or group",
                        "apps[0].approval.steps[1].ask: at least one person or group");
    }

    @Test
    void a_group_is_one_of_the_file() {
        assertThat(faults(steps(step("any", "group:sales"))))
                .containsExactly(
                        "apps[0].approval.steps[0].ask[0]: a group of this file: security",
                        "apps[0].approval.steps[0].ask: at least one person or group");
        assertThat(faults(read("apps: [ { id: a, name: A, admins: [ 'group:sales' ] } ]")))
                .containsExactly("apps[0].admins[0]: a group of this file, which has none");
        assertThat(steps(step("any", "group:security", "group:")).faults())
                .extracting(Fault::path)
                .containsExactly("apps[0].approval.steps[0].ask[1]");
    }

    @Test
    void groups_have_at_most_two_hundred_people_of_the_workspace_and_a_plain_name() {
        var groups = Map.of(
                "crowd", members(200),
                "mob", members(201),
                "On Call", List.of(),
                "few", List.of("hugo@demo.example", "hugo@demo.example"),
                "odd", List.of("nobody@demo.example", "group:few"));

        var file = tree(Map.of("groups", groups, "apps", List.of()));

        assertThat(faults(file))
                .containsExactlyInAnyOrder(
                        "groups.mob: at most 200 people",
                        "groups.On Call: a group called as security or on-call: a-z, 0-9 and -",
                        "groups.odd[0]: the address of somebody in the workspace",
                        "groups.odd[1]: the address of somebody in the workspace");
        assertThat(file.groups().of(new GroupId("crowd"))).hasSize(200);
        assertThat(file.groups().of(new GroupId("few"))).containsExactly(HUGO.id());
    }

    @Test
    void a_group_whose_name_is_a_number_keeps_its_people() {
        var file = read("groups: { 2026: [ hugo@demo.example ] }\napps: []");

        assertThat(file.faults()).isEmpty();
        assertThat(file.groups().of(new GroupId("2026"))).containsExactly(HUGO.id());
    }

    @Test
    void five_steps_forty_people_and_groups_and_ten_groups_are_the_most() { // R55
        var one = step("any", "priya@demo.example");
        assertThat(steps(one, one, one, one, one).faults()).isEmpty();
        assertThat(faults(steps(one, one, one, one, one, one)))
                .containsExactly("apps[0].approval.steps: at most 5 steps");

        var crowd = new ArrayList<>(members(40));
        assertThat(steps(Map.of("ask", crowd)).faults()).isEmpty();
        crowd.add("group:security");
        assertThat(faults(steps(Map.of("ask", crowd))))
                .containsExactly("apps[0].approval.steps[0].ask: at most 40 people and groups, 10 of them groups");
        assertThat(faults(tree(Map.of("apps", List.of(Map.of("id", "b", "name", "B", "admins", members(41)))))))
                .containsExactly("apps[0].admins: at most 40 people and groups, 10 of them groups");
    }

    @Test
    void a_step_asks_at_most_two_hundred_people_in_all_its_groups() { // 400 KB an item
        var groups = Map.of("crowd", members(200), "few", List.of("hugo@demo.example", member(7)));

        var file = tree(Map.of(
                "groups",
                groups,
                "apps",
                List.of(Map.of("id", "a", "name", "A", "admins", List.of("group:crowd", "group:few")))));

        assertThat(faults(file)).containsExactly("apps[0].admins: at most 200 people, those in groups included");
    }

    @Test
    void all_steps_together_need_at_most_forty_approvals() { // 100 items a transaction
        var twenty = Map.of("ask", members(20), "pass", "all");

        assertThat(steps(twenty, twenty).faults()).isEmpty();
        assertThat(faults(steps(twenty, twenty, step("any", "priya@demo.example"))))
                .containsExactly("apps[0].approval.steps: steps that need at most 40 approvals together");
    }

    @Test
    void all_steps_together_ask_at_most_four_hundred_people() { // 4 MB a transaction
        var step = Map.of("ask", List.of("group:crowd"));
        var app = Map.of("id", "a", "name", "A", "approval", Map.of("steps", List.of(step, step, step)));

        var file = tree(Map.of("groups", Map.of("crowd", members(134)), "apps", List.of(app)));

        assertThat(faults(file))
                .containsExactly(
                        "apps[0].approval.steps: steps that ask at most 400 people together, those in groups included");
    }

    @Test
    void who_is_named_twice_is_named_once() {
        var app = read("apps: [ { id: a, name: A, admins: [ oleg@demo.example, OLEG@demo.example ] } ]");

        assertThat(app.apps().getFirst().workflow().admins()).isEqualTo(Parties.of(List.of(OLEG.id())));
    }

    @ParameterizedTest
    @CsvSource({"PT3H59M, remind", "P46D, expire", "soon, remind", "P1M, expire", "PT99999999999999999999H, escalate"})
    void times_beyond_the_limits_are_faults(String time, String key) {
        var app = Map.of("id", "a", "name", "A", key, time);

        assertThat(tree(Map.of("apps", List.of(app))).faults())
                .extracting(Fault::path, Fault::value)
                .containsExactly(tuple("apps[0]." + key, time));
    }

    @Test
    void what_is_no_text_is_said_once_for_each_place() {
        var app = Map.of("id", "a", "name", "A", "admins", List.of(Map.of(), "", List.of(1)));

        assertThat(tree(Map.of("apps", List.of(app))).faults())
                .extracting(Fault::path)
                .containsExactly("apps[0].admins[0]", "apps[0].admins[1]", "apps[0].admins[2]");
    }

    @Test
    void a_fault_in_one_app_keeps_it_out_and_no_other() {
        var good = Map.of("id", "b", "name", "B");
        var bad = Map.of("id", "a", "name", "A", "approval", Map.of("steps", List.of(step("any", "who@demo.example"))));

        assertThat(tree(Map.of("apps", List.of(bad, good, Collections.emptyMap())))
                        .apps())
                .extracting(App::name)
                .containsExactly("B");
    }
}
