package latchkey.web.api;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.web.command.AppSearch;
import latchkey.web.command.Cards;
import latchkey.web.command.ListQuery;
import latchkey.web.command.Visit;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Problem;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import latchkey.web.view.AppCard;
import org.jspecify.annotations.Nullable;

/** The catalog as a person may see it. */
public final class Apps {

    private static final List<String> PARAMETERS = java.util.stream.Stream.concat(
                    AppSearch.PARAMETERS.stream(), java.util.stream.Stream.of("limit", "cursor"))
            .toList();

    private final Cards cards;

    public Apps(Cards cards) {
        this.cards = cards;
    }

    /** All Apps; the cursor is the id of the last app of a page. */
    public Response all(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, PARAMETERS);
        var search = AppSearch.of(query);
        var apps = visit.asker().catalog().appsFor(visit.asker().person()).stream()
                .filter(search::wants)
                .toList();
        var wanted =
                cards.of(apps, visit.asker()).stream().filter(search::wants).toList();
        int from = from(wanted, query);
        int to = Math.min(wanted.size(), from + ListQuery.limit(query));
        var next = to < wanted.size() ? Optional.of(wanted.get(to - 1).id()) : Optional.<String>empty();
        return Response.json(
                200,
                Shape.list(wanted.subList(from, to).stream().map(Apps::shape).toList(), next));
    }

    public Response one(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        var asker = visit.asker();
        return asker.catalog()
                .app(visit.request().part("app"), asker.person())
                .map(app ->
                        Response.json(200, shape(cards.of(List.of(app), asker).getFirst())))
                .orElseGet(Problem::notFound);
    }

    private static int from(List<AppCard> wanted, Query query) {
        var cursor = query.get("cursor");
        if (cursor.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).id().equals(cursor.get())) {
                return i + 1;
            }
        }
        throw new BadRequest("cursor is what a page gave as “next”, got: " + cursor.get());
    }

    private static Map<String, @Nullable Object> shape(AppCard card) {
        var app = card.app();
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", card.id());
        shape.put("name", app.name());
        shape.put("description", app.description());
        shape.put("category", app.category());
        shape.put("launch", app.launch().map(URI::toString).orElse(null));
        shape.put("sso", app.workflow().sso());
        shape.put("owners", card.owners().stream().map(Shape::person).toList());
        shape.put(
                "licences",
                app.licences().stream()
                        .map(licence -> Shape.named(licence.id(), licence.name()))
                        .toList());
        shape.put("mine", card.mine());
        shape.put("ticket", card.ticket().orElse(null));
        return shape;
    }
}
