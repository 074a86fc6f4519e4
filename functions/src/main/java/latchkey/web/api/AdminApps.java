package latchkey.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import latchkey.catalog.App;
import latchkey.catalog.AppId;
import latchkey.people.Fault;
import latchkey.web.command.EditApp;
import latchkey.web.command.EditApp.Result;
import latchkey.web.command.ListQuery;
import latchkey.web.command.Visit;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** The apps of the catalog, for those who administer them: as in its file, with keys in camelCase. */
public final class AdminApps {

    private static final String MEANWHILE = "Somebody has changed the app since you got it. Get it again.";
    private static final Map<String, String> WORDS = Map.of("denial-reason", "denialReason");

    private final EditApp edit;

    public AdminApps(EditApp edit) {
        this.edit = edit;
    }

    /** The cursor is the id of the last app of a page. */
    public Response all(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, List.of("limit", "cursor"));
        var cursor = query.text("cursor");
        if (!cursor.isEmpty() && !AppId.isOne(cursor)) {
            throw new BadRequest("cursor is what a page gave as “next”, got: " + cursor);
        }
        var after = edit.of(visit.asker()).stream()
                .filter(app -> app.id().value().compareTo(cursor) > 0)
                .toList();
        var page = after.subList(0, Math.min(after.size(), ListQuery.limit(query)));
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("items", edit.trees(page).stream().map(AdminApps::json).toList());
        shape.put("next", page.size() < after.size() ? page.getLast().id().value() : null);
        return Response.json(200, shape);
    }

    public Response one(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        return edit.find(visit.asker(), visit.request().part("app"))
                .map(edit::tree)
                .map(tree -> answer(200, tree))
                .orElseGet(Problem::notFound);
    }

    public Response put(Visit visit) {
        var id = visit.request().part("app");
        var ifMatch = visit.request().header("if-match");
        if (ifMatch.isEmpty() && edit.find(visit.asker(), id).isPresent()) {
            return Preconditions.missing("GET the app; its ETag is to be sent as If-Match.");
        }
        return answer(edit.put(visit.asker(), id, file(visit, id), ifMatch));
    }

    public Response delete(Visit visit) {
        var ifMatch = visit.request().header("if-match");
        var id = visit.request().part("app");
        if (ifMatch.isEmpty() && edit.find(visit.asker(), id).isPresent()) {
            return Preconditions.missing("GET the app; its ETag is to be sent as If-Match.");
        }
        return answer(edit.delete(visit.asker(), id, ifMatch.orElse("")));
    }

    private Response answer(Result result) {
        return switch (result) {
            case Result.Saved(var _, var app, var fresh) -> {
                var response = answer(fresh ? 201 : 200, edit.tree(app));
                yield fresh ? response.with("location", "/api/v1/admin/apps/" + app.id()) : response;
            }
            case Result.Deleted() -> new Response(204, Map.of(), List.of(), new byte[0]);
            case Result.Faulty(var faults) -> faulty(faults);
            case Result.ItAdminsOnly(var keys) -> itAdminsOnly(keys);
            case Result.Meanwhile() -> Preconditions.failed(MEANWHILE);
            case Result.HasTickets(var open) ->
                Problem.of(
                        ProblemType.OPEN_TICKETS,
                        "The app has %d open tickets. Unpublish it (published: false), and delete it when they have ended."
                                .formatted(open));
            case Result.NotThere() -> Problem.notFound();
        };
    }

    private static Response answer(int status, Map<String, Object> tree) {
        return Response.json(status, json(tree)).with("etag", EditApp.tag(tree).quoted());
    }

    private static Response faulty(List<Fault> faults) {
        var fields = faults.stream()
                .map(fault -> new Problem.Field(pointer(fault.path()), fault.sentence()))
                .toList();
        return new Problem(ProblemType.WRONG_FIELDS, "Nothing has changed: see the faults of the app.", fields)
                .response();
    }

    private static Response itAdminsOnly(List<String> keys) {
        if (keys.isEmpty()) {
            return Problem.of(ProblemType.NOT_YOURS, "Only an IT Admin may do that.");
        }
        var names = keys.stream().map(AdminApps::camel).toList();
        var fields = names.stream()
                .map(name -> new Problem.Field("/" + name, "Only an IT Admin may change it."))
                .toList();
        return new Problem(
                        ProblemType.NOT_YOURS,
                        "Only an IT Admin may change: %s.".formatted(String.join(", ", names)),
                        fields)
                .response();
    }

    /** The body with the keys of the file; its id may be left out. */
    private static Map<String, @Nullable Object> file(Visit visit, String id) {
        var known = App.FIELDS.stream().map(AdminApps::camel).toList();
        var file = new LinkedHashMap<String, @Nullable Object>();
        file.put("id", id);
        Body.fields(visit.request(), known).forEach((key, value) -> file.put(kebab(key), value));
        return file;
    }

    private static Map<String, Object> json(Map<String, Object> tree) {
        var json = new LinkedHashMap<String, Object>();
        tree.forEach((key, value) -> json.put(camel(key), value));
        return json;
    }

    private static String camel(String key) {
        return WORDS.getOrDefault(key, key);
    }

    private static String kebab(String key) {
        return WORDS.entrySet().stream()
                .filter(word -> word.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }

    /** {@code approval.steps[0].ask[1]} as RFC 6901 says it. */
    private static String pointer(String path) {
        return java.util.Arrays.stream(path.split("[.\\[\\]]+", -1))
                .filter(part -> !part.isEmpty())
                .map(AdminApps::camel)
                .collect(Collectors.joining("/", "/", ""));
    }
}
