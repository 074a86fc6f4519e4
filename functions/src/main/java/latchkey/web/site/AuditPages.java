package latchkey.web.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.store.AuditEntry.What;
import latchkey.store.Audits;
import latchkey.web.command.AuditQuery;
import latchkey.web.command.Page;
import latchkey.web.command.Visit;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import latchkey.web.page.JteauditGenerated;
import latchkey.web.view.AuditList;
import latchkey.web.view.Download;
import latchkey.web.view.Frame.Section;

/** Who changed what, for IT Admins. */
public final class AuditPages implements Page {

    private static final int PAGE = 50;

    private final Audits audits;
    private final InstantSource clock;
    private final Frames frames;

    public AuditPages(Audits audits, InstantSource clock, Frames frames) {
        this.audits = audits;
        this.clock = clock;
        this.frames = frames;
    }

    @Override
    public Response answer(Visit visit) {
        var asker = visit.asker();
        var query = visit.request().query();
        var search = AuditQuery.of(query);
        var page = audits.page(PAGE, query.get("cursor"), search);
        var list = new AuditList(
                Admin.AUDIT.tabs(asker),
                page.entries(),
                search,
                Choices.of(
                        query.text("what"),
                        "Everything",
                        Stream.of(What.values()).map(what -> Map.entry(what.word(), AuditList.kind(what)))),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                Download.audit(
                        address("/api/v1/admin/audit.csv", query, query.get("cursor")),
                        query.get("cursor").isPresent(),
                        page.next()),
                page.next().map(next -> address("/admin/audit", query, Optional.of(next))));
        return Html.withScript(
                200,
                out -> JteauditGenerated.render(out, null, frames.of(asker, Admin.AUDIT.title(), Section.ADMIN), list));
    }

    private static String address(String path, Query query, Optional<String> cursor) {
        var kept = Stream.of("who", "what", "until")
                .flatMap(name -> query.get(name).map(value -> name + "=" + encoded(value)).stream());
        var further = cursor.map(place -> "cursor=" + encoded(place)).stream();
        var asked = Stream.concat(kept, further).collect(Collectors.joining("&"));
        return asked.isEmpty() ? path : path + "?" + asked;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
