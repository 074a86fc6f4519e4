package latchkey.web.api;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import latchkey.store.TicketPage;
import latchkey.store.Write;
import latchkey.ticket.Action;
import latchkey.ticket.Outcome;
import latchkey.ticket.Ticket;
import latchkey.web.command.Acting;
import latchkey.web.command.Answering;
import latchkey.web.command.Asker;
import latchkey.web.command.Confirming;
import latchkey.web.command.HandingOn;
import latchkey.web.command.ListQuery;
import latchkey.web.command.TicketLists;
import latchkey.web.command.Timelines;
import latchkey.web.command.View;
import latchkey.web.command.Visit;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Problem;
import latchkey.web.http.Query;
import latchkey.web.http.Response;

/** Tickets through the API. */
public final class TicketsApi {

    private static final List<String> VIEWS =
            Stream.of(View.values()).map(View::word).toList();

    private static final String CONFIRM_OR_DROP =
            "confirm: the mail is yours; drop: it is not, or not wanted any more.";

    private final Timelines timelines;
    private final TicketLists lists;
    private final Answering answering;
    private final HandingOn handingOn;
    private final Confirming confirming;

    public TicketsApi(
            Timelines timelines, TicketLists lists, Answering answering, HandingOn handingOn, Confirming confirming) {
        this.timelines = timelines;
        this.lists = lists;
        this.answering = answering;
        this.handingOn = handingOn;
        this.confirming = confirming;
    }

    public Response list(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, ListQuery.parameters());
        var view = view(query);
        var asker = visit.asker();
        if (!lists.isThere(view, asker)) {
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

    /** @throws BadRequest where there is no such list */
    static View view(Query query) {
        return View.of(query.text("view"))
                .orElseThrow(() -> new BadRequest(
                        "view is one of %s, got: %s".formatted(String.join(", ", VIEWS), query.text("view"))));
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
        return changed(
                visit,
                body,
                (ticket, asker, more) -> answering.decide(asker, ticket, action.orElseThrow(), comment, meant, more));
    }

    public Response withdraw(Visit visit) {
        var body = Body.of(visit.request(), List.of("comment"));
        var comment = body.text("comment").orElse("");
        return changed(visit, body, (ticket, asker, more) -> answering.withdraw(asker, ticket, comment, more));
    }

    public Response reassign(Visit visit) {
        var body = Body.of(visit.request(), List.of("to", "from", "comment"));
        var to = body.needed("to", "The address of who takes the step over.");
        var wish =
                new HandingOn.Wish(to, body.text("from"), body.text("comment").orElse(""));
        return changed(visit, body, (ticket, asker, more) -> handingOn.on(asker, ticket, wish, more));
    }

    public Response resolve(Visit visit) {
        var body = Body.of(visit.request(), List.of("comment"));
        var comment = body.text("comment").orElse("");
        return changed(visit, body, (ticket, asker, more) -> answering.resolve(asker, ticket, comment, more));
    }

    /** Nothing of it stands on the timeline. */
    public Response quiet(Visit visit) {
        var body = Body.of(visit.request(), List.of("quiet"));
        boolean quiet = body.flag("quiet", "true: no mails about comments; false: send them again.");
        return changed(visit, body, (ticket, asker, more) -> answering.quiet(asker, ticket, quiet, more));
    }

    /** Their own mail that was held: they say that it is theirs, or drop it. */
    public Response held(Visit visit) {
        var body = Body.of(visit.request(), List.of("answer"));
        var answer = body.needed("answer", CONFIRM_OR_DROP);
        if (!answer.isEmpty() && !answer.equals("confirm") && !answer.equals("drop")) {
            body.fault("answer", CONFIRM_OR_DROP);
        }
        var id = visit.request().part("mail");
        return onTicket(
                visit,
                body,
                (ticket, asker) -> answer.equals("confirm")
                        ? answered(
                                visit,
                                done -> shown(done, asker, id),
                                more -> confirming.confirm(asker, ticket, id, more))
                        : dropped(ticket, asker, id));
    }

    private Response dropped(Ticket ticket, Asker asker, String id) {
        return confirming.drop(asker, ticket, id) ? show(200, ticket, asker, Optional.empty()) : Problem.notFound();
    }

    public Response restart(Visit visit) {
        return changed(
                visit, Body.empty(visit.request()), (ticket, asker, more) -> answering.restart(asker, ticket, more));
    }

    /** A command on a ticket, with what is stored in its transaction. */
    private interface Command {
        Acting.Result on(Ticket ticket, Asker asker, Function<Outcome.Done, List<Write>> more);
    }

    /** Answers the ticket as the command leaves it. */
    private Response changed(Visit visit, Body body, Command command) {
        return onTicket(
                visit,
                body,
                (ticket, asker) ->
                        answered(visit, done -> shown(done, asker), more -> command.on(ticket, asker, more)));
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
            case Acting.Result.Refused(var why) ->
                Refusals.problem(why, visit.asker().dates());
            case Acting.Result.NotThere() -> Problem.notFound();
        };
    }

    private static Response said(Outcome.Done done, Asker asker) {
        return Response.json(201, Shape.event(done.events().getFirst(), asker.seesEvidenceOf(done.ticket())));
    }

    /** The ticket as the command leaves it, with what stood on its timeline before. */
    private Response shown(Outcome.Done done, Asker asker) {
        return shown(done, asker, "");
    }

    /** @param confirmed the mail that is held no longer */
    private Response shown(Outcome.Done done, Asker asker, String confirmed) {
        var page = timelines.withoutEvidence(done.ticket().id());
        int first = done.ticket().events() - done.events().size() + 1;
        var before = page.stream()
                .flatMap(found -> found.events().stream())
                .filter(event -> event.id().number() < first);
        var events = Stream.concat(before, done.events().stream()).toList();
        var held = page.stream()
                .flatMap(found -> found.held().stream())
                .filter(mail -> !mail.id().equals(confirmed))
                .toList();
        return Response.json(
                200,
                Shape.ticketWithoutEvidence(
                        new TicketPage(done.ticket(), events, page.flatMap(TicketPage::next), held), asker));
    }

    private Response show(int status, Ticket ticket, Asker asker, Optional<String> cursor) {
        return timelines
                .page(asker, ticket.id(), cursor)
                .map(page -> Response.json(status, Shape.ticket(page, asker)))
                .orElseGet(Problem::notFound);
    }

    private static String possible() {
        return "One of %s."
                .formatted(String.join(
                        ", ", Stream.of(Action.values()).map(Action::word).toList()));
    }
}
