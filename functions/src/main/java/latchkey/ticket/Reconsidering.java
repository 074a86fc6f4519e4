package latchkey.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.catalog.Groups;
import latchkey.people.Person;
import latchkey.people.PersonRef;

/**
 * Somebody of the ticket has left, or is no IT Admin or member of a group any more. An open step goes on without them, with the IT Admins where
 * too few are left (A10, A11); an own request is withdrawn (R12).
 *
 * @param requesterActive whether the requester is still there
 * @param people everybody of the open step, as they are now
 * @param itAdmins as they are now
 * @param groups as they are now: who is in a group no more is not asked as its member
 */
public record Reconsidering(
        boolean requesterActive, List<Person> people, List<Person> itAdmins, Groups groups, Instant now) {

    /** Empty where nobody who matters to it has gone. */
    public Optional<Outcome.Done> on(Ticket ticket) {
        if (!ticket.isOpen()) {
            return Optional.empty();
        }
        return requesterActive ? ticket.open().flatMap(step -> without(ticket, step)) : Optional.of(withdrawn(ticket));
    }

    private Outcome.Done withdrawn(Ticket ticket) {
        var asked = ticket.open().stream().flatMap(step -> step.asked().stream());
        var helpers = ticket.circle().helpers().stream();
        Optional<Signal> signal =
                ticket.open().map(step -> new Signal.Reply(step.token().value(), step.ref(), Answer.WITHDRAWN));
        var after = ticket.open()
                .map(step -> ticket.passed(step.over(Answer.WITHDRAWN, step.answered(), now)))
                .orElse(ticket);
        return new Change(ticket, now)
                .system(
                        Event.Kind.WITHDRAWN,
                        ticket.open().map(OpenStep::ref),
                        "%s has left.".formatted(ticket.requester().name()),
                        Change.tell(MailKind.NEWS, Stream.concat(asked, helpers)),
                        signal)
                .done(after.ended(new End(Ending.WITHDRAWN, now, Optional.empty(), Optional.empty())));
    }

    private Optional<Outcome.Done> without(Ticket ticket, OpenStep open) {
        var gone = open.awaitedPlaces().filter(place -> !stays(place)).toList();
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        var left = new ArrayList<>(open.places());
        left.removeAll(gone);
        var joined = left.size() >= open.needed() ? left : joined(ticket, open, left);
        return Optional.of(changed(ticket, open, gone, left.size(), joined));
    }

    /** With the other IT Admins; where nobody at all is left, what is no approval may go to the requester (A7). */
    private List<Place> joined(Ticket ticket, OpenStep open, List<Place> left) {
        var joined = Asked.joined(
                left, Asked.able(ticket, itAdmins).map(Place::itAdmin).toList());
        return joined.isEmpty() ? Asked.fallback(ticket, open.ref(), itAdmins).places() : joined;
    }

    private Outcome.Done changed(Ticket ticket, OpenStep open, List<Place> gone, int kept, List<Place> places) {
        boolean lacks = kept < open.needed();
        var joined =
                places.subList(kept, places.size()).stream().map(Place::person).toList();
        var names = gone.stream().map(place -> place.person().name()).collect(Collectors.joining(", "));
        var after = ticket.opened(open.with(places));
        var why = after.fallsBackTo(ticket.requester().id())
                ? Asked.onlyTheRequester(open.ref())
                : Asked.shortage(open.ref(), kept, open.needed(), joined.size());
        var told = lacks
                ? Stream.concat(
                        Change.tell(MailKind.ASK, joined.stream()),
                        Change.tell(MailKind.NEWS, itAdmins.stream().map(Person::ref)))
                : Stream.<Notice>empty();
        return new Change(ticket, now)
                .system(
                        Event.Kind.WARNING,
                        Optional.of(open.ref()),
                        "%s cannot be asked any more.%s".formatted(names, lacks ? " " + why : ""),
                        told,
                        Optional.empty())
                .done(after);
    }

    private boolean stays(Place place) {
        return person(place.person())
                .filter(Person::active)
                .filter(person -> switch (place.as()) {
                    case Place.As.ItAdmin() -> person.itAdmin();
                    case Place.As.Member(var group) -> groups.of(group).contains(person.id());
                    case Place.As.Named(), Place.As.Substitute() -> true;
                })
                .isPresent();
    }

    private Optional<Person> person(PersonRef ref) {
        return people.stream().filter(person -> person.is(ref)).findFirst();
    }
}
