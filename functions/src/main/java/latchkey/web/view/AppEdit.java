package latchkey.web.view;

import java.util.List;
import java.util.Optional;
import latchkey.catalog.App;
import latchkey.catalog.Rule;
import latchkey.catalog.Workflow;

/**
 * An app in its form.
 *
 * @param app as it is; empty where it is a new one
 * @param tag of the app that was looked at
 * @param all whether every field may be changed, or only what is the App Admins' (R46)
 * @param checked what the form says, where somebody wanted to know it before they save
 */
public record AppEdit(Optional<App> app, String tag, boolean all, boolean saved, Optional<App> checked) {

    public static AppEdit fresh() {
        return new AppEdit(Optional.empty(), "", true, false, Optional.empty());
    }

    public String title() {
        return app.map(App::name).orElse("A new app");
    }

    public String path() {
        return "/admin/apps/" + app.map(one -> one.id().value()).orElse("new");
    }

    /** Who needs no approval, in plain words (R56): as the form says, or else as it is in force. */
    public List<String> rules() {
        return checked.or(() -> app)
                .map(one ->
                        one.workflow().preapprove().stream().map(Rule::words).toList())
                .orElse(List.of());
    }

    public AppEdit checked(App read) {
        return new AppEdit(app, tag, all, false, Optional.of(read));
    }

    /** The steps that the form shows open: those that ask somebody, and one more. */
    public int steps(Form form) {
        int last = 0;
        for (int step = 1; step <= Workflow.MOST_STEPS; step++) {
            if (!form.text("ask" + step).isBlank() || form.wrong("ask" + step) || form.wrong("pass" + step)) {
                last = step;
            }
        }
        return Math.min(last + 1, Workflow.MOST_STEPS);
    }

    /** What was looked at first counts, however often the form comes back. */
    public AppEdit typedTag(Form form) {
        return form.text("tag").isEmpty() ? this : new AppEdit(app, form.text("tag"), all, saved, checked);
    }
}
