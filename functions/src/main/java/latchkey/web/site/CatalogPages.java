package latchkey.web.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import latchkey.web.command.ApplyCatalog;
import latchkey.web.command.Asker;
import latchkey.web.command.Plan;
import latchkey.web.command.Visit;
import latchkey.web.http.EntityTag;
import latchkey.web.http.Response;
import latchkey.web.page.JtecatalogGenerated;
import latchkey.web.view.Frame.Section;

/** The catalog as a file: pasted, looked at as a plan, then applied. */
public final class CatalogPages {

    private static final String PATH = "/admin/catalog";

    private final ApplyCatalog apply;
    private final Frames frames;

    public CatalogPages(ApplyCatalog apply, Frames frames) {
        this.apply = apply;
        this.frames = frames;
    }

    public Response form(Visit visit) {
        var asker = visit.asker();
        boolean applied = visit.request().query().get("applied").isPresent();
        return page(200, asker, apply.file(asker), Optional.empty(), applied ? "The file was applied." : "");
    }

    public Response plan(Visit visit) {
        var text = visit.request().form().text("text");
        var plan = apply.plan(visit.asker(), text.getBytes(StandardCharsets.UTF_8));
        return page(plan.faults().isEmpty() ? 200 : 422, visit.asker(), text, Optional.of(plan), "");
    }

    public Response apply(Visit visit) {
        var asker = visit.asker();
        var form = visit.request().form();
        var text = form.text("text");
        return switch (apply.apply(
                asker, text.getBytes(StandardCharsets.UTF_8), EntityTag.ofForm(form), _ -> List.of())) {
            case ApplyCatalog.Result.Done _ -> Response.seeOther(PATH + "?applied=1");
            case ApplyCatalog.Result.Faulty(var plan) -> page(422, asker, text, Optional.of(plan), "");
            case ApplyCatalog.Result.Meanwhile() ->
                page(
                        412,
                        asker,
                        text,
                        Optional.empty(),
                        "Somebody has changed the catalog since you saw the plan. Nothing was applied: look at the"
                                + " plan again.");
        };
    }

    private Response page(int status, Asker asker, String text, Optional<Plan> plan, String news) {
        return Html.withScript(
                status,
                out -> JtecatalogGenerated.render(
                        out,
                        null,
                        frames.of(asker, Admin.CATALOG.title(), Section.ADMIN),
                        Admin.CATALOG.tabs(asker),
                        asker.session().csrf(),
                        ApplyCatalog.tag(asker).value(),
                        text,
                        plan,
                        news));
    }
}
