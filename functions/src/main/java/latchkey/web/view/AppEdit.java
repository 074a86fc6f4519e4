package latchkey.web.view;

import java.util.List;
import java.util.Optional;
import latchkey.catalog.App;
import latchkey.catalog.Rule;

/**
 * An app in its form.
 *
 * @param app as it is; empty where it is a new one
 * @param tag of the app that was looked at
 * @param all whether every field may be changed, or only what is the App Admins' (R46)
 */
public record AppEdit(Optional<App> app, String tag, boolean all, boolean saved) {

    public static AppEdit fresh() {
        return new AppEdit(Optional.empty(), "", true, false);
    }

    public String title() {
        return app.map(App::name).orElse("A new app");
    }

    public String path() {
        return "/admin/apps/" + app.map(one -> one.id().value()).orElse("new");
    }

    /** The rules in force, in plain words (R56). */
    public List<String> rules() {
        return app.map(one ->
                        one.workflow().preapprove().stream().map(Rule::words).toList())
                .orElse(List.of());
    }

    /** What was looked at first counts, however often the form comes back. */
    public AppEdit typedTag(Form form) {
        return form.text("tag").isEmpty() ? this : new AppEdit(app, form.text("tag"), all, saved);
    }
}
