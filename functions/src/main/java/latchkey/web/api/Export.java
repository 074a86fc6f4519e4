package latchkey.web.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.catalog.Licence;
import latchkey.people.Csv;
import latchkey.people.PersonRef;
import latchkey.store.AuditEntry.What;
import latchkey.store.Audits;
import latchkey.store.ListPage;
import latchkey.store.TicketPage;
import latchkey.store.Tickets;
import latchkey.ticket.End;
import latchkey.ticket.Event;
import latchkey.ticket.Evidence;
import latchkey.ticket.Ticket;
import latchkey.ticket.Via;
import latchkey.web.command.Asker;
import latchkey.web.command.ListQuery;
import latchkey.web.command.Page;
import latchkey.web.command.TicketLists;
import latchkey.web.command.View;
import latchkey.web.command.Visit;
import latchkey.web.http.Problem;
import latchkey.web.http.Query;
import latchkey.web.http.Response;

/** A list with the whole timeline of each ticket, a row an event: what the asker may see, evidence as on the ticket. */
public final class Export implements Page {

    /** Tickets of one call. */
    public static final int MOST = 200;

    private static final int SIDE_BY_SIDE = 8;

    private static final List<String> COLUMNS = List.of(
            "ticket",
            "kind",
            "app",
            "licence",
            "requester",
            "requester address",
            "reason",
            "status",
            "outcome",
            "created",
            "closed",
            "event",
            "at",
            "what",
            "by",
            "by address",
            "via",
            "step",
            "comment",
            "from",
            "spf",
            "dkim",
            "dmarc",
            "spam",
            "sha256",
            "line",
            "rule");

    private final Tickets tickets;
    private final TicketLists lists;
    private final Audits audits;

    public Export(Tickets tickets, TicketLists lists, Audits audits) {
        this.tickets = tickets;
        this.lists = lists;
        this.audits = audits;
    }

    @Override
    public Response answer(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, ListQuery.parameters());
        var view = TicketsApi.view(query);
        var asker = visit.asker();
        if (!lists.isThere(view, asker)) {
            return Problem.notFound();
        }
        int limit = query.get("limit").isPresent() ? ListQuery.limit(query) : MOST;
        return export(ListQuery.of(view, query), limit, query, asker);
    }

    private Response export(ListQuery asked, int limit, Query query, Asker asker) {
        var page = lists.page(new ListQuery(asked.view(), asked.filter(), asked.order(), limit, asked.cursor()), asker);
        var body = csv(page, asker);
        return body.length > TableFile.MOST_BYTES && page.tickets().size() > 1
                ? export(asked, page.tickets().size() / 2, query, asker)
                : noted(query, asker, answered(body, asked.view(), page.next(), query));
    }

    /** What somebody takes away is written down before they get it. */
    private Response noted(Query query, Asker asker, Response file) {
        var narrowed = query.names().stream()
                .filter(name -> !name.equals("cursor") && query.get(name).isPresent())
                .map(name -> " %s=%s".formatted(name, query.text(name)))
                .collect(Collectors.joining());
        audits.note(asker.person().ref(), Via.API, What.EXPORT, "tickets.csv" + narrowed);
        return file;
    }

    private static Response answered(byte[] body, View view, Optional<String> next, Query query) {
        return TableFile.part("latchkey-%s.csv".formatted(view.word()), body, "/api/v1/tickets.csv", query, next);
    }

    private byte[] csv(ListPage page, Asker asker) {
        var rows = new ArrayList<List<String>>();
        rows.add(COLUMNS);
        timelines(page.tickets()).forEach(one -> {
            boolean evidence = asker.seesEvidenceOf(one.ticket());
            one.events().forEach(event -> rows.add(row(one.ticket(), event, evidence)));
        });
        return Csv.write(rows).getBytes(StandardCharsets.UTF_8);
    }

    private List<TicketPage> timelines(List<Ticket> wanted) {
        try (var threads =
                Executors.newFixedThreadPool(SIDE_BY_SIDE, Thread.ofVirtual().factory())) {
            var tasks = wanted.stream()
                    .map(ticket -> (Callable<TicketPage>) () -> whole(ticket))
                    .toList();
            var pages = new ArrayList<TicketPage>();
            for (var future : threads.invokeAll(tasks)) {
                pages.add(future.get());
            }
            return pages;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading timelines", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private TicketPage whole(Ticket ticket) {
        var events = new ArrayList<Event>();
        var cursor = Optional.<String>empty();
        do {
            var page = tickets.page(ticket.id(), cursor);
            page.ifPresent(found -> events.addAll(0, found.events()));
            cursor = page.flatMap(TicketPage::next);
        } while (cursor.isPresent());
        return new TicketPage(ticket, events, Optional.empty());
    }

    private static List<String> row(Ticket ticket, Event event, boolean withEvidence) {
        var by = event.by();
        return Stream.of(
                        ofTicket(ticket),
                        Stream.of(
                                event.id().toString(),
                                event.at().toString(),
                                event.kind().word(),
                                by.map(PersonRef::name).orElse(""),
                                by.map(person -> person.email().value()).orElse(""),
                                event.via().word(),
                                event.step().map(Object::toString).orElse(""),
                                event.comment().orElse("")),
                        evidence(event.evidence().filter(_ -> withEvidence)))
                .flatMap(cells -> cells)
                .toList();
    }

    private static Stream<String> ofTicket(Ticket ticket) {
        return Stream.of(
                ticket.id().value(),
                ticket.request().kind().word(),
                ticket.app().name(),
                ticket.licence().map(Licence::name).orElse(""),
                ticket.requester().name(),
                ticket.requester().email().value(),
                ticket.reason(),
                ticket.isOpen() ? "open" : "closed",
                ticket.end().map(end -> end.how().word()).orElse(""),
                ticket.createdAt().toString(),
                ticket.end().map(End::at).map(Object::toString).orElse(""));
    }

    private static Stream<String> evidence(Optional<Evidence> known) {
        return known.map(one -> Stream.of(
                        one.from(),
                        one.spf(),
                        one.dkim(),
                        one.dmarc(),
                        one.spam(),
                        one.sha256(),
                        one.line(),
                        one.rule()))
                .orElseGet(() -> Stream.of("", "", "", "", "", "", "", ""));
    }
}
