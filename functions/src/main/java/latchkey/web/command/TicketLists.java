package latchkey.web.command;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import latchkey.store.ListPage;
import latchkey.store.Lists;
import latchkey.store.Lists.Order;
import latchkey.ticket.Ending;
import latchkey.ticket.ListEntry;
import latchkey.ticket.ListEntry.Shelf;
import latchkey.ticket.Ticket;

/** The lists of tickets as a person may see them. How many partitions are read depends on the person, never on the tickets. */
public final class TicketLists {

    /** More than this need not be told apart in a header; every page reads one entry more of each list that may ask. */
    public static final int MOST_COUNTED = 20;

    /** Of one's own, what a card of the catalog looks at. */
    private static final int MOST_OWN = 1_000;

    private final Lists lists;
    private final ClosedMonths months;

    public TicketLists(Lists lists, InstantSource clock) {
        this.lists = lists;
        this.months = new ClosedMonths(lists, clock);
    }

    /** @throws Lists.BadCursor where the cursor is none of ours */
    public ListPage page(ListQuery query, Asker asker) {
        if (query.view() == View.MANAGE_CLOSED && asker.person().itAdmin()) {
            return months.page(query);
        }
        boolean asked = query.view() == View.ACTION_REQUIRED;
        return lists.page(
                shelves(query.view(), asker),
                query.order(),
                query.limit(),
                query.cursor(),
                ticket -> (!asked || waitsFor(ticket, asker)) && query.filter().test(ticket));
    }

    /** Whether there is such a list for them: who manages nothing has an Action Required only while something waits (R32). */
    public boolean isThere(View view, Asker asker) {
        return view.who().lets(asker) && (view != View.ACTION_REQUIRED || asker.manages() || waiting(asker) > 0);
    }

    /** How many tickets wait for the person; one more than {@link #MOST_COUNTED} stands for all above. */
    public int waiting(Asker asker) {
        return lists.page(
                        shelves(View.ACTION_REQUIRED, asker),
                        Order.WAITING,
                        MOST_COUNTED + 1,
                        Optional.empty(),
                        ticket -> waitsFor(ticket, asker))
                .tickets()
                .size();
    }

    /** The person's open requests, newest first. */
    public List<Ticket> open(Asker asker) {
        return own(asker, true).toList();
    }

    /** The person's requests that were granted, newest first. */
    public List<Ticket> granted(Asker asker) {
        return own(asker, false)
                .filter(ticket ->
                        ticket.end().filter(end -> end.how() == Ending.GRANTED).isPresent())
                .toList();
    }

    private Stream<Ticket> own(Asker asker, boolean open) {
        var shelf = new Shelf.Mine(asker.person().id(), open);
        return lists.page(List.of(shelf), Order.NEWEST, MOST_OWN, Optional.empty(), ticket -> true).tickets().stream();
    }

    private static boolean waitsFor(Ticket ticket, Asker asker) {
        return !ticket.actionsOf(asker.person()).isEmpty()
                || (ticket.isHelp() && !ticket.requestedBy(asker.person()) && ticket.resolvableBy(asker.person()));
    }

    private static List<Shelf> shelves(View view, Asker asker) {
        var me = asker.person().id();
        boolean it = asker.person().itAdmin();
        Stream<Shelf> shelves = switch (view) {
            case MY_OPEN -> Stream.of(new Shelf.Mine(me, true));
            case MY_CLOSED -> Stream.of(new Shelf.Mine(me, false));
            case ACTION_REQUIRED -> asked(asker);
            case MANAGE_OPEN ->
                it ? IntStream.range(0, ListEntry.SHARDS).mapToObj(Shelf.AllOpen::new) : ofApps(asker, true);
            case MANAGE_CLOSED -> Stream.concat(ofApps(asker, false), Stream.of(new Shelf.ActedOn(me)));
        };
        return shelves.toList();
    }

    /** As oneself, as one of the IT Admins, and for each group one is in. */
    private static Stream<Shelf> asked(Asker asker) {
        var groups = asker.catalog().groups().withMember(asker.person().id()).stream()
                .<Shelf>map(Shelf.AskedGroup::new);
        var it = asker.person().itAdmin() ? Stream.<Shelf>of(new Shelf.AskedItAdmins()) : Stream.<Shelf>empty();
        return Stream.of(Stream.<Shelf>of(new Shelf.AskedPerson(asker.person().id())), it, groups)
                .flatMap(shelves -> shelves);
    }

    private static Stream<Shelf> ofApps(Asker asker, boolean open) {
        return asker.managed().stream().map(app -> new Shelf.OfApp(app, open));
    }
}
