package latchkey.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a new catalog file changes, value by value. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogChangesTest {

    private static final String BEFORE = """
        groups: { security: [ hugo@demo.example, ines@demo.example ], old: [ yuki@demo.example ] }
        apps:
          - { id: forge, name: Forge, sso: true, approval: { steps: [ { ask: [ priya@demo.example ] } ] } }
          - { id: kiln, name: Kiln, approval: { steps: [ { ask: [ "group:security" ], pass: 2 } ] } }
        """;

    private final CatalogTree tree = new CatalogTree(CatalogReading::address);
    private final Catalog before = after(Catalog.EMPTY, BEFORE);

    private static Catalog after(Catalog now, String yaml) {
        var file = CatalogReading.read(yaml);
        assertThat(file.faults()).isEmpty();
        return CatalogChanges.applied(now, file);
    }

    private List<String> changes(Catalog next) {
        return CatalogChanges.between(before, next, tree).stream()
                .map(change -> "%s: %s -> %s"
                        .formatted(
                                change.path(),
                                change.from().orElse("nothing"),
                                change.to().orElse("nothing")))
                .toList();
    }

    @Test
    void the_same_file_changes_nothing_but_the_version() {
        var again = after(before, BEFORE);

        assertThat(changes(again)).isEmpty();
        assertThat(again.version()).isEqualTo(before.version() + 1);
    }

    @Test
    void every_value_that_changes_is_a_line_with_its_path() {
        var next = after(
                before,
                BEFORE.replace("sso: true", "sso: false")
                        .replace("[ priya@demo.example ]", "[ priya@demo.example, hugo@demo.example ], pass: all"));

        assertThat(changes(next))
                .containsExactly(
                        "apps.forge.approval.steps[0].ask[1]: nothing -> hugo@demo.example",
                        "apps.forge.approval.steps[0].pass: any -> all",
                        "apps.forge.sso: true -> false");
    }

    @Test
    void an_app_that_is_left_out_is_unpublished_and_never_deleted() {
        var next = after(
                before,
                "groups: { security: [ hugo@demo.example, ines@demo.example ], old: [ yuki@demo.example ] }\n"
                        + "apps: [ { id: forge, name: Forge, sso: true, approval: { steps: [ { ask: [ priya@demo.example ]"
                        + " } ] } } ]");

        assertThat(changes(next)).containsExactly("apps.kiln.published: true -> false");
        assertThat(next.apps().values())
                .extracting(App::workflow)
                .containsExactlyElementsOf(
                        before.apps().values().stream().map(App::workflow).toList());
    }

    @Test
    void a_group_that_is_left_out_is_gone_but_for_one_that_an_app_left_out_still_names() {
        var next = after(before, "apps: [ { id: forge, name: Forge } ]");

        assertThat(changes(next))
                .contains("groups.old[0]: yuki@demo.example -> nothing", "apps.kiln.published: true -> false")
                .noneMatch(change -> change.startsWith("groups.security"));
        assertThat(next.groups().members()).containsOnlyKeys("security");
        assertThat(CatalogReading.tree(tree.of(next)).faults())
                .as("what is written of it can be read")
                .isEmpty();
    }

    @Test
    void a_new_app_is_all_of_its_values() {
        var next = after(before, BEFORE + "  - { id: canvas, name: Canvas }\n");

        assertThat(changes(next))
                .contains("apps.canvas.id: nothing -> canvas", "apps.canvas.name: nothing -> Canvas")
                .allMatch(change -> change.startsWith("apps.canvas."));
    }

    @Test
    void who_comes_into_a_group_and_who_leaves_it() {
        var next = after(before, BEFORE.replace("ines@demo.example", "priya@demo.example"));

        assertThat(changes(next)).containsExactly("groups.security[1]: ines@demo.example -> priya@demo.example");
    }
}
