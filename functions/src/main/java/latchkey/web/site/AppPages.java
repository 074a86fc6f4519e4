package latchkey.web.site;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import latchkey.catalog.App;
import latchkey.ticket.Outcome;
import latchkey.ticket.Refusal;
import latchkey.ticket.TicketId;
import latchkey.ticket.Via;
import latchkey.web.command.AppSearch;
import latchkey.web.command.Asker;
import latchkey.web.command.Cards;
import latchkey.web.command.Submit;
import latchkey.web.command.Visit;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import latchkey.web.page.JteappGenerated;
import latchkey.web.page.JteappsGenerated;
import latchkey.web.page.JterequestGenerated;
import latchkey.web.view.AppList;
import latchkey.web.view.Form;
import latchkey.web.view.Frame.Section;
import latchkey.web.view.TicketList.Choice;

/** The catalog, and asking for an app. */
public final class AppPages {

    private final Cards cards;
    private final Submit submit;
    private final Frames frames;
    private final NotThere notThere;

    public AppPages(Cards cards, Submit submit, Frames frames) {
        this.cards = cards;
        this.submit = submit;
        this.frames = frames;
        this.notThere = new NotThere(frames);
    }

    public Response all(Visit visit) {
        var asker = visit.asker();
        var search = AppSearch.of(visit.request().query());
        var visible = asker.catalog().appsFor(asker.person());
        var wanted = cards.of(visible.stream().filter(search::wants).toList(), asker).stream()
                .filter(search::wants)
                .toList();
        var query = visit.request().query();
        var categories = visible.stream().map(App::category).distinct().sorted().toList();
        var list = new AppList(
                wanted,
                query.text("q"),
                choices(query.text("category"), "All", categories.stream().map(one -> Map.entry(one, one))),
                choices(query.text("sso"), "Either", Stream.of(Map.entry("true", "Yes"), Map.entry("false", "No"))),
                choices(
                        query.text("mine"),
                        "All",
                        Stream.of(
                                Map.entry("granted", "I have it"),
                                Map.entry("requested", "I have asked"),
                                Map.entry("none", "I can ask for it"))),
                search.narrows());
        return Html.page(
                200, out -> JteappsGenerated.render(out, null, frames.of(asker, "All Apps", Section.APPS), list));
    }

    public Response one(Visit visit) {
        var asker = visit.asker();
        return withApp(
                visit,
                app -> Html.page(
                        200,
                        out -> JteappGenerated.render(
                                out,
                                null,
                                frames.of(asker, app.name(), Section.APPS),
                                cards.of(List.of(app), asker).getFirst())));
    }

    public Response form(Visit visit) {
        return withApp(visit, app -> form(200, visit.asker(), app, Form.EMPTY));
    }

    /** Where the app was taken back while somebody wrote, they hear so; it is the same for one that never was. */
    public Response request(Visit visit) {
        var asker = visit.asker();
        return asker.catalog()
                .app(visit.request().part("app"), asker.person())
                .map(app -> request(visit, app))
                .orElseGet(() -> Messages.page(
                        frames.of(asker, "That app cannot be asked for", Section.APPS),
                        404,
                        "The app is not, or no longer, in the catalog for you. No request was made.",
                        "/apps",
                        "All Apps"));
    }

    private Response request(Visit visit, App app) {
        var asker = visit.asker();
        var form = visit.request().form();
        var outcome = submit.request(
                id(form), asker, asker.by(Via.WEB), new Submit.Wish(app, form.get("licence"), form.text("reason")));
        return switch (outcome) {
            case Outcome.Done(var ticket, var _) -> Response.seeOther("/tickets/" + ticket.id());
            case Outcome.Refused(Refusal.Unfit why) ->
                form(422, asker, app, again(form, why.field(), why.sentence(asker.dates())));
            case Outcome.Refused(Refusal.TooLate why) ->
                form(409, asker, app, again(form, "reason", why.sentence(asker.dates())));
            case Outcome.Refused(Refusal.NotTheirs why) ->
                form(403, asker, app, again(form, "reason", why.sentence(asker.dates())));
        };
    }

    private Response form(int status, Asker asker, App app, Form form) {
        return Html.page(
                status,
                out -> JterequestGenerated.render(
                        out,
                        null,
                        frames.of(asker, "Request " + app.name(), Section.APPS),
                        cards.of(List.of(app), asker).getFirst(),
                        asker.session().csrf(),
                        submit.fresh(),
                        form));
    }

    private TicketId id(Query form) {
        return form.get("ticket").filter(TicketId::isOne).map(TicketId::new).orElseGet(submit::fresh);
    }

    private static Form again(Query form, String field, String sentence) {
        return Form.fault(Map.of("licence", form.text("licence"), "reason", form.text("reason")), field, sentence);
    }

    private Response withApp(Visit visit, Function<App, Response> show) {
        return visit.asker()
                .catalog()
                .app(visit.request().part("app"), visit.asker().person())
                .map(show)
                .orElseGet(() -> notThere.page(visit.asker()));
    }

    private static List<Choice> choices(String chosen, String all, Stream<Map.Entry<String, String>> others) {
        return Choices.of(chosen, all, others);
    }
}
