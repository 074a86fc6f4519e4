package latchkey.web.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import latchkey.catalog.App;
import latchkey.ticket.Outcome;
import latchkey.ticket.Refusal;
import latchkey.ticket.TicketId;
import latchkey.ticket.Via;
import latchkey.web.command.Asker;
import latchkey.web.command.Cards;
import latchkey.web.command.Submit;
import latchkey.web.command.Visit;
import latchkey.web.http.Response;
import latchkey.web.page.JtehelpGenerated;
import latchkey.web.view.Form;
import latchkey.web.view.Frame.Section;

/** Asking the App Admins of an app something (R8). */
public final class HelpPages {

    private final Cards cards;
    private final Submit submit;
    private final Frames frames;
    private final NotThere notThere;

    public HelpPages(Cards cards, Submit submit, Frames frames) {
        this.cards = cards;
        this.submit = submit;
        this.frames = frames;
        this.notThere = new NotThere(frames);
    }

    public Response form(Visit visit) {
        return app(visit)
                .map(app -> form(200, visit.asker(), app, Form.EMPTY))
                .orElseGet(() -> notThere.page(visit.asker()));
    }

    public Response ask(Visit visit) {
        return app(visit).map(app -> ask(visit, app)).orElseGet(() -> notThere.page(visit.asker()));
    }

    private Response ask(Visit visit, App app) {
        var asker = visit.asker();
        var form = visit.request().form();
        var id = form.get("ticket").filter(TicketId::isOne).map(TicketId::new).orElseGet(submit::fresh);
        var question = form.text("reason");
        return switch (submit.help(id, asker, asker.by(Via.WEB), app, question)) {
            case Outcome.Done(var ticket, var _) -> Response.seeOther("/tickets/" + ticket.id());
            case Outcome.Refused(Refusal why) ->
                form(422, asker, app, Form.fault(Map.of("reason", question), "reason", why.sentence(asker.dates())));
        };
    }

    private Response form(int status, Asker asker, App app, Form form) {
        return Html.page(
                status,
                out -> JtehelpGenerated.render(
                        out,
                        null,
                        frames.of(asker, "Ask about " + app.name(), Section.APPS),
                        cards.of(List.of(app), asker).getFirst(),
                        asker.session().csrf(),
                        submit.fresh(),
                        form));
    }

    private static Optional<App> app(Visit visit) {
        return visit.asker()
                .catalog()
                .app(visit.request().part("app"), visit.asker().person());
    }
}
