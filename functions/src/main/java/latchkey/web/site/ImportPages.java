package latchkey.web.site;

import java.util.List;
import latchkey.store.Stale;
import latchkey.web.command.PeopleText;
import latchkey.web.command.Staffing;
import latchkey.web.command.Visit;
import latchkey.web.http.Response;
import latchkey.web.page.JteimportGenerated;
import latchkey.web.view.Frame.Section;
import latchkey.web.view.ImportPlan;

/** A file of people, pasted: first what it would change, then the change. */
public final class ImportPages {

    private final Staffing staffing;
    private final Frames frames;

    public ImportPages(Staffing staffing, Frames frames) {
        this.staffing = staffing;
        this.frames = frames;
    }

    public Response form(Visit visit) {
        return page(200, visit, ImportPlan.empty(), "");
    }

    public Response plan(Visit visit) {
        var text = visit.request().form().text("text");
        var planned = staffing.plan(PeopleText.either(text));
        return page(planned.plan().faults().isEmpty() ? 200 : 422, visit, shown(text, planned), "");
    }

    /** What was shown is what is done; where it would be something else now, that is shown first. */
    public Response apply(Visit visit) {
        var form = visit.request().form();
        var text = form.text("text");
        var planned = staffing.plan(PeopleText.either(text));
        if (!planned.tag().equals(form.text("tag")) || !planned.plan().faults().isEmpty()) {
            return page(
                    409,
                    visit,
                    shown(text, planned),
                    "People have changed meanwhile. This is what the file would change now.");
        }
        try {
            staffing.apply(visit.asker(), planned, List.of());
            return Response.seeOther("/admin/people");
        } catch (Stale raced) {
            var left = staffing.plan(PeopleText.either(text));
            return page(
                    409,
                    visit,
                    shown(text, left),
                    "Somebody else has changed people at the same moment. This is what is left.");
        }
    }

    private static ImportPlan shown(String text, Staffing.Planned planned) {
        var changes = planned.plan().changes();
        int shown = Math.min(changes.size(), ImportPlan.MOST_SHOWN);
        return new ImportPlan(
                text,
                planned.tag(),
                planned.plan().steps().size(),
                changes.subList(0, shown),
                changes.size() - shown,
                planned.plan().faults());
    }

    private Response page(int status, Visit visit, ImportPlan plan, String news) {
        return Html.withScript(
                status,
                out -> JteimportGenerated.render(
                        out,
                        null,
                        frames.of(visit.asker(), "Import people", Section.ADMIN),
                        visit.asker().session().csrf(),
                        plan,
                        news));
    }
}
