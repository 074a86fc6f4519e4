package latchkey.store;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import latchkey.ticket.ListEntry.Shelf;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;

/** Lists of tickets: a few partitions, read side by side and merged by time, however many tickets there are. */
public final class Lists {

    /** Entries that one call reads at most where a filter throws many away. */
    private static final int MOST_READ = 1_000;

    /** Fixed width, so that text sorts as time does. */
    private static final DateTimeFormatter PLACE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern PLACE_FORM = Pattern.compile("[0-9TZ:.-]{30}#[A-Z]{2}-[0-9A-Z]{8}");

    private final Table table;

    public Lists(Table table) {
        this.table = table;
    }

    /** Which end comes first. */
    public enum Order {
        NEWEST,
        WAITING
    }

    /**
     * A page of what stands on these shelves; a ticket on several comes once.
     *
     * @param limit at most so many tickets
     * @throws BadCursor where the cursor is none of ours
     */
    public ListPage page(
            List<Shelf> shelves, Order order, int limit, Optional<String> cursor, Predicate<Ticket> filter) {
        var tickets = new ArrayList<Ticket>();
        var after = cursor.map(Lists::place);
        int read = 0;
        while (read < MOST_READ) {
            var merged = merge(shelves, order, limit, after);
            for (var row : merged.rows().entrySet()) {
                read++;
                after = Optional.of(row.getKey());
                var ticket = TicketItem.read(row.getValue());
                if (filter.test(ticket)) {
                    tickets.add(ticket);
                }
                if (tickets.size() == limit) {
                    boolean last = row.getKey().equals(merged.rows().lastKey()) && !merged.more();
                    return new ListPage(tickets, last ? Optional.empty() : after.map(Lists::cursor));
                }
            }
            if (!merged.more()) {
                return new ListPage(tickets, Optional.empty());
            }
        }
        return new ListPage(tickets, after.map(Lists::cursor));
    }

    /** How many tickets stand on these shelves together: exact up to some hundreds a shelf; beyond, how many there are at least. */
    public Table.Counted count(List<Shelf> shelves) {
        var counts = shelves.isEmpty()
                ? List.<Table.Counted>of()
                : all(shelves, shelf -> table.count(Key.shelf(shelf), MOST_READ));
        return new Table.Counted(
                counts.stream().mapToInt(Table.Counted::count).sum(),
                counts.stream().anyMatch(Table.Counted::more));
    }

    /** The next rows in order: only as far as every shelf has been read. */
    private Merged merge(List<Shelf> shelves, Order order, int limit, Optional<String> after) {
        var range = new Table.Range(order == Order.WAITING, after);
        Comparator<String> byTime = order == Order.WAITING ? Comparator.naturalOrder() : Comparator.reverseOrder();
        var rows = new TreeMap<String, Doc>(byTime);
        Optional<String> horizon = Optional.empty();
        for (var page : all(shelves, shelf -> table.query(Key.shelf(shelf), range, limit + 1))) {
            page.rows().forEach(row -> rows.put(row.text(Key.SK), row));
            if (page.next().isPresent()) {
                var reached = page.next().get();
                horizon = Optional.of(
                        horizon.filter(at -> byTime.compare(at, reached) < 0).orElse(reached));
            }
        }
        return new Merged(
                horizon.map(at -> new TreeMap<>(rows.headMap(at, true))).orElse(rows), horizon.isPresent());
    }

    private static <T> List<T> all(List<Shelf> shelves, java.util.function.Function<Shelf, T> read) {
        if (shelves.size() == 1) {
            return List.of(read.apply(shelves.getFirst()));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = shelves.stream()
                    .map(shelf -> (Callable<T>) () -> read.apply(shelf))
                    .toList();
            var results = new ArrayList<T>();
            for (var future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading lists", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    static String place(Instant since, TicketId id) {
        return time(since) + "#" + id;
    }

    /** An instant in the fixed width in which text sorts as time does. */
    static String time(Instant instant) {
        return PLACE.format(instant);
    }

    private static String cursor(String place) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.US_ASCII));
    }

    private static String place(String cursor) {
        try {
            var place = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (PLACE_FORM.matcher(place).matches()) {
                return place;
            }
            throw new BadCursor();
        } catch (IllegalArgumentException notBase64) {
            throw new BadCursor(notBase64);
        }
    }

    private record Merged(TreeMap<String, Doc> rows, boolean more) {}

    /** A cursor that no page gave. */
    public static final class BadCursor extends RuntimeException {
        private static final String WHY = "The cursor is none that a page gave as “next”";

        BadCursor() {
            super(WHY);
        }

        BadCursor(Throwable cause) {
            super(WHY, cause);
        }
    }
}
