package latchkey.web.view;

import java.util.List;
import latchkey.web.view.TicketList.Choice;

/**
 * All Apps, or those that were searched for.
 *
 * @param narrowed whether anything was searched for
 */
public record AppList(
        List<AppCard> cards, String q, List<Choice> categories, List<Choice> sso, List<Choice> mine, boolean narrowed) {

    public AppList {
        cards = List.copyOf(cards);
        categories = List.copyOf(categories);
        sso = List.copyOf(sso);
        mine = List.copyOf(mine);
    }
}
