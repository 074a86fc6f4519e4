package latchkey.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.people.Fault;
import latchkey.people.PersonId;
import latchkey.runtime.Json;
import latchkey.runtime.Yaml;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What editors check a catalog file with says what the product reads. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CatalogSchemaTest {

    private static final Path HOUSE = Path.of("..");

    private final Map<String, @Nullable Object> schema = Json.object(text("docs/catalog.schema.json"));

    @Test
    void every_key_that_is_read_stands_in_it_and_no_other() {
        assertThat(keys(at(schema, "properties"))).containsExactlyInAnyOrderElementsOf(readAt(""));
        assertThat(keys(at(schema, "$defs", "app", "properties"))).isEqualTo(AppReader.KEYS);
        assertThat(keys(at(schema, "$defs", "app", "properties", "approval", "properties")))
                .containsExactlyInAnyOrderElementsOf(readAt("approval"));
        assertThat(keys(at(schema, "$defs", "app", "properties", "visible", "properties")))
                .containsExactlyInAnyOrderElementsOf(readAt("visible"));
        assertThat(keys(at(schema, "$defs", "rule", "properties")))
                .isEqualTo(Stream.concat(
                                Stream.of("all", "any"),
                                Arrays.stream(Rule.Field.values()).map(Rule.Field::word))
                        .collect(Collectors.toSet()));
    }

    @Test
    void the_demo_company_has_no_key_that_is_missing_in_it() {
        var strange = new ArrayList<String>();
        check(
                "",
                Yaml.read(text("local/demo/catalog.yaml").getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                schema,
                strange);
        assertThat(strange).isEmpty();
        check(
                "",
                Yaml.read("apps: [ { id: kiln, colour: blue } ]".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                schema,
                strange);
        assertThat(strange).containsExactly(".apps[].colour", ".apps[] lacks name");
    }

    /** The keys that the reader says are possible, where it meets another one. */
    private static List<String> readAt(String path) {
        Map<String, Object> wrong = Map.of("wrong", 1);
        var tree = path.isEmpty()
                ? Map.of("apps", List.of(), "wrong", 1)
                : Map.of("apps", List.of(Map.of("id", "kiln", "name", "Kiln", path, wrong)));
        var right = CatalogFile.read(tree, _ -> Optional.of(new PersonId("P-AAAAAAAA"))).faults().stream()
                .filter(fault -> fault.path().endsWith("wrong"))
                .map(Fault::right)
                .findFirst()
                .orElseThrow();
        return List.of(right.replace("one of: ", "").split(", ", -1));
    }

    /** Keys and whether they must be there: what completes an editor. Values are checked by the plan. */
    private void check(String path, @Nullable Object value, Map<?, ?> against, List<String> strange) {
        var rules = against.get("$ref") instanceof String ref
                ? at(schema, ref.substring(2).split("/", -1))
                : against;
        switch (value) {
            case Map<?, ?> map -> {
                var known = rules.get("properties") instanceof Map<?, ?> properties ? properties : Map.of();
                map.forEach((key, one) -> {
                    if (known.get(key) instanceof Map<?, ?> rule) {
                        check(path + "." + key, one, rule, strange);
                    } else if (!(rules.get("additionalProperties") instanceof Map)) {
                        strange.add(path + "." + key);
                    }
                });
                if (rules.get("required") instanceof List<?> required) {
                    required.stream()
                            .filter(key -> !map.containsKey(key))
                            .forEach(key -> strange.add(path + " lacks " + key));
                }
            }
            case List<?> list -> list.forEach(one -> check(path + "[]", one, at(rules, "items"), strange));
            case null, default -> assertThat(rules).as(path).isNotEmpty();
        }
    }

    private static Map<?, ?> at(Map<?, ?> map, String... path) {
        Object here = map;
        for (var key : path) {
            here = here instanceof Map<?, ?> held ? held.get(key) : null;
        }
        assertThat(here).as(String.join("/", path)).isInstanceOf(Map.class);
        return (Map<?, ?>) java.util.Objects.requireNonNull(here);
    }

    private static Set<String> keys(Map<?, ?> map) {
        return map.keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static String text(String file) {
        try {
            return Files.readString(HOUSE.resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
