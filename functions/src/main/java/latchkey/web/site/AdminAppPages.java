package latchkey.web.site;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import latchkey.catalog.App;
import latchkey.catalog.AppId;
import latchkey.catalog.CatalogFile;
import latchkey.runtime.Yaml;
import latchkey.web.command.Asker;
import latchkey.web.command.EditApp;
import latchkey.web.command.EditApp.Result;
import latchkey.web.command.Visit;
import latchkey.web.http.EntityTag;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import latchkey.web.page.JteadminAppGenerated;
import latchkey.web.page.JteadminAppsGenerated;
import latchkey.web.view.AppEdit;
import latchkey.web.view.Form;
import latchkey.web.view.Frame.Section;

/** The apps that somebody administers, and the form of each. */
public final class AdminAppPages {

    private static final String PATH = "/admin/apps";

    private final EditApp edit;
    private final Frames frames;
    private final NotThere notThere;

    public AdminAppPages(EditApp edit, Frames frames) {
        this.edit = edit;
        this.frames = frames;
        this.notThere = new NotThere(frames);
    }

    public Response all(Visit visit) {
        var asker = visit.asker();
        var apps = edit.of(asker);
        return Html.page(
                200,
                out -> JteadminAppsGenerated.render(
                        out,
                        null,
                        frames.of(asker, Admin.APPS.title(), Section.ADMIN),
                        Admin.APPS.tabs(asker),
                        apps,
                        asker.person().itAdmin()));
    }

    public Response fresh(Visit visit) {
        var usual = new LinkedHashMap<>(AppForm.typed(Map.of()));
        usual.putAll(Map.of("remind", "2 days", "escalate", "5 days", "expire", "30 days", "published", "false"));
        return page(200, visit.asker(), AppEdit.fresh(), new Form(usual, Map.of()));
    }

    public Response form(Visit visit) {
        var asker = visit.asker();
        boolean saved = visit.request().query().get("saved").isPresent();
        return edit.find(asker, visit.request().part("app"))
                .map(app ->
                        page(200, asker, shown(asker, app, saved), new Form(AppForm.typed(edit.tree(app)), Map.of())))
                .orElseGet(() -> notThere.page(asker));
    }

    public Response add(Visit visit) {
        var form = visit.request().form();
        var id = form.text("id").strip();
        if (!AppId.isOne(id)) {
            return page(
                    422,
                    visit.asker(),
                    AppEdit.fresh(),
                    again(form, Map.of("id", "A name of a-z, 0-9 and -, such as kiln.")));
        }
        return save(visit, id, Map.of(), AppEdit.fresh());
    }

    public Response save(Visit visit) {
        var asker = visit.asker();
        return edit.find(asker, visit.request().part("app"))
                .map(app -> save(
                        visit,
                        app.id().value(),
                        asker.person().itAdmin() ? Map.of() : edit.tree(app),
                        shown(asker, app, false)))
                .orElseGet(() -> notThere.page(asker));
    }

    private Response save(Visit visit, String id, Map<String, Object> fixed, AppEdit edited) {
        var asker = visit.asker();
        var form = visit.request().form();
        Map<String, ?> tree;
        try {
            tree = AppForm.tree(id, form, fixed);
        } catch (Yaml.NotYaml e) {
            return page(
                    422,
                    asker,
                    edited,
                    again(form, Map.of("preapprove", "The rules must be %s.".formatted(e.right()))));
        }
        if (form.get("check").isPresent()) {
            return checked(asker, edit.read(asker, id, tree), form, edited);
        }
        var ifMatch = edited.app().map(_ -> EntityTag.ofForm(form));
        var result = form.get("delete").isPresent() && ifMatch.isPresent()
                ? edit.delete(asker, id, ifMatch.get())
                : edit.put(asker, id, tree, ifMatch);
        return answer(asker, id, form, edited, result);
    }

    /** Says what it would be, and saves nothing. */
    private Response checked(Asker asker, CatalogFile read, Query form, AppEdit edited) {
        return read.faults().isEmpty()
                ? page(200, asker, edited.checked(read.apps().getFirst()), again(form, Map.of()))
                : page(422, asker, edited, again(form, AppForm.sentences(read.faults(), form)));
    }

    private Response answer(Asker asker, String id, Query form, AppEdit edited, Result result) {
        return switch (result) {
            case Result.Saved _ -> Response.seeOther(PATH + "/" + id + "?saved=1");
            case Result.Deleted() -> Response.seeOther(PATH);
            case Result.Faulty(var faults) -> page(422, asker, edited, again(form, AppForm.sentences(faults, form)));
            case Result.ItAdminsOnly(var _) -> told(403, asker, edited, form, "Only an IT Admin may do that.");
            case Result.Meanwhile() ->
                told(
                        412,
                        asker,
                        edited,
                        form,
                        edited.app().isPresent()
                                ? "Somebody has changed this app since you opened it. Nothing was saved. Below is what"
                                        + " you typed; open the app again to see what it is now."
                                : "There is an app of this id already.");
            case Result.HasTickets(var open) ->
                told(
                        409,
                        asker,
                        edited,
                        form,
                        "The app has %d open %s. Unpublish it, and delete it when they have ended."
                                .formatted(open, open == 1 ? "request" : "requests"));
            case Result.NotThere() -> notThere.page(asker);
        };
    }

    private Response told(int status, Asker asker, AppEdit edited, Query form, String sentence) {
        return page(status, asker, edited, again(form, Map.of(edited.app().isPresent() ? "name" : "id", sentence)));
    }

    private AppEdit shown(Asker asker, App app, boolean saved) {
        return new AppEdit(
                Optional.of(app),
                EditApp.tag(edit.tree(app)).value(),
                asker.person().itAdmin(),
                saved,
                Optional.empty());
    }

    private Response page(int status, Asker asker, AppEdit edited, Form form) {
        return Html.page(
                status,
                out -> JteadminAppGenerated.render(
                        out,
                        null,
                        frames.of(asker, edited.title(), Section.ADMIN),
                        asker.session().csrf(),
                        edited.typedTag(form),
                        form));
    }

    private static Form again(Query form, Map<String, String> faults) {
        return new Form(AppForm.typed(form), faults);
    }
}
