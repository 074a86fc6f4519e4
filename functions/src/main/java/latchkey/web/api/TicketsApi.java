package latchkey.web.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import latchkey.store.TicketPage;
import latchkey.store.Tickets;
import latchkey.store.Write;
import latchkey.ticket.Action;
import latchkey.ticket.By;
import latchkey.ticket.Outcome;
import latchkey.ticket.Ticket;
import latchkey.web.command.Acting;
import latchkey.web.command.Answering;
import latchkey.web.command.Asker;
import latchkey.web.command.ListQuery;
import latchkey.web.command.Submit;
import latchkey.web.command.TicketLists;
import latchkey.web.command.View;
import latchkey.web.command.Visit;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Problem;
import latchkey.web.http.Response;

/** Tickets through the API. */
public final class TicketsApi {

    private static final List<String> VIEWS =
            Stream.of(View.values()).map(View::word).toList();

    private final Tickets tickets;
    private final TicketLists lists;
    private final Submit submit;
    private final Answering answering;

    public TicketsApi(Tickets tickets, TicketLists lists, Submit submit, Answering answering) {
        this.tickets = tickets;
        this.lists = lists;
        this.submit = submit;
        this.answering = answering;
    }

    public Response submit(Visit visit) {
        var body = Body.of(visit.request(), List.of("kind", "app", "licence", "reason"));
        var kind = body.needed("kind", "“access” or “help”.");
        if (kind.equals("help")) {
            return Problem.notYet("A ticket of kind “help”");
        }
        if (!kind.isEmpty() && !kind.equals("access")) {
            body.fault("kind", "“access” or “help”.");
        }
        var app = body.needed("app", "The id of an app.");
        var licence = body.text("licence");
        var reason = body.needed("reason", "Say in a sentence what you need it for.");
        return body.problem().orElseGet(() -> submit(visit, app, licence, reason));
    }

    private Response submit(Visit visit, String id, Optional<String> licence, String reason) {
        var asker = visit.asker();
        var app = asker.catalog().app(id, asker.person());
        if (app.isEmpty()) {
            return Problem.field(404, "app", "There is no app “%s” for you.".formatted(id));
        }
        var wish = new Submit.Wish(app.get(), licence, reason);
        return switch (submit.request(
                asker, By.api(asker.person()), wish, done -> visit.keeping().apply(() -> made(done, asker)))) {
            case Outcome.Refused(var why) -> Refusals.problem(why);
            case Outcome.Done done -> made(done, asker);
        };
    }

    private static Response made(Outcome.Done done, Asker asker) {
        var page = new TicketPage(done.ticket(), done.events(), Optional.empty());
        return Response.json(201, Shape.ticket(page, asker))
                .with("location", "/api/v1/tickets/" + done.ticket().id());
    }

    public Response list(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, ListQuery.parameters());
        var view = View.of(query.text("view"))
                .orElseThrow(() -> new BadRequest(
                        "view is one of %s, got: %s".formatted(String.join(", ", VIEWS), query.text("view"))));
        var asker = visit.asker();
        if (!view.who().lets(asker)) {
            return Problem.notFound();
        }
        var page = lists.page(ListQuery.of(view, query), asker);
        return Response.json(
                200,
                Shape.list(
                        page.tickets().stream()
                                .map(ticket -> Shape.ticket(ticket, asker))
                                .toList(),
                        page.next()));
    }

    public Response one(Visit visit) {
        Parameters.check(visit.request().query(), List.of("cursor"));
        return visit.asker()
                .ticket()
                .map(ticket ->
                        show(200, ticket, visit.asker(), visit.request().query().get("cursor")))
                .orElseGet(Problem::notFound);
    }

    public Response comment(Visit visit) {
        var body = Body.of(visit.request(), List.of("text"));
        var text = body.needed("text", "Write something first.");
        return onTicket(
                visit,
                body,
                (ticket, asker) -> answered(
                        visit, done -> said(done, asker), more -> answering.comment(asker, ticket, text, more)));
    }

    public Response act(Visit visit) {
        var body = Body.of(visit.request(), List.of("action", "comment", "step"));
        var action = Action.of(body.needed("action", possible()));
        if (action.isEmpty() && body.problem().isEmpty()) {
            body.fault("action", possible());
        }
        var comment = body.text("comment").orElse("");
        var meant = Step.of(body);
        return onTicket(
                visit,
                body,
                (ticket, asker) -> answered(
                        visit,
                        done -> shown(done, asker),
                        more -> answering.decide(asker, ticket, action.orElseThrow(), comment, meant, more)));
    }

    public Response withdraw(Visit visit) {
        var body = Body.of(visit.request(), List.of("comment"));
        var comment = body.text("comment").orElse("");
        return onTicket(
                visit,
                body,
                (ticket, asker) -> answered(
                        visit, done -> shown(done, asker), more -> answering.withdraw(asker, ticket, comment, more)));
    }

    public Response restart(Visit visit) {
        return onTicket(
                visit,
                Body.empty(visit.request()),
                (ticket, asker) ->
                        answered(visit, done -> shown(done, asker), more -> answering.restart(asker, ticket, more)));
    }

    /** A ticket that is not for them is not there, whatever they sent. */
    private static Response onTicket(Visit visit, Body body, BiFunction<Ticket, Asker, Response> act) {
        return visit.asker()
                .ticket()
                .map(ticket -> body.problem().orElseGet(() -> act.apply(ticket, visit.asker())))
                .orElseGet(Problem::notFound);
    }

    /** The answer is made once, before its command is stored: what cannot be answered is not done either. */
    private static Response answered(
            Visit visit,
            Function<Outcome.Done, Response> shape,
            Function<Function<Outcome.Done, List<Write>>, Acting.Result> act) {
        var made = new AtomicReference<Optional<Response>>(Optional.empty());
        var result = act.apply(done -> {
            var response = shape.apply(done);
            made.set(Optional.of(response));
            return visit.keeping().apply(() -> response);
        });
        return switch (result) {
            case Acting.Result.Done _ -> made.get().orElseThrow();
            case Acting.Result.Refused(var why) -> Refusals.problem(why);
            case Acting.Result.NotThere() -> Problem.notFound();
        };
    }

    private static Response said(Outcome.Done done, Asker asker) {
        return Response.json(201, Shape.event(done.events().getFirst(), asker.seesEvidenceOf(done.ticket())));
    }

    /** The ticket as the command leaves it, with what stood on its timeline before. */
    private Response shown(Outcome.Done done, Asker asker) {
        var page = tickets.page(done.ticket().id(), Optional.empty());
        var first = done.events().getFirst().id().number();
        var before = page.stream()
                .flatMap(found -> found.events().stream())
                .filter(event -> event.id().number() < first);
        var events = Stream.concat(before, done.events().stream()).toList();
        return Response.json(
                200, Shape.ticket(new TicketPage(done.ticket(), events, page.flatMap(TicketPage::next)), asker));
    }

    private Response show(int status, Ticket ticket, Asker asker, Optional<String> cursor) {
        return tickets.page(ticket.id(), cursor)
                .map(page -> Response.json(status, Shape.ticket(page, asker)))
                .orElseGet(Problem::notFound);
    }

    private static String possible() {
        return "One of %s."
                .formatted(String.join(
                        ", ", Stream.of(Action.values()).map(Action::word).toList()));
    }
}
