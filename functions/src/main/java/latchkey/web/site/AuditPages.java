package latchkey.web.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import latchkey.store.Audits;
import latchkey.web.command.Page;
import latchkey.web.command.Visit;
import latchkey.web.http.Response;
import latchkey.web.page.JteauditGenerated;
import latchkey.web.view.Frame.Section;

/** Who changed what, for IT Admins. */
public final class AuditPages implements Page {

    private static final int PAGE = 50;

    private final Audits audits;
    private final Frames frames;

    public AuditPages(Audits audits, Frames frames) {
        this.audits = audits;
        this.frames = frames;
    }

    @Override
    public Response answer(Visit visit) {
        var asker = visit.asker();
        var page = audits.page(PAGE, visit.request().query().get("cursor"));
        var next = page.next().map(at -> "/admin/audit?cursor=" + URLEncoder.encode(at, StandardCharsets.UTF_8));
        return Html.page(
                200,
                out -> JteauditGenerated.render(
                        out,
                        null,
                        frames.of(asker, Admin.AUDIT.title(), Section.ADMIN),
                        Admin.AUDIT.tabs(asker),
                        page.entries(),
                        next));
    }
}
