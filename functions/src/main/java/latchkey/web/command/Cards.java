package latchkey.web.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import latchkey.catalog.App;
import latchkey.ticket.Ticket;
import latchkey.web.view.AppCard;

/** The apps as one person sees them: with their owners, and whether they have them or have asked. */
public final class Cards {

    private final Owners owners;
    private final TicketLists lists;

    public Cards(Owners owners, TicketLists lists) {
        this.owners = owners;
        this.lists = lists;
    }

    /** Two reads of the person's own tickets, one of the owners, however many apps there are. */
    public List<AppCard> of(List<App> apps, Asker asker) {
        var owned = owners.of(apps, asker);
        var open = newest(lists.open(asker));
        var granted = newest(lists.granted(asker));
        return apps.stream()
                .map(app -> new AppCard(
                        app,
                        owned.getOrDefault(app.id().value(), List.of()),
                        Optional.ofNullable(open.get(app.id().value()))
                                .map(ticket -> ticket.id().value()),
                        Optional.ofNullable(granted.get(app.id().value()))
                                .map(ticket -> ticket.id().value())))
                .toList();
    }

    private static Map<String, Ticket> newest(List<Ticket> newestFirst) {
        return newestFirst.stream()
                .collect(Collectors.toMap(
                        ticket -> ticket.app().id().value(), Function.identity(), (first, later) -> first));
    }
}
