package latchkey.web.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import latchkey.catalog.App;
import latchkey.store.TicketPage;
import latchkey.store.Write;
import latchkey.ticket.Outcome;
import latchkey.ticket.Request;
import latchkey.ticket.Via;
import latchkey.web.command.Asker;
import latchkey.web.command.Page;
import latchkey.web.command.Submit;
import latchkey.web.command.Visit;
import latchkey.web.http.Problem;
import latchkey.web.http.ProblemType;
import latchkey.web.http.Response;

/** New tickets through the API: a request for access, or for help. */
public final class Submissions implements Page {

    private final Submit submit;

    public Submissions(Submit submit) {
        this.submit = submit;
    }

    @Override
    public Response answer(Visit visit) {
        var body = Body.of(visit.request(), List.of("kind", "app", "licence", "reason"));
        var kind = body.needed("kind", "“access” or “help”.");
        var wanted = Request.Kind.of(kind);
        if (!kind.isEmpty() && wanted.isEmpty()) {
            body.fault("kind", "“access” or “help”.");
        }
        var app = body.needed("app", "The id of an app.");
        var licence = body.text("licence");
        var reason = body.needed("reason", "Say in a sentence what you need it for.");
        if (licence.isPresent() && wanted.filter(Request.Kind.HELP::equals).isPresent()) {
            body.fault("licence", "A request for help has no licence.");
        }
        return body.problem()
                .orElseGet(() -> onApp(visit.asker(), app, found -> {
                    Function<Outcome.Done, List<Write>> more =
                            done -> visit.keeping().apply(() -> made(done, visit.asker()));
                    return submitted(
                            visit.asker(), wanted.orElseThrow(), new Submit.Wish(found, licence, reason), more);
                }));
    }

    private static Response onApp(Asker asker, String id, Function<App, Response> submit) {
        return asker.catalog()
                .app(id, asker.person())
                .map(submit)
                .orElseGet(() ->
                        Problem.field(ProblemType.NOT_THERE, "app", "There is no app “%s” for you.".formatted(id)));
    }

    private Response submitted(
            Asker asker, Request.Kind kind, Submit.Wish wish, Function<Outcome.Done, List<Write>> more) {
        var by = asker.by(Via.API);
        var outcome = switch (kind) {
            case ACCESS -> submit.request(asker, by, wish, more);
            case HELP -> submit.help(asker, by, wish.app(), wish.reason(), more);
        };
        return switch (outcome) {
            case Outcome.Refused(var why) -> Refusals.problem(why, asker.dates());
            case Outcome.Done done -> made(done, asker);
        };
    }

    private static Response made(Outcome.Done done, Asker asker) {
        var page = new TicketPage(done.ticket(), done.events(), Optional.empty());
        return Response.json(201, Shape.ticket(page, asker))
                .with("location", "/api/v1/tickets/" + done.ticket().id());
    }
}
