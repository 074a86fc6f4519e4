package latchkey.web.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.store.Write;
import latchkey.ticket.Action;
import latchkey.ticket.Outcome;
import latchkey.ticket.Refusal;
import latchkey.ticket.Stage;
import latchkey.ticket.StepRef;
import latchkey.ticket.Ticket;
import latchkey.web.command.Acting.Result;
import latchkey.web.command.Answering;
import latchkey.web.command.Asker;
import latchkey.web.command.Confirming;
import latchkey.web.command.HandingOn;
import latchkey.web.command.Timelines;
import latchkey.web.command.Visit;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import latchkey.web.page.JteticketGenerated;
import latchkey.web.view.Form;
import latchkey.web.view.Frame.Section;
import latchkey.web.view.TicketDetail;

/** A ticket's page, and what can be done on it. After each form the browser gets the page anew. */
public final class TicketPages {

    private final Timelines timelines;
    private final Answering answering;
    private final HandingOn handingOn;
    private final Confirming confirming;
    private final Frames frames;
    private final NotThere notThere;

    public TicketPages(
            Timelines timelines, Answering answering, HandingOn handingOn, Confirming confirming, Frames frames) {
        this.timelines = timelines;
        this.answering = answering;
        this.handingOn = handingOn;
        this.confirming = confirming;
        this.frames = frames;
        this.notThere = new NotThere(frames);
    }

    public Response show(Visit visit) {
        var asker = visit.asker();
        var query = visit.request().query();
        return asker.ticket()
                .map(ticket -> show(
                        200, asker, ticket, query.get("cursor"), Form.handingOnTo(query.get("to")), Optional.empty()))
                .orElseGet(() -> notThere.page(asker));
    }

    public Response comment(Visit visit) {
        var asker = visit.asker();
        var text = visit.request().form().text("text");
        return asker.ticket()
                .map(ticket -> after(
                        answering.comment(asker, ticket, text, TicketPages::nothingMore),
                        asker,
                        ticket,
                        "text",
                        Map.of("text", text)))
                .orElseGet(() -> notThere.page(asker));
    }

    public Response act(Visit visit) {
        var asker = visit.asker();
        var form = visit.request().form();
        var comment = form.text("comment");
        return asker.ticket()
                .map(ticket -> after(
                        answering.decide(asker, ticket, action(form), comment, step(form), TicketPages::nothingMore),
                        asker,
                        ticket,
                        "comment",
                        Map.of("comment", comment)))
                .orElseGet(() -> notThere.page(asker));
    }

    public Response withdraw(Visit visit) {
        var asker = visit.asker();
        var comment = visit.request().form().text("comment");
        return asker.ticket()
                .map(ticket -> after(
                        answering.withdraw(asker, ticket, comment, TicketPages::nothingMore),
                        asker,
                        ticket,
                        "withdrawal",
                        Map.of("withdrawal", comment)))
                .orElseGet(() -> notThere.page(asker));
    }

    public Response reassign(Visit visit) {
        var asker = visit.asker();
        var form = visit.request().form();
        var wish = new HandingOn.Wish(
                form.text("to"), form.get("from").filter(from -> !from.isBlank()), form.text("handing"));
        return asker.ticket()
                .map(ticket -> after(
                        handingOn.on(asker, ticket, wish, TicketPages::nothingMore),
                        asker,
                        ticket,
                        "to",
                        Map.of("to", wish.to(), "from", form.text("from"), "handing", wish.comment())))
                .orElseGet(() -> notThere.page(asker));
    }

    public Response resolve(Visit visit) {
        var asker = visit.asker();
        var comment = visit.request().form().text("comment");
        return asker.ticket()
                .map(ticket -> after(
                        answering.resolve(asker, ticket, comment, TicketPages::nothingMore),
                        asker,
                        ticket,
                        "resolution",
                        Map.of("resolution", comment)))
                .orElseGet(() -> notThere.page(asker));
    }

    public Response restart(Visit visit) {
        var asker = visit.asker();
        return asker.ticket()
                .map(ticket -> after(
                        answering.restart(asker, ticket, TicketPages::nothingMore), asker, ticket, "restart", Map.of()))
                .orElseGet(() -> notThere.page(asker));
    }

    /** Their own mail that was held: they say that it is theirs, or drop it. */
    public Response held(Visit visit) {
        var asker = visit.asker();
        var id = visit.request().part("mail");
        boolean theirs = visit.request().form().text("answer").equals("confirm");
        return asker.ticket()
                .filter(ticket -> theirs || confirming.drop(asker, ticket, id))
                .map(ticket -> theirs
                        ? after(
                                confirming.confirm(asker, ticket, id, TicketPages::nothingMore),
                                asker,
                                ticket,
                                "held",
                                Map.of())
                        : Response.seeOther("/tickets/" + ticket.id()))
                .orElseGet(() -> notThere.page(asker));
    }

    /** Mails about comments on it, wanted or not. */
    public Response quiet(Visit visit) {
        var asker = visit.asker();
        boolean quiet = visit.request().form().text("quiet").equals("true");
        return asker.ticket()
                .map(ticket -> switch (answering.quiet(asker, ticket, quiet, TicketPages::nothingMore)) {
                    case Result.Done _ -> Response.seeOther("/tickets/%s#mails".formatted(ticket.id()));
                    case Result.Refused _, Result.NotThere _ -> notThere.page(asker);
                })
                .orElseGet(() -> notThere.page(asker));
    }

    private Response after(Result result, Asker asker, Ticket ticket, String field, Map<String, String> typed) {
        return switch (result) {
            case Result.Done(var done) ->
                Response.seeOther("/tickets/%s#event-%d"
                        .formatted(
                                done.ticket().id(),
                                done.events().getFirst().id().number()));
            case Result.Refused(Refusal.Unfit why) ->
                show(
                        422,
                        asker,
                        ticket,
                        Optional.empty(),
                        Form.fault(typed, field, why.sentence(asker.dates())),
                        Optional.empty());
            case Result.Refused(Refusal.TooLate why) ->
                changedNothing(409, asker, ticket, typed, why.sentence(asker.dates()));
            case Result.Refused(Refusal.NotTheirs why) ->
                changedNothing(403, asker, ticket, typed, why.sentence(asker.dates()));
            case Result.NotThere() -> notThere.page(asker);
        };
    }

    /** What they wrote is not lost: it stands in the comment box, to be sent as a comment. */
    private Response changedNothing(
            int status, Asker asker, Ticket ticket, Map<String, String> typed, String sentence) {
        var kept = new LinkedHashMap<>(typed);
        typed.values().stream().filter(text -> !text.isBlank()).forEach(text -> kept.put("text", text));
        return show(status, asker, ticket, Optional.empty(), new Form(kept, Map.of()), Optional.of(sentence));
    }

    private Response show(
            int status, Asker asker, Ticket ticket, Optional<String> cursor, Form form, Optional<String> alert) {
        var found = timelines.page(asker, ticket.id(), cursor);
        if (found.isEmpty()) {
            return notThere.page(asker);
        }
        var detail = TicketDetail.of(
                found.get(),
                asker.person(),
                asker.administers(ticket.app().id()),
                asker.seesEvidenceOf(found.get().ticket()),
                form,
                alert);
        var section = ticket.requestedBy(asker.person()) ? Section.REQUESTS : Section.MANAGE;
        var title =
                "%s for %s".formatted(ticket.app().name(), ticket.requester().name());
        return Html.page(
                status,
                out -> JteticketGenerated.render(
                        out,
                        null,
                        frames.of(asker, title, section),
                        detail,
                        asker.session().csrf()));
    }

    /** A form that is sent twice meets the step that it answers no longer open; nothing else has to be kept. */
    private static List<Write> nothingMore(Outcome.Done done) {
        return List.of();
    }

    private static Action action(Query form) {
        return Action.of(form.text("action"))
                .orElseThrow(() ->
                        new BadRequest("No button of ours sends the action “%s”.".formatted(form.text("action"))));
    }

    /** The page always says which step it showed, so that a late click answers no other one. */
    private static Optional<StepRef> step(Query form) {
        var stage = Stage.of(form.text("stage"));
        if (stage.isPresent() && form.text("step").matches("[1-9]")) {
            int step = Integer.parseInt(form.text("step"));
            if (stage.get() == Stage.APPROVAL || step == 1) {
                return Optional.of(new StepRef(stage.get(), step));
            }
        }
        throw new BadRequest("The form does not say which step it answers. Please load the page again.");
    }
}
