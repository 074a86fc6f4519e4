package latchkey.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class UnaskedTest {

    @Test
    void an_app_that_it_newly_sets_up_is_published_and_one_taken_back_stays_so() { // R52
        var none = catalog(List.of());
        var fresh = catalog(List.of(app("kiln", true), app("attic", false)));

        var after = Unasked.published(none, fresh);
        assertThat(published(after, "kiln")).isTrue();
        assertThat(published(after, "attic")).isFalse();
        assertThat(published(Unasked.published(after, fresh), "kiln")).isFalse();
    }

    private static boolean published(Catalog catalog, String id) {
        return Optional.ofNullable(catalog.apps().get(id)).orElseThrow().published();
    }

    private static Catalog catalog(List<Map<String, Object>> apps) {
        return CatalogChanges.applied(Catalog.EMPTY, CatalogFile.read(Map.of("apps", apps), _ -> Optional.empty()));
    }

    private static Map<String, Object> app(String id, boolean sso) {
        return Map.of("id", id, "name", id, "published", false, "sso", sso);
    }
}
