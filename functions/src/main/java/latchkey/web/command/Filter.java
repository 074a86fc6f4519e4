package latchkey.web.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import latchkey.catalog.Licence;
import latchkey.people.PersonRef;
import latchkey.ticket.Ticket;
import latchkey.web.http.Query;
import latchkey.web.view.Progress;

/** Which tickets of a list are wanted; everything that is given must hold. */
public record Filter(Query query) implements Predicate<Ticket> {

    public static final List<String> PARAMETERS = List.of("app", "status", "stage", "outcome", "kind", "person", "q");

    @Override
    public boolean test(Ticket ticket) {
        return is("app", ticket.app().id().value())
                && is("status", ticket.isOpen() ? "open" : "closed")
                && is("kind", ticket.request().kind().word())
                && is("outcome", ticket.end().map(end -> end.how().word()).orElse(""))
                && is("stage", Progress.of(ticket).stage().orElse(""))
                && person(ticket)
                && words(ticket);
    }

    /** Whether anything is looked for at all. */
    public boolean narrows() {
        return PARAMETERS.stream().map(query::get).anyMatch(Optional::isPresent);
    }

    private boolean is(String name, String value) {
        return query.get(name).map(value::equals).orElse(true);
    }

    /** By id or address: who asked, who is asked now, who has answered or commented. */
    private boolean person(Ticket ticket) {
        return query.get("person")
                .map(who -> ticket.associated().stream()
                        .anyMatch(person -> person.id().value().equals(who)
                                || person.email().value().equalsIgnoreCase(who)))
                .orElse(true);
    }

    private boolean words(Ticket ticket) {
        return query.get("q").map(text -> contains(searchable(ticket), text)).orElse(true);
    }

    /** Whether every word of {@code wanted} stands somewhere in the text. */
    public static boolean contains(String text, String wanted) {
        var within = text.toLowerCase(Locale.ROOT);
        return Stream.of(wanted.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(within::contains);
    }

    private static String searchable(Ticket ticket) {
        Stream<Optional<String>> parts = Stream.of(
                Optional.of(ticket.id().value()),
                Optional.of(ticket.app().name()),
                ticket.licence().map(Licence::name),
                Optional.of(ticket.reason()),
                Optional.of(ticket.requester()).map(PersonRef::name),
                Optional.of(ticket.requester().email().value()),
                ticket.end().flatMap(end -> end.comment()));
        return String.join("\n", parts.flatMap(Optional::stream).toList());
    }
}
