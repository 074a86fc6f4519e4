package latchkey.web.site;

import latchkey.web.command.Asker;
import latchkey.web.http.Response;
import latchkey.web.view.Frame.Section;

/** What is not there and what is not for you look the same. */
public final class NotThere {

    private final Frames frames;

    public NotThere(Frames frames) {
        this.frames = frames;
    }

    public Response page(Asker asker) {
        return Messages.page(
                frames.of(asker, "There is nothing here", Section.ELSEWHERE),
                404,
                "There is nothing at this address, or nothing for you.",
                "/apps",
                "All Apps");
    }
}
