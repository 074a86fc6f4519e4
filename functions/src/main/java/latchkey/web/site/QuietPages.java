package latchkey.web.site;

import latchkey.store.Quietings;
import latchkey.web.command.Visit;
import latchkey.web.http.Response;
import latchkey.web.page.JtequietGenerated;

/**
 * Where the link of a comment's mail leads that stops such mails. It works without signing in, for mail clients send it by
 * themselves when somebody presses their button (RFC 8058): the link is all that they have.
 */
public final class QuietPages {

    private final Quietings quietings;
    private final Frames frames;

    public QuietPages(Quietings quietings, Frames frames) {
        this.quietings = quietings;
        this.frames = frames;
    }

    /** Changes nothing: mail scanners look at every link. */
    public Response form(Visit visit) {
        var token = visit.request().part("token");
        return quietings.isGood(token)
                ? Html.page(200, out -> JtequietGenerated.render(out, null, frames.open("Mails about comments"), token))
                : dead();
    }

    public Response stop(Visit visit) {
        return quietings.stop(visit.request().part("token"))
                ? said(
                        200,
                        "You get no more mails about comments on this request. What asks you to do something is mailed all the same. You can switch comments on again on the request's page.")
                : dead();
    }

    private Response dead() {
        return said(410, "This link is not good any more. You can stop these mails on the request's page.");
    }

    private Response said(int status, String sentence) {
        return Messages.page(frames.open("Mails about comments"), status, sentence, "/requests/open", "My requests");
    }
}
