package latchkey.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** IT Admins look after people and settings, by the API, on the pages and with files. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleTest {

    private static final String PEOPLE = "/api/v1/admin/people";
    private static final String SETTINGS = "/api/v1/admin/settings";

    private final Company company = Company.demo();
    private final Inhabitant ines = company.person("ines");

    @AfterAll
    void end() {
        try (company) {
            company.isSound();
        }
    }

    @Test
    void for_everybody_else_it_is_not_there() { // R44, R51
        for (var name : List.of("mara", "priya", "oleg")) {
            var person = company.person(name);
            for (var path : List.of(
                    PEOPLE,
                    PEOPLE + ".csv",
                    PEOPLE + "/mara@demo.example",
                    SETTINGS,
                    "/admin/people",
                    "/admin/settings")) {
                person.get(path).must(404);
            }
            person.puts(PEOPLE + "/" + name + "@demo.example", Map.of("itAdmin", true))
                    .must(404);
            assertThat(person.get("/apps").must(200).body()).doesNotContain("/admin/people", "/admin/settings");
        }
    }

    @Test
    void a_person_is_added_changed_and_found() { // R50
        var path = PEOPLE + "/nora@demo.example";
        ines.puts(
                        path,
                        Map.of(
                                "name",
                                "Nora Aas",
                                "manager",
                                "priya@demo.example",
                                "aliases",
                                List.of("n.aas@demo.example")))
                .must(201);
        ines.puts(path, Map.of("title", "Engineer"), Optional.empty()).must(428);
        ines.puts(path, Map.of("title", "Engineer"), Optional.of("\"old\"")).must(412);
        ines.puts(path, Map.of("title", "Engineer", "department", "Engineering"))
                .must(200);

        var nora = ines.get(PEOPLE + "/n.aas@demo.example").must(200).json();
        assertThat(nora.text("manager")).isEqualTo("priya@demo.example");
        assertThat(nora.text("name")).isEqualTo("Nora Aas");
        assertThat(ines.get(PEOPLE + "?q=nora+engineer").must(200).json().docs("items"))
                .singleElement()
                .satisfies(one -> assertThat(one.text("title")).isEqualTo("Engineer"));
        ines.get(PEOPLE + "?colour=red").must(400);
        company.person("nora").requests("atlas", "I am here now"); // R1
    }

    @Test
    void the_list_comes_in_pages() {
        var first = ines.get(PEOPLE + "?limit=5").must(200).json();
        var second = ines.get(PEOPLE + "?limit=5&cursor=" + first.text("next"))
                .must(200)
                .json();

        assertThat(first.docs("items")).hasSize(5);
        assertThat(second.docs("items")).doesNotContainAnyElementsOf(first.docs("items"));
        ines.get(PEOPLE + "?cursor=%21").must(400);
    }

    @Test
    void every_wrong_field_is_named() {
        var refused = ines.puts(
                        PEOPLE + "/sam@demo.example",
                        Map.of(
                                "name", "Sam\u202Erevir",
                                "aliases", List.of("mara@demo.example"),
                                "employment", "pirate",
                                "manager", "nobody@demo.example"))
                .must(422);
        assertThat(refused.json().docs("errors").stream().map(error -> error.text("pointer")))
                .contains("/name", "/employment");
        var taken = ines.puts(
                        PEOPLE + "/sam@demo.example",
                        Map.of("aliases", List.of("mara@demo.example"), "manager", "nobody@demo.example"))
                .must(422);
        assertThat(taken.json().docs("errors").stream().map(error -> error.text("pointer")))
                .containsExactlyInAnyOrder("/aliases", "/manager");
    }

    @Test
    void a_file_with_faults_changes_nothing_and_says_all_of_them() {
        var csv = """
            email,name,aliases,department,manager,it-admin
            mara@demo.example,Mara Lindqvist,,"=HYPERLINK(""x"")",mara@demo.example,no
            new@demo.example,,priya@demo.example,Sales,nobody@demo.example,perhaps
            new@demo.example,Twice,,Sales,,no
            not an address,Nobody,,Sales,,no
            short,row
            """;
        var plan =
                ines.file(PEOPLE + "/plan", "text/csv", csv, Optional.empty()).must(200);

        assertThat(plan.json().docs("faults").stream().map(fault -> fault.text("path")))
                .contains("line 2, manager", "line 3, name", "line 3, it-admin", "line 5, email", "line 6");
        ines.file(PEOPLE + "/apply", "text/csv", csv, plan.tag()).must(422);
        ines.get(PEOPLE + "/new@demo.example").must(404);
        ines.file(PEOPLE + "/plan", "application/json", csv, Optional.empty()).must(415);
    }

    @Test
    void a_thousand_people_come_from_a_file_and_once_more_changes_nothing() {
        var csv = IntStream.range(0, 1_000)
                .mapToObj(i -> "clerk%d@harbour.example,Clerk %d,=2+%d,clerk%d@harbour.example"
                        .formatted(i, i, i, (i + 1) % 1_000))
                .collect(Collectors.joining("\n", "email,name,title,manager\n", "\n"));
        var plan =
                ines.file(PEOPLE + "/plan", "text/csv", csv, Optional.empty()).must(200);
        var tag = plan.tag();
        ines.file(PEOPLE + "/apply", "text/csv", csv, Optional.empty()).must(428);
        ines.file(PEOPLE + "/apply", "text/csv", csv + "x@harbour.example,X,,\n", tag)
                .must(412);

        ines.file(PEOPLE + "/apply", "text/csv", csv, tag).must(200);

        assertThat(ines.get(PEOPLE + "/clerk999@harbour.example")
                        .must(200)
                        .json()
                        .text("manager"))
                .isEqualTo("clerk0@harbour.example");
        var again = ines.file(PEOPLE + "/plan", "text/csv", csv, Optional.empty())
                .must(200)
                .json();
        assertThat(again.docs("changes")).isEmpty();
        var export = ines.get(PEOPLE + ".csv").must(200).body();
        assertThat(export).contains("'=2+7").contains("ines@demo.example");
        var whole = ines.file(PEOPLE + "/plan", "text/csv", export, Optional.empty())
                .must(200)
                .json();
        assertThat(whole.docs("changes")).isEmpty();
        assertThat(whole.docs("faults")).isEmpty();
    }

    @Test
    void the_pages_do_the_same_without_a_script() {
        assertThat(ines.get("/apps").body()).contains("/admin/apps");
        assertThat(ines.get("/admin/apps").body()).contains("/admin/people");
        var refused = ines.form(
                "/admin/people/new",
                "/admin/people/new",
                Map.of(
                        "name",
                        "<b>Ola</b>",
                        "email",
                        "ola@demo.example",
                        "manager",
                        "nobody@demo.example",
                        "active",
                        "true"));
        assertThat(refused.must(422).body()).contains("&lt;b>Ola", "in the workspace");
        ines.form(
                        "/admin/people/new",
                        "/admin/people/new",
                        Map.of("name", "Ola", "email", "ola@demo.example", "active", "true"))
                .must(303);
        ines.form(
                        "/admin/people/ola%40demo.example",
                        "/admin/people/ola%40demo.example",
                        Map.of("name", "Ola Hval", "email", "ola@demo.example", "active", "true"))
                .must(303);
        assertThat(ines.get("/admin/people?q=hval").must(200).body()).contains("Ola Hval");

        var text = "email,title\nola@demo.example,Pilot\n";
        var plan = ines.form("/admin/people/import", "/admin/people/import", Map.of("text", text));
        var tag = plan.must(200).body().replaceAll("(?s).*name=\"tag\" value=\"([^\"]*)\".*", "$1");
        ines.form("/admin/people/import", "/admin/people/import/apply", Map.of("text", text, "tag", "other"))
                .must(409);
        ines.form("/admin/people/import", "/admin/people/import/apply", Map.of("text", text, "tag", tag))
                .must(303);
        assertThat(ines.get(PEOPLE + "/ola@demo.example").json().text("title")).isEqualTo("Pilot");
        assertThat(ines.form("/admin/settings", "/admin/settings", Map.of("join", "list", "timeZone", "Nowhere"))
                        .must(422)
                        .body())
                .contains("a time zone such as");
        ines.form("/admin/settings", "/admin/settings", Map.of("join", "list", "timeZone", "UTC"))
                .must(303);
    }

    @Test
    void what_was_got_can_be_put_as_it_is() {
        var tomas = PEOPLE + "/tomas@demo.example";
        var got = ines.get(tomas).must(200);

        var put = ines.puts(tomas, got.json().values(), got.tag()).must(200);

        assertThat(put.json()).isEqualTo(got.json());
        assertThat(put.tag()).isEqualTo(got.tag());
    }

    @Test
    void a_write_with_a_parameter_that_nobody_knows_is_refused() {
        var refused = ines.file(PEOPLE + "/plan?dry=true", "text/csv", "email\nmara@demo.example\n", Optional.empty());

        assertThat(refused.must(400).json().text("detail")).contains("dry");
    }
}
