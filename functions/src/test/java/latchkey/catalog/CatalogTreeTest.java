package latchkey.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import latchkey.ticket.Examples;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** The catalog back as its file: what is written is read as it was. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogTreeTest {

    private static final String EVERYTHING = """
        groups:
          2026: [ ines@demo.example ]
          empty: []
          security: [ hugo@demo.example, ines@demo.example ]
        apps:
          - id: kiln
            name: Kiln "7" # not a comment
            description: "Builds and artefacts: all of them\\nand more"
            category: Engineering
            launch: https://kiln.demo.example/a?b=c#d
            published: false
            sso: true
            admins: [ oleg@demo.example, "group:2026" ]
            licences: [ { id: "1", name: "yes" }, { id: reader, name: Read only } ]
            visible: { departments: [ Engineering, "no" ], groups: [ security ] }
            approval:
              preapprove:
                - all: [ { department: Engineering }, { any: [ { employment: employee }, { title: "12" } ] } ]
                - domain: demo.example
                - email: priya@demo.example
              steps:
                - { ask: [ priya@demo.example ], pass: any }
                - { ask: [ hugo@demo.example, group:security ], pass: 2 }
                - { ask: [ group:empty ], pass: all }
            denial-reason: required
            remind: PT4H
            escalate: P5DT12H
            expire: P45D
            mail: comment
          - { id: plain, name: Plain }
          - { id: ruled, name: Ruled, approval: { preapprove: [ { location: Oslo } ] } }
        """;

    private final CatalogTree tree = new CatalogTree(CatalogReading::address);

    private static Catalog catalog(CatalogFile file) {
        assertThat(file.faults()).isEmpty();
        var apps = new TreeMap<String, App>();
        file.apps().forEach(app -> apps.put(app.id().value(), app));
        return new Catalog(apps, file.groups(), 1);
    }

    private String yaml(Catalog catalog) {
        return new Dump(DumpSettings.builder().build()).dumpToString(tree.of(catalog));
    }

    @Test
    void a_file_and_what_is_written_of_it_say_the_same() {
        var read = catalog(CatalogReading.read(EVERYTHING.replace(" # not a comment", "")));

        assertThat(catalog(CatalogReading.tree(tree.of(read)))).as("as a tree").isEqualTo(read);
        assertThat(catalog(CatalogReading.read(yaml(read)))).as("as YAML").isEqualTo(read);
    }

    @Test
    void written_twice_it_is_the_same_text() {
        var first = yaml(catalog(CatalogReading.read(EVERYTHING)));

        assertThat(yaml(catalog(CatalogReading.read(first)))).isEqualTo(first);
    }

    @Test
    void it_has_everything_that_could_be_left_out_but_what_is_empty() {
        var plain = catalog(CatalogReading.read("apps: [ { id: plain, name: Plain } ]"));

        assertThat(tree.of(plain).get("apps"))
                .isEqualTo(List.of(Map.of(
                        "id", "plain",
                        "name", "Plain",
                        "category", "Other",
                        "published", true,
                        "sso", false,
                        "denial-reason", "optional",
                        "remind", "P2D",
                        "escalate", "P5D",
                        "expire", "P30D",
                        "mail", "decide")));
    }

    @Test
    void the_apps_of_other_tests_too() {
        for (var app : List.of(Examples.forge(), Examples.postbox())) {
            var catalog = new Catalog(Map.of("forge", app), Groups.NONE, 1);

            assertThat(catalog(CatalogReading.tree(tree.of(catalog)))).isEqualTo(catalog);
        }
    }

    @Test
    void an_empty_catalog() {
        assertThat(catalog(CatalogReading.tree(tree.of(Catalog.EMPTY))).apps()).isEmpty();
    }
}
