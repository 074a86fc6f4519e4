package latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import latchkey.ticket.ListEntry.Shelf;
import latchkey.ticket.TicketId;

/**
 * Who has left a list in which tickets wait for them, and which open tickets these are. A departure is written in the transaction of the change. {@code outbox}
 * looks at once; the hourly sweep looks a second time, for what was under way at that moment: a step that was being opened
 * for them, a request that they were just sending.
 */
public final class Departures {

    private static final int PAGE = 100;

    /** So many lists are read side by side. */
    private static final int AT_ONCE = 10;

    private static final int MOST_IN_A_SWEEP = 100;

    private final Table table;
    private final Lists lists;

    Departures(Table table, Lists lists) {
        this.table = table;
        this.lists = lists;
    }

    /** For the transaction of the change from which it follows. */
    public static Write write(Departure departure, Instant now) {
        var who = switch (departure) {
            case Departure.OfPerson left -> left.person().value();
            case Departure.FromCatalog _ -> "catalog";
        };
        return Write.always(Key.departure(Lists.time(now) + "#" + who), DepartureItem.write(departure, now));
    }

    /** Every open ticket that waits for them or is theirs, page by page; one that stands in several places may come twice. */
    public void tickets(Departure departure, Consumer<List<TicketId>> each) {
        var shelves = departure.shelves();
        for (int from = 0; from < shelves.size(); from += AT_ONCE) {
            tickets(departure, shelves.subList(from, Math.min(from + AT_ONCE, shelves.size())), each);
        }
    }

    private void tickets(Departure departure, List<Shelf> shelves, Consumer<List<TicketId>> each) {
        var cursor = Optional.<String>empty();
        do {
            var page = lists.page(shelves, Lists.Order.WAITING, PAGE, cursor, departure::concerns);
            if (!page.tickets().isEmpty()) {
                each.accept(page.tickets().stream().map(ticket -> ticket.id()).toList());
            }
            cursor = page.next();
        } while (cursor.isPresent());
    }

    /** Those that nobody has looked after a second time, the oldest first. */
    public List<Unsettled> unsettled() {
        return table.query(Key.DEPARTURES, Table.Range.OLDEST, MOST_IN_A_SWEEP).rows().stream()
                .map(row -> new Unsettled(row.text(Key.SK), row.instant("at"), DepartureItem.read(row)))
                .toList();
    }

    public void settle(Unsettled departure) {
        table.writeOne(new Write.DeleteAlways(Key.departure(departure.place())));
    }

    /** A departure, and since when. */
    public record Unsettled(String place, Instant since, Departure departure) {}
}
