package latchkey.web.api;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.people.Address;
import latchkey.people.Directory;
import latchkey.people.Fault;
import latchkey.people.PeopleFile;
import latchkey.people.Person;
import latchkey.people.Profile;
import latchkey.store.People;
import latchkey.web.command.ListQuery;
import latchkey.web.command.PeopleSearch;
import latchkey.web.command.Staffing;
import latchkey.web.command.Staffing.Known;
import latchkey.web.command.Visit;
import latchkey.web.http.BadRequest;
import latchkey.web.http.EntityTag;
import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Request;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** People one by one, for IT Admins. */
public final class PeopleApi {

    /** A person's own fields by the names that the API gives them. */
    private static final Map<String, String> FIELDS = fields();

    /** What an answer has besides them: may stand in what is put, and changes nothing. */
    private static final Set<String> READ_ONLY = Set.of("id", "unreachable");

    private final Staffing staffing;
    private final People people;

    public PeopleApi(Staffing staffing, People people) {
        this.staffing = staffing;
        this.people = people;
    }

    public Response list(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, PeopleSearch.PARAMETERS);
        var page = people.page(ListQuery.limit(query), query.get("cursor"), PeopleSearch.of(query));
        var managers = people.managersOf(page.people());
        return Response.json(
                200,
                Shape.list(
                        page.people().stream()
                                .map(person -> shape(person, managers))
                                .toList(),
                        page.next()));
    }

    public Response one(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        return address(visit.request())
                .flatMap(staffing::find)
                .map(known -> shown(200, known))
                .orElseGet(Problem::notFound);
    }

    /** A field that is left out stays as it is; {@code email} may name a new address. */
    public Response put(Visit visit) {
        var request = visit.request();
        var who = address(request);
        if (who.isEmpty()) {
            return Problem.of(ProblemType.WRONG_FIELDS, "The address of a person looks like mara@demo.example.");
        }
        var fields = new LinkedHashMap<String, @Nullable Object>();
        var allowed = Stream.concat(FIELDS.keySet().stream(), READ_ONLY.stream())
                .sorted()
                .toList();
        Body.fields(request, allowed).forEach((name, value) -> {
            if (!READ_ONLY.contains(name)) {
                fields.put(FIELDS.getOrDefault(name, name), value);
            }
        });
        var tag = EntityTag.ofHeader(request);
        if (tag.isEmpty() && staffing.find(who.get()).isPresent()) {
            return Preconditions.missing();
        }
        var one = PeopleFile.one(fields, field -> "/" + camel(field), who.get());
        return switch (staffing.put(visit.asker(), one, who.get(), tag)) {
            case Staffing.Result.Done(var known, var fresh) -> fresh ? made(known) : shown(200, known);
            case Staffing.Result.Changed() -> Preconditions.failed();
            case Staffing.Result.NotAllowed() -> Problem.notFound();
            case Staffing.Result.Refused(var faults) -> refused(faults);
        };
    }

    static Response refused(List<Fault> faults) {
        var errors = new ArrayList<Problem.Field>();
        faults.forEach(fault -> errors.add(new Problem.Field(fault.path(), "Must be %s.".formatted(fault.right()))));
        var detail = errors.size() == 1
                ? errors.getFirst().detail()
                : "%d fields are wrong; errors says which.".formatted(errors.size());
        return new Problem(ProblemType.WRONG_FIELDS, detail, errors).response();
    }

    private static Response made(Known known) {
        return shown(201, known)
                .with(
                        "location",
                        "/api/v1/admin/people/"
                                + URLEncoder.encode(known.person().email().value(), StandardCharsets.UTF_8));
    }

    private static Response shown(int status, Known known) {
        return Response.json(status, shape(known.person(), known.profile()))
                .with("etag", new EntityTag(known.tag()).quoted());
    }

    private static Map<String, @Nullable Object> shape(Person person, Directory managers) {
        return shape(person, Profile.of(person, managers));
    }

    private static Map<String, @Nullable Object> shape(Person person, Profile profile) {
        var shape = Shape.person(person.ref());
        shape.put(
                "aliases",
                profile.aliases().stream().map(Address::value).sorted().toList());
        shape.put("department", profile.department());
        shape.put("location", profile.location());
        shape.put("title", profile.title());
        shape.put("employment", profile.employment());
        shape.put("manager", profile.manager().map(Address::value).orElse(null));
        shape.put("itAdmin", profile.itAdmin());
        shape.put("active", profile.active());
        shape.put("unreachable", person.unreachable().map(Object::toString).orElse(null));
        return shape;
    }

    /** As the path has it, with escapes or without. */
    private static Optional<Address> address(Request request) {
        try {
            return Address.parse(
                    URLDecoder.decode(request.part("address").replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notAnEscape) {
            throw new BadRequest("A percent sign must be followed by two hexadecimal digits, as in %40.", notAnEscape);
        }
    }

    private static Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        Profile.FIELDS.forEach(field -> fields.put(camel(field), field));
        return Map.copyOf(fields);
    }

    private static String camel(String field) {
        return field.equals("it-admin") ? "itAdmin" : field;
    }
}
