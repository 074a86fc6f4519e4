package latchkey.web.view;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.web.view.TicketList.Choice;
import latchkey.web.view.TicketList.Tab;

/**
 * A page of the list of people.
 *
 * @param next the address of the page after this one
 */
public record PeopleList(
        List<Tab> tabs, List<Card> cards, Optional<String> next, String q, List<Choice> active, String nothing) {

    public PeopleList {
        tabs = List.copyOf(tabs);
        cards = List.copyOf(cards);
        active = List.copyOf(active);
    }

    /** One person in it. */
    public record Card(Person person) {

        public String path() {
            return "/admin/people/"
                    + java.net.URLEncoder.encode(person.email().value(), java.nio.charset.StandardCharsets.UTF_8);
        }

        /** Title, department and location, as far as they are known. */
        public String about() {
            return Stream.of(person.title(), person.department(), person.location())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" · "));
        }
    }
}
