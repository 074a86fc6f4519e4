package latchkey.web.site;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Address;
import latchkey.people.Employment;
import latchkey.people.Fault;
import latchkey.people.PeopleFile;
import latchkey.people.Profile;
import latchkey.store.People;
import latchkey.web.command.ListQuery;
import latchkey.web.command.PeopleSearch;
import latchkey.web.command.Staffing;
import latchkey.web.command.Visit;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import latchkey.web.page.JtepeopleGenerated;
import latchkey.web.page.JtepersonGenerated;
import latchkey.web.view.Form;
import latchkey.web.view.Frame.Section;
import latchkey.web.view.PeopleList;

/** People, for IT Admins: all of them, and a form for each. */
public final class PeoplePages {

    private static final String CHANGED =
            "somebody else has changed this person meanwhile; look at it again, and send it once more";

    private final Staffing staffing;
    private final People people;
    private final Frames frames;
    private final NotThere notThere;

    public PeoplePages(Staffing staffing, People people, Frames frames) {
        this.staffing = staffing;
        this.people = people;
        this.frames = frames;
        this.notThere = new NotThere(frames);
    }

    public Response list(Visit visit) {
        var query = visit.request().query();
        var search = PeopleSearch.of(query);
        var page = people.page(ListQuery.limit(query), query.get("cursor"), search);
        var list = new PeopleList(
                Admin.PEOPLE.tabs(visit.asker()),
                page.people().stream().map(PeopleList.Card::new).toList(),
                page.next().map(next -> further(query, next)),
                query.text("q"),
                Choices.of(
                        query.text("active"),
                        "All",
                        Stream.of(Map.entry("true", "Active"), Map.entry("false", "Left"))),
                page.next().isPresent() ? "Nobody so far; there are more to look through." : "Nobody fits that.");
        return Html.page(
                200,
                out -> JtepeopleGenerated.render(
                        out, null, frames.of(visit.asker(), Admin.PEOPLE.title(), Section.ADMIN), list));
    }

    public Response fresh(Visit visit) {
        return form(200, visit, Optional.empty(), new Form(Map.of("active", "true"), Map.of()));
    }

    public Response add(Visit visit) {
        var typed = typed(visit);
        var who = Address.parse(typed.getOrDefault("email", "").strip());
        return who.map(address -> put(visit, typed, address, Optional.empty()))
                .orElseGet(() -> form(
                        422,
                        visit,
                        Optional.empty(),
                        Form.fault(typed, "email", "An address looks like mara@demo.example.")));
    }

    public Response one(Visit visit) {
        return known(visit)
                .map(known -> form(200, visit, Optional.of(known), shown(known)))
                .orElseGet(() -> notThere.page(visit.asker()));
    }

    public Response change(Visit visit) {
        return known(visit)
                .map(known -> put(visit, typed(visit), known.person().email(), Optional.of(known)))
                .orElseGet(() -> notThere.page(visit.asker()));
    }

    private Response put(Visit visit, Map<String, String> typed, Address who, Optional<Staffing.Known> known) {
        var tag = known.map(_ -> visit.request().form().text("tag"));
        var one = PeopleFile.one(typed, field -> field, who);
        return switch (staffing.put(visit.asker(), one, who, tag)) {
            case Staffing.Result.Done(var after, var _) ->
                Response.seeOther(new PeopleList.Card(after.person()).path());
            case Staffing.Result.NotAllowed() -> notThere.page(visit.asker());
            case Staffing.Result.Refused(var faults) -> form(422, visit, known, new Form(typed, sentences(faults)));
            case Staffing.Result.Changed() -> {
                var taken = "an address that is nobody's yet";
                var fault = new Fault("email", "", known.isPresent() ? CHANGED : taken);
                yield form(409, visit, known, new Form(typed, sentences(List.of(fault))));
            }
        };
    }

    static Map<String, String> sentences(List<Fault> faults) {
        var sentences = new LinkedHashMap<String, String>();
        faults.forEach(fault -> sentences.putIfAbsent(
                fault.path(),
                fault.right().equals(CHANGED)
                        ? Character.toUpperCase(CHANGED.charAt(0)) + CHANGED.substring(1) + "."
                        : "Must be %s.".formatted(fault.right())));
        return sentences;
    }

    private Response form(int status, Visit visit, Optional<Staffing.Known> known, Form form) {
        var title = known.map(one -> one.person().name()).orElse("Add somebody");
        var employments = Choices.of(
                form.text("employment"),
                "Not known",
                Stream.of(Employment.values()).map(one -> Map.entry(one.word(), one.word())));
        return Html.page(
                status,
                out -> JtepersonGenerated.render(
                        out,
                        null,
                        frames.of(visit.asker(), title, Section.ADMIN),
                        visit.asker().session().csrf(),
                        known,
                        known.map(one -> new PeopleList.Card(one.person()).path())
                                .orElse("/admin/people/new"),
                        employments,
                        form));
    }

    private static Form shown(Staffing.Known known) {
        var typed = new LinkedHashMap<String, String>();
        Profile.FIELDS.forEach(field -> typed.put(field, known.profile().text(field)));
        return new Form(typed, Map.of());
    }

    /** A box that is not ticked is not sent. */
    private static Map<String, String> typed(Visit visit) {
        var form = visit.request().form();
        var typed = new LinkedHashMap<String, String>();
        Profile.FIELDS.forEach(field -> typed.put(field, form.text(field)));
        typed.put("it-admin", Boolean.toString(form.get("it-admin").isPresent()));
        typed.put("active", Boolean.toString(form.get("active").isPresent()));
        return typed;
    }

    private Optional<Staffing.Known> known(Visit visit) {
        try {
            var address =
                    URLDecoder.decode(visit.request().part("address").replace("+", "%2B"), StandardCharsets.UTF_8);
            return Address.parse(address).flatMap(staffing::find);
        } catch (IllegalArgumentException notAnEscape) {
            throw new BadRequest("A percent sign must be followed by two hexadecimal digits, as in %40.", notAnEscape);
        }
    }

    private static String further(Query query, String next) {
        var address = new StringBuilder("/admin/people?cursor=" + encoded(next));
        List.of("q", "active")
                .forEach(name -> query.get(name)
                        .ifPresent(value ->
                                address.append('&').append(name).append('=').append(encoded(value))));
        return address.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
