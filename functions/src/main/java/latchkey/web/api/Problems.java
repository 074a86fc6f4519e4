package latchkey.web.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import latchkey.web.command.Page;
import latchkey.web.command.Visit;
import latchkey.web.http.Response;

/** What the {@code type} of a problem leads to: its section of {@code docs/problems.md}, as it is written. */
public final class Problems implements Page {

    private static final String HEADING = "## ";

    @Override
    public Response answer(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        var wanted = HEADING + visit.request().part("problem") + "\n";
        var page = new String(new Resource("problems.md").read(), StandardCharsets.UTF_8);
        return Arrays.stream(page.split("(?m)^(?=" + HEADING + ")", -1))
                .filter(section -> section.startsWith(wanted))
                .map(section -> text(200, section))
                .findFirst()
                .orElseGet(() -> text(404, "There is no such problem.\n"));
    }

    private static Response text(int status, String text) {
        return Response.of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
