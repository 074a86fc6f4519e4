package latchkey.web.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import latchkey.store.AuditEntry;
import latchkey.store.Audits;
import latchkey.web.command.ListQuery;
import latchkey.web.command.Page;
import latchkey.web.command.Visit;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** Who changed what, when, before and after; newest first. */
public final class AuditApi implements Page {

    private final Audits audits;

    public AuditApi(Audits audits) {
        this.audits = audits;
    }

    @Override
    public Response answer(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, List.of("limit", "cursor"));
        var page = audits.page(ListQuery.limit(query), query.get("cursor"));
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("items", page.entries().stream().map(AuditApi::shape).toList());
        shape.put("next", page.next().orElse(null));
        return Response.json(200, shape);
    }

    private static Map<String, @Nullable Object> shape(AuditEntry entry) {
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("id", entry.id());
        shape.put("at", entry.at());
        shape.put("by", Shape.person(entry.by()));
        shape.put("via", entry.via().word());
        shape.put("what", entry.what().word());
        shape.put("subject", entry.subject());
        shape.put("changes", entry.changes().stream().map(Changes::shape).toList());
        return shape;
    }
}
