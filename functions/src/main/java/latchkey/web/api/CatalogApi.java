package latchkey.web.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.people.Fault;
import latchkey.web.command.ApplyCatalog;
import latchkey.web.command.Plan;
import latchkey.web.command.Visit;
import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** The whole catalog as a file. */
public final class CatalogApi {

    public static final List<String> TAKES = List.of("application/yaml");

    private final ApplyCatalog apply;

    public CatalogApi(ApplyCatalog apply) {
        this.apply = apply;
    }

    public Response file(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        return Response.of(200, "application/yaml", apply.file(visit.asker()).getBytes(StandardCharsets.UTF_8))
                .with("etag", ApplyCatalog.tag(visit.asker()).quoted());
    }

    public Response plan(Visit visit) {
        var plan = apply.plan(visit.asker(), visit.request().body());
        return Response.json(200, shape(plan))
                .with("etag", ApplyCatalog.tag(visit.asker()).quoted());
    }

    public Response apply(Visit visit) {
        var ifMatch = visit.request().header("if-match");
        if (ifMatch.isEmpty()) {
            return Preconditions.missing("The answer of /plan has the ETag to send as If-Match.");
        }
        var result = apply.apply(
                visit.asker(),
                visit.request().body(),
                ifMatch.get(),
                done -> visit.keeping().apply(() -> response(done)));
        return response(result);
    }

    private static Response response(ApplyCatalog.Result result) {
        return switch (result) {
            case ApplyCatalog.Result.Done(var plan, var tag) ->
                Response.json(200, shape(plan)).with("etag", tag.quoted());
            case ApplyCatalog.Result.Faulty(var plan) ->
                new Problem(ProblemType.WRONG_FIELDS, "Nothing has changed: see the faults of the file.", List.of())
                        .response(shape(plan));
            case ApplyCatalog.Result.Meanwhile() ->
                Preconditions.failed("The catalog has changed since it was planned. Plan again.");
        };
    }

    private static Map<String, @Nullable Object> shape(Plan plan) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("changes", plan.changes().stream().map(Changes::shape).toList());
        shape.put("pinned", plan.pinned());
        shape.put("pinnedAtLeast", plan.more());
        shape.put("faults", plan.faults().stream().map(CatalogApi::shape).toList());
        return shape;
    }

    private static Map<String, Object> shape(Fault fault) {
        var shape = new LinkedHashMap<String, Object>();
        shape.put("path", fault.path());
        shape.put("value", fault.value());
        shape.put("right", fault.right());
        return shape;
    }
}
