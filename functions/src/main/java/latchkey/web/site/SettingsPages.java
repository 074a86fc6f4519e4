package latchkey.web.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.people.Settings;
import latchkey.web.command.Governing;
import latchkey.web.command.Visit;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import latchkey.web.page.JtesettingsGenerated;
import latchkey.web.view.Form;
import latchkey.web.view.Frame.Section;

/** The workspace's settings, for IT Admins. */
public final class SettingsPages {

    private final Governing governing;
    private final Frames frames;

    public SettingsPages(Governing governing, Frames frames) {
        this.governing = governing;
        this.frames = frames;
    }

    public Response form(Visit visit) {
        var now = governing.now();
        return page(
                200,
                visit,
                now,
                new Form(texts(now), Map.of()),
                visit.request().query().get("saved").isPresent());
    }

    public Response save(Visit visit) {
        var form = visit.request().form();
        return switch (governing.put(visit.asker(), fields(form), form.text("tag"))) {
            case Governing.Result.Done(var _) -> Response.seeOther("/admin/settings?saved=1");
            case Governing.Result.Refused(var faults) ->
                page(422, visit, governing.now(), new Form(typed(form), PeoplePages.sentences(faults)), false);
            case Governing.Result.Changed() ->
                page(
                        409,
                        visit,
                        governing.now(),
                        Form.fault(
                                typed(form),
                                "join",
                                "Somebody else has changed the settings meanwhile. Look at them again, and save once"
                                        + " more."),
                        false);
        };
    }

    private Response page(int status, Visit visit, Settings now, Form form, boolean saved) {
        return Html.page(
                status,
                out -> JtesettingsGenerated.render(
                        out,
                        null,
                        frames.of(visit.asker(), Admin.SETTINGS.title(), Section.ADMIN),
                        visit.asker().session().csrf(),
                        Admin.SETTINGS.tabs(visit.asker()),
                        Governing.tag(now),
                        governing.hasProvider(),
                        form,
                        saved));
    }

    private Map<String, String> texts(Settings now) {
        var texts = new LinkedHashMap<>(now.texts());
        governing.ways(now).words().forEach(way -> texts.put(way, "true"));
        return texts;
    }

    private Map<String, Object> fields(Query form) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("join", form.text("join"));
        fields.put("domains", words(form.text("domains")));
        fields.put("dkimDomains", words(form.text("dkimDomains")));
        fields.put("publishSsoApps", form.get("publishSsoApps").isPresent());
        if (governing.hasProvider()) {
            fields.put("signIn", ways(form));
        }
        fields.put("timeZone", form.text("timeZone").strip());
        return fields;
    }

    private static Map<String, String> typed(Query form) {
        var typed = new LinkedHashMap<String, String>();
        List.of("join", "domains", "dkimDomains", "timeZone").forEach(name -> typed.put(name, form.text(name)));
        ways(form).forEach(way -> typed.put(way, "true"));
        typed.put("publishSsoApps", Boolean.toString(form.get("publishSsoApps").isPresent()));
        return typed;
    }

    private static List<String> ways(Query form) {
        return Stream.of("mail", "oidc")
                .filter(way -> form.get(way).isPresent())
                .toList();
    }

    private static List<String> words(String text) {
        return Stream.of(text.split("[\\s,;]+")).filter(word -> !word.isEmpty()).toList();
    }
}
