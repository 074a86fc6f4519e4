package latchkey.web.command;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.web.http.BadRequest;
import latchkey.web.http.Query;

/**
 * Whom a list of people is narrowed to.
 *
 * @param words each stands somewhere in what is known of the person
 * @param active {@code true}, {@code false}, or nothing for both
 */
public record PeopleSearch(List<String> words, String active) implements Predicate<Person> {

    public static final List<String> PARAMETERS = List.of("q", "active", "limit", "cursor");

    public static PeopleSearch of(Query query) {
        var active = query.text("active");
        if (!List.of("", "true", "false").contains(active)) {
            throw new BadRequest("active is true or false, got: " + active);
        }
        var words = query.text("q").toLowerCase(Locale.ROOT).split("\\s+");
        return new PeopleSearch(Stream.of(words).filter(word -> !word.isEmpty()).toList(), active);
    }

    public boolean narrows() {
        return !words.isEmpty() || !active.isEmpty();
    }

    @Override
    public boolean test(Person person) {
        var known = Stream.concat(
                        Stream.of(person.name(), person.department(), person.location(), person.title()),
                        person.addresses().stream().map(Address::value))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
        return (active.isEmpty() || active.equals(Boolean.toString(person.active())))
                && words.stream().allMatch(word -> known.stream().anyMatch(text -> text.contains(word)));
    }
}
