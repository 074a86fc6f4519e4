package latchkey.web.api;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.catalog.CatalogChanges.Change;
import latchkey.people.Csv;
import latchkey.store.AuditEntry;
import latchkey.store.AuditEntry.What;
import latchkey.store.Audits;
import latchkey.ticket.Via;
import latchkey.web.command.AuditQuery;
import latchkey.web.command.ListQuery;
import latchkey.web.command.Visit;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import org.jspecify.annotations.Nullable;

/** Who changed what, when, before and after; newest first. */
public final class AuditApi {

    /** Entries of one file. */
    private static final int MOST = 500;

    private static final List<String> COLUMNS =
            List.of("id", "at", "by", "by address", "via", "what", "subject", "value", "before", "after");

    private final Audits audits;

    public AuditApi(Audits audits) {
        this.audits = audits;
    }

    public Response list(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, AuditQuery.PARAMETERS);
        var page = audits.page(ListQuery.limit(query), query.get("cursor"), AuditQuery.of(query));
        var shape = new LinkedHashMap<String, @Nullable Object>();
        shape.put("items", page.entries().stream().map(AuditApi::shape).toList());
        shape.put("next", page.next().orElse(null));
        return Response.json(200, shape);
    }

    /** A row a value that was changed; taking it away is written down too. */
    public Response csv(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, AuditQuery.PARAMETERS);
        var limit = query.get("limit").isPresent() ? ListQuery.limit(query) : MOST;
        var file = part(query, limit);
        audits.note(visit.asker().person().ref(), Via.API, What.EXPORT, "audit.csv");
        return file;
    }

    private Response part(Query query, int limit) {
        var page = audits.page(limit, query.get("cursor"), AuditQuery.of(query));
        var rows = Stream.concat(Stream.of(COLUMNS), page.entries().stream().flatMap(AuditApi::rows))
                .toList();
        var csv = Csv.write(rows).getBytes(StandardCharsets.UTF_8);
        return csv.length > TableFile.MOST_BYTES && page.entries().size() > 1
                ? part(query, page.entries().size() / 2)
                : TableFile.part("latchkey-audit.csv", csv, "/api/v1/admin/audit.csv", query, page.next());
    }

    private static Stream<List<String>> rows(AuditEntry entry) {
        var none = new Change("", Optional.empty(), Optional.empty());
        var changes = entry.changes().isEmpty() ? List.of(none) : entry.changes();
        return changes.stream()
                .map(change -> List.of(
                        entry.id(),
                        entry.at().toString(),
                        entry.by().name(),
                        entry.by().email().value(),
                        entry.via().word(),
                        entry.what().word(),
                        entry.subject(),
                        change.path(),
                        change.from().orElse(""),
                        change.to().orElse("")));
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
