package latchkey.web.view;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list of tickets.
 *
 * @param tabs the lists beside it
 * @param next the address of the page after this one
 * @param csv where the list can be had as a file; empty where there is nothing in it
 * @param search whether it can be searched, and with what it is
 */
public record TicketList(
        String title,
        List<Tab> tabs,
        List<TicketCard> cards,
        Optional<String> next,
        boolean requesters,
        Optional<Search> search,
        Optional<Download> csv,
        String nothing) {

    public TicketList {
        tabs = List.copyOf(tabs);
        cards = List.copyOf(cards);
    }

    /** A list beside this one. */
    public record Tab(String name, String path, boolean current) {}

    /** What the list is narrowed by. */
    public record Search(String path, String q, List<Choice> apps, List<Choice> orders) {
        public Search {
            apps = List.copyOf(apps);
            orders = List.copyOf(orders);
        }
    }

    /** Something to choose. */
    public record Choice(String value, String name, boolean chosen) {}
}
