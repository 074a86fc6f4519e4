package latchkey.web.api;

import java.net.URLEncoder;
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
import latchkey.people.PersonRef;
import latchkey.store.ListPage;
import latchkey.store.TicketPage;
import latchkey.store.Tickets;
import latchkey.ticket.End;
import latchkey.ticket.Event;
import latchkey.ticket.Evidence;
import latchkey.ticket.Ticket;
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

    /** Tickets of one call; the header Link leads to more (RFC 8288). */
    public static final int MOST = 200;

    /** Lambda answers at most 6 MB, as JSON: a longer export is made of fewer tickets. */
    private static final int MOST_BYTES = 4_000_000;

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

    public Export(Tickets tickets, TicketLists lists) {
        this.tickets = tickets;
        this.lists = lists;
    }

    @Override
    public Response answer(Visit visit) {
        var query = visit.request().query();
        Parameters.check(query, ListQuery.parameters());
        var view = TicketsApi.view(query);
        var asker = visit.asker();
        if (!view.who().lets(asker)) {
            return Problem.notFound();
        }
        int limit = query.get("limit").isPresent() ? ListQuery.limit(query) : MOST;
        return export(ListQuery.of(view, query), limit, query, asker);
    }

    private Response export(ListQuery asked, int limit, Query query, Asker asker) {
        var page = lists.page(new ListQuery(asked.view(), asked.filter(), asked.order(), limit, asked.cursor()), asker);
        var body = csv(page, asker);
        return body.length > MOST_BYTES && page.tickets().size() > 1
                ? export(asked, page.tickets().size() / 2, query, asker)
                : answered(body, asked.view(), page.next(), query);
    }

    private static Response answered(byte[] body, View view, Optional<String> next, Query query) {
        var response = Response.of(200, "text/csv; charset=utf-8; header=present", body)
                .with("content-disposition", "attachment; filename=\"latchkey-%s.csv\"".formatted(view.word()));
        return next.map(cursor -> response.with("link", "<%s>; rel=\"next\"".formatted(address(query, cursor))))
                .orElse(response);
    }

    /** The same list, further on. */
    private static String address(Query query, String cursor) {
        var kept = query.names().stream()
                .filter(name -> !name.equals("cursor") && query.get(name).isPresent())
                .map(name -> name + "=" + encoded(query.text(name)));
        return Stream.concat(kept, Stream.of("cursor=" + encoded(cursor)))
                .collect(Collectors.joining("&", "/api/v1/tickets.csv?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private byte[] csv(ListPage page, Asker asker) {
        var csv = new Csv();
        csv.row(COLUMNS);
        timelines(page.tickets()).forEach(one -> {
            boolean evidence = asker.seesEvidenceOf(one.ticket());
            one.events().forEach(event -> csv.row(row(one.ticket(), event, evidence)));
        });
        return csv.bytes();
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
