package latchkey.web.site;

import java.util.Map;
import latchkey.web.http.Response;
import latchkey.web.page.JtemessageGenerated;
import latchkey.web.view.Frame;

/** Pages that say one thing. */
public final class Messages {

    private static final Map<Integer, String> TITLES = Map.of(
            400, "That did not arrive as it should",
            403, "That was not sent from our page",
            404, "There is nothing here",
            405, "That is not possible here",
            500, "Something went wrong",
            503, "Very busy just now");

    private final Frames frames;

    public Messages(Frames frames) {
        this.frames = frames;
    }

    /** Without a name and a navigation: what went wrong may be the reading of these. */
    public Response of(int status, String sentence) {
        return page(
                frames.open(TITLES.getOrDefault(status, "Something went wrong")),
                status,
                sentence,
                "/apps",
                "All Apps");
    }

    static Response page(Frame frame, int status, String sentence, String path, String link) {
        return Html.page(status, out -> JtemessageGenerated.render(out, null, frame, sentence, path, link));
    }
}
