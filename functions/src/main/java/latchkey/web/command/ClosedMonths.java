package latchkey.web.command;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import latchkey.store.ListPage;
import latchkey.store.Lists;
import latchkey.store.Lists.Order;
import latchkey.ticket.ListEntry;
import latchkey.ticket.ListEntry.Shelf;
import latchkey.ticket.Ticket;
import latchkey.web.http.BadRequest;

/**
 * Every closed ticket, for the IT Admins: month after month, as they are stored. The cursor is the month and the place in
 * it, {@code 2026-11.…}; at the beginning of a month the place is empty.
 */
final class ClosedMonths {

    /** Nothing was closed before Latchkey was there. */
    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    /** A call looks into so many months at most and then hands back a cursor. */
    private static final int MOST_MONTHS = 12;

    private static final Pattern CURSOR = Pattern.compile("(\\d{4}-(?:0[1-9]|1[0-2]))\\.(.*)");

    private final Lists lists;
    private final InstantSource clock;

    ClosedMonths(Lists lists, InstantSource clock) {
        this.lists = lists;
        this.clock = clock;
    }

    ListPage page(ListQuery query) {
        var last = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        var first = last.isBefore(FIRST) ? last : FIRST;
        boolean backwards = query.order() == Order.NEWEST;
        var at = query.cursor().map(ClosedMonths::place).orElse(new Place(backwards ? last : first, Optional.empty()));
        var tickets = new ArrayList<Ticket>();
        for (int read = 0; read < MOST_MONTHS; read++) {
            if (at.month().isBefore(first) || at.month().isAfter(last)) {
                return new ListPage(tickets, Optional.empty());
            }
            var page = lists.page(
                    shelves(at.month()), query.order(), query.limit() - tickets.size(), at.within(), query.filter());
            tickets.addAll(page.tickets());
            var month = at.month();
            at = page.next()
                    .map(next -> new Place(month, Optional.of(next)))
                    .orElse(new Place(month.plusMonths(backwards ? -1 : 1), Optional.empty()));
            if (page.next().isPresent() || tickets.size() == query.limit()) {
                break;
            }
        }
        boolean over = at.month().isBefore(first) || at.month().isAfter(last);
        return new ListPage(tickets, over ? Optional.empty() : Optional.of(at.cursor()));
    }

    private static List<Shelf> shelves(YearMonth month) {
        return IntStream.range(0, ListEntry.SHARDS)
                .<Shelf>mapToObj(shard -> new Shelf.AllClosed(month, shard))
                .toList();
    }

    private static Place place(String cursor) {
        var found = CURSOR.matcher(cursor);
        if (!found.matches()) {
            throw new BadRequest("cursor is what a page gave as “next”, got: " + cursor);
        }
        return new Place(
                YearMonth.parse(found.group(1)), Optional.of(found.group(2)).filter(place -> !place.isEmpty()));
    }

    private record Place(YearMonth month, Optional<String> within) {
        String cursor() {
            return month + "." + within.orElse("");
        }
    }
}
