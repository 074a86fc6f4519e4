package latchkey.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.people.Fault;
import latchkey.people.PeopleFile;
import latchkey.people.PeoplePlan;
import latchkey.store.People;
import latchkey.web.command.PeopleText;
import latchkey.web.command.Staffing;
import latchkey.web.command.Visit;
import latchkey.web.http.EntityTag;
import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Request;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** People as a file: written out, planned, and read in. */
public final class PeopleFileApi {

    private final Staffing staffing;
    private final People people;

    public PeopleFileApi(Staffing staffing, People people) {
        this.staffing = staffing;
        this.people = people;
    }

    public Response csv(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        return Response.csv("people.csv", staffing.exported(visit.asker(), PeopleText.csv(people)));
    }

    public Response plan(Visit visit) {
        return answer(staffing.plan(file(visit.request())));
    }

    /** All of the plan that {@code If-Match} names, or nothing of another one. */
    public Response apply(Visit visit) {
        var tag = EntityTag.ofHeader(visit.request());
        if (tag.isEmpty()) {
            return Preconditions.missing();
        }
        var planned = staffing.plan(file(visit.request()));
        if (!planned.tag().equals(tag.get()) && !tag.get().equals("*")) {
            return Preconditions.failed();
        }
        if (!planned.plan().faults().isEmpty()) {
            return new Problem(ProblemType.WRONG_FIELDS, "Nothing has changed: see the faults of the file.", List.of())
                    .response(shape(planned));
        }
        var done = answer(planned);
        staffing.apply(visit.asker(), planned, visit.keeping().apply(() -> done));
        return done;
    }

    private static PeopleFile file(Request request) {
        return request.contentType().equals("text/csv")
                ? PeopleFile.csv(request.text())
                : PeopleText.yaml(request.body());
    }

    private static Response answer(Staffing.Planned planned) {
        return Response.json(200, shape(planned)).with("etag", new EntityTag(planned.tag()).quoted());
    }

    private static Map<String, @Nullable Object> shape(Staffing.Planned planned) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put(
                "changes",
                planned.plan().changes().stream().map(PeopleFileApi::shape).toList());
        shape.put(
                "faults",
                planned.plan().faults().stream().map(PeopleFileApi::shape).toList());
        return shape;
    }

    private static Map<String, @Nullable Object> shape(PeoplePlan.Change change) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("path", change.path());
        shape.put("from", change.from().orElse(null));
        shape.put("to", change.to().orElse(null));
        return shape;
    }

    private static Map<String, @Nullable Object> shape(Fault fault) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("path", fault.path());
        shape.put("value", fault.value());
        shape.put("right", fault.right());
        return shape;
    }
}
