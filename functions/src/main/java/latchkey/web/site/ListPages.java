package latchkey.web.site;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.web.command.Asker;
import latchkey.web.command.Filter;
import latchkey.web.command.ListQuery;
import latchkey.web.command.TicketLists;
import latchkey.web.command.View;
import latchkey.web.command.Visit;
import latchkey.web.http.Query;
import latchkey.web.http.Response;
import latchkey.web.page.JteticketsGenerated;
import latchkey.web.view.Download;
import latchkey.web.view.Frame.Section;
import latchkey.web.view.TicketCard;
import latchkey.web.view.TicketList;
import latchkey.web.view.TicketList.Tab;

/** Open and Closed Requests; Action Required, Open and Closed Tickets. */
public final class ListPages {

    private static final Map<View, String> PATHS = Map.of(
            View.MY_OPEN, "/requests/open",
            View.MY_CLOSED, "/requests/closed",
            View.ACTION_REQUIRED, "/manage/action-required",
            View.MANAGE_OPEN, "/manage/open",
            View.MANAGE_CLOSED, "/manage/closed");

    private final TicketLists lists;
    private final Frames frames;
    private final NotThere notThere;

    public ListPages(TicketLists lists, Frames frames) {
        this.lists = lists;
        this.frames = frames;
        this.notThere = new NotThere(frames);
    }

    public Response page(Visit visit, View view) {
        var asker = visit.asker();
        int waiting = lists.waiting(asker);
        if (view == View.ACTION_REQUIRED && !asker.manages() && waiting == 0) {
            return notThere.page(asker);
        }
        var query = ListQuery.of(view, visit.request().query());
        var page = lists.page(query, asker);
        var list = new TicketList(
                title(view),
                tabs(view, asker),
                page.tickets().stream()
                        .map(ticket -> TicketCard.of(ticket, asker.person()))
                        .toList(),
                page.next().map(next -> address(view, visit.request().query(), next)),
                managing(view),
                search(view, visit.request().query(), asker),
                page.tickets().isEmpty()
                        ? Optional.empty()
                        : Optional.of(Download.tickets(
                                csv(view, visit.request().query()),
                                view.word(),
                                query.cursor().isPresent(),
                                page.next())),
                page.next().isPresent() ? "Nothing so far; there is more to look through." : nothing(view, query));
        var section = managing(view) ? Section.MANAGE : Section.REQUESTS;
        return Html.withScript(
                200,
                out -> JteticketsGenerated.render(out, null, frames.of(asker, title(view), section, waiting), list));
    }

    private static boolean managing(View view) {
        return switch (view) {
            case MY_OPEN, MY_CLOSED -> false;
            case ACTION_REQUIRED, MANAGE_OPEN, MANAGE_CLOSED -> true;
        };
    }

    private static String title(View view) {
        return switch (view) {
            case MY_OPEN -> "Open Requests";
            case MY_CLOSED -> "Closed Requests";
            case ACTION_REQUIRED -> "Action Required";
            case MANAGE_OPEN -> "Open Tickets";
            case MANAGE_CLOSED -> "Closed Tickets";
        };
    }

    private static String nothing(View view, ListQuery query) {
        if (query.filter().narrows()) {
            return "No ticket fits that.";
        }
        return switch (view) {
            case MY_OPEN -> "You have no open request. Find an app under All Apps and ask for it.";
            case MY_CLOSED -> "None of your requests has ended yet.";
            case ACTION_REQUIRED -> "Nothing waits for you.";
            case MANAGE_OPEN -> "No request is open for the apps you look after.";
            case MANAGE_CLOSED -> "No request has ended yet for the apps you look after.";
        };
    }

    private static List<Tab> tabs(View view, Asker asker) {
        return Stream.of(View.values())
                .filter(other ->
                        managing(other) == managing(view) && other.who().lets(asker))
                .map(other -> new Tab(title(other), PATHS.getOrDefault(other, "/"), other == view))
                .toList();
    }

    private static Optional<TicketList.Search> search(View view, Query query, Asker asker) {
        if (!managing(view) || !asker.manages()) {
            return Optional.empty();
        }
        var apps = asker.catalog().apps().values().stream()
                .filter(app -> asker.person().itAdmin() || asker.managed().contains(app.id()))
                .map(app -> Map.entry(app.id().value(), app.name()));
        return Optional.of(new TicketList.Search(
                PATHS.getOrDefault(view, "/"),
                query.text("q"),
                Choices.of(query.text("app"), "All", apps),
                Choices.of(query.text("order"), "Newest first", Stream.of(Map.entry("waiting", "Oldest first")))));
    }

    /** The same list, further on. */
    private static String address(View view, Query query, String next) {
        return PATHS.getOrDefault(view, "/")
                + Stream.concat(kept(query), Stream.of("cursor=" + encoded(next)))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** The same list from here on, as a file. */
    private static String csv(View view, Query query) {
        var cursor = query.get("cursor").map(place -> "cursor=" + encoded(place));
        return Stream.of(Stream.of("view=" + view.word()), known(query), cursor.stream())
                .flatMap(pairs -> pairs)
                .collect(Collectors.joining("&", "/api/v1/tickets.csv?", ""));
    }

    /** What a form of ours narrows a list by; the API refuses all else. */
    private static Stream<String> known(Query query) {
        return Stream.concat(Filter.PARAMETERS.stream(), Stream.of("order", "limit"))
                .filter(name -> query.get(name).isPresent())
                .map(name -> name + "=" + encoded(query.text(name)));
    }

    private static Stream<String> kept(Query query) {
        return query.names().stream()
                .filter(name -> !name.equals("cursor") && query.get(name).isPresent())
                .map(name -> name + "=" + encoded(query.text(name)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
