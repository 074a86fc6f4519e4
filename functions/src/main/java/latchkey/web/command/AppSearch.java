package latchkey.web.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.catalog.App;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Query;
import latchkey.web.view.AppCard;

/** Which apps are wanted: words, category, SSO, mine; everything that is given must hold (R7). */
public record AppSearch(Query query) {

    public static final List<String> PARAMETERS = List.of("q", "category", "sso", "mine");

    private static final Map<String, List<String>> WORDS =
            Map.of("sso", List.of("true", "false"), "mine", List.of("true", "false", "none", "requested", "granted"));

    /** @throws BadRequest where sso or mine is none of the known words */
    public static AppSearch of(Query query) {
        WORDS.forEach((name, words) -> query.get(name).ifPresent(value -> {
            if (!words.contains(value)) {
                throw new BadRequest("%s is one of %s, got: %s".formatted(name, String.join(", ", words), value));
            }
        }));
        return new AppSearch(query);
    }

    public boolean wants(App app) {
        return query.get("category").map(app.category()::equalsIgnoreCase).orElse(true)
                && query.get("sso")
                        .map(sso -> sso.equals("true") == app.workflow().sso())
                        .orElse(true)
                && query.get("q")
                        .map(text -> Filter.contains(searchable(app), text))
                        .orElse(true);
    }

    public boolean wants(AppCard card) {
        return query.get("mine").map(mine -> fits(mine, card)).orElse(true);
    }

    /** Whether anything is looked for at all. */
    public boolean narrows() {
        return PARAMETERS.stream().map(query::get).anyMatch(Optional::isPresent);
    }

    private static boolean fits(String mine, AppCard card) {
        return switch (mine) {
            case "true" -> !card.mine().equals("none");
            case "false" -> card.mine().equals("none");
            default -> mine.equals(card.mine());
        };
    }

    private static String searchable(App app) {
        return String.join("\n", app.name(), app.id().value(), app.description(), app.category());
    }
}
