package latchkey.ticket;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;

/**
 * Who else belongs to a ticket than its requester and the people of its steps.
 *
 * @param helpers whom a help ticket asks: the App Admins of its day, as far as they still are; with none left the IT Admins
 * @param commenters who has commented, the requester and actors included
 * @param substitutes to whom a place was handed
 * @param muted who wants no mail about comments
 */
public record Circle(
        List<PersonRef> helpers, List<PersonRef> commenters, List<PersonRef> substitutes, Set<PersonId> muted) {

    public static final Circle EMPTY = new Circle(List.of(), List.of(), List.of(), Set.of());

    public Circle {
        helpers = List.copyOf(helpers);
        commenters = List.copyOf(commenters);
        substitutes = List.copyOf(substitutes);
        muted = Set.copyOf(muted);
    }

    /** Others are asked for help. */
    Circle helpedBy(List<PersonRef> others) {
        return new Circle(others, commenters, substitutes, muted);
    }

    static Circle ofHelpers(List<Person> people) {
        return new Circle(people.stream().map(Person::ref).toList(), List.of(), List.of(), Set.of());
    }

    /** @param open whether those who are asked for help still are */
    Stream<PersonRef> people(boolean open) {
        return Stream.of(open ? helpers : List.<PersonRef>of(), commenters, substitutes)
                .flatMap(List::stream);
    }

    Circle withCommenter(Person person) {
        return commenters.stream().anyMatch(person::is)
                ? this
                : new Circle(helpers, with(commenters, person), substitutes, muted);
    }

    /** The place went from one to another, and with it the sight of the ticket. */
    Circle handedOn(PersonId from, Person to) {
        var others = substitutes.stream().filter(one -> !one.id().equals(from)).toList();
        return new Circle(helpers, commenters, with(others, to), muted);
    }

    Circle muting(PersonId person, boolean quiet) {
        var now = new HashSet<>(muted);
        if (quiet) {
            now.add(person);
        } else {
            now.remove(person);
        }
        return new Circle(helpers, commenters, substitutes, now);
    }

    private static List<PersonRef> with(List<PersonRef> people, Person person) {
        var more = new ArrayList<>(people);
        more.removeIf(person::is);
        more.add(person.ref());
        return more;
    }
}
