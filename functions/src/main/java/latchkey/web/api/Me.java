package latchkey.web.api;

import java.util.List;
import latchkey.people.Role;
import latchkey.web.command.Page;
import latchkey.web.command.TicketLists;
import latchkey.web.command.Visit;
import latchkey.web.http.Response;

/** Who is asking, and how much waits for them. */
public final class Me implements Page {

    private final TicketLists lists;

    public Me(TicketLists lists) {
        this.lists = lists;
    }

    @Override
    public Response answer(Visit visit) {
        Parameters.check(visit.request().query(), List.of());
        var asker = visit.asker();
        var shape = Shape.person(asker.person().ref());
        shape.put("roles", asker.roles().stream().map(Role::word).toList());
        shape.put("waiting", lists.waiting(asker));
        return Response.json(200, shape);
    }
}
