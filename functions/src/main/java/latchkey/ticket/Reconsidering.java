package latchkey.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.catalog.Catalog;
import latchkey.people.Person;
import latchkey.people.PersonRef;

/**
 * Somebody of the ticket has left, or is no IT Admin, App Admin or member of a group any more. An open step goes on without
 * them, with the IT Admins where too few are left (A10, A11); so does a question; an own request is withdrawn (R12).
 *
 * @param requesterActive whether the requester is still there
 * @param people everybody of the open step, and whom a question asks or could ask, as they are now
 * @param itAdmins as they are now
 * @param catalog as it is now: who is in a group no more is not asked as its member, nor an App Admin of yesterday as one
 */
public record Reconsidering(
        boolean requesterActive, List<Person> people, List<Person> itAdmins, Catalog catalog, Instant now) {

    /** Empty where nobody who matters to it has gone. */
    public Optional<Outcome.Done> on(Ticket ticket) {
        if (!ticket.isOpen()) {
            return Optional.empty();
        }
        if (!requesterActive) {
            return Optional.of(withdrawn(ticket));
        }
        return ticket.isHelp() ? withoutHelpers(ticket) : ticket.open().flatMap(step -> without(ticket, step));
    }

    /** Once nobody is left to answer it, a question goes to the App Admins of today, or else to the other IT Admins (A7, A10). */
    private Optional<Outcome.Done> withoutHelpers(Ticket ticket) {
        var helpers = ticket.circle().helpers();
        var left = helpers.stream().filter(helper -> helps(ticket, helper)).toList();
        if (left.size() == helpers.size()) {
            return Optional.empty();
        }
        var admins = adminsOfToday(ticket).stream().map(Person::ref).toList();
        var others = !left.isEmpty()
                ? List.<PersonRef>of()
                : admins.isEmpty()
                        ? Asked.able(ticket, itAdmins).map(Person::ref).toList()
                        : admins;
        var names = helpers.stream().filter(helper -> !left.contains(helper)).map(PersonRef::name);
        return Optional.of(new Change(ticket, now)
                .system(
                        Event.Kind.WARNING,
                        Optional.empty(),
                        gone(names) + (left.isEmpty() ? instead(admins, others) : ""),
                        Change.tell(MailKind.NEWS, others.stream()),
                        Optional.empty())
                .done(ticket.with(ticket.circle().helpedBy(left.isEmpty() ? others : left))));
    }

    private static String instead(List<PersonRef> admins, List<PersonRef> others) {
        if (!admins.isEmpty()) {
            return " Now %s can help."
                    .formatted(admins.stream().map(PersonRef::name).collect(Collectors.joining(", ")));
        }
        return " Nobody else can help with this app, "
                + (others.isEmpty() ? "and there is no other active IT Admin." : "so the IT Admins are asked.");
    }

    private boolean helps(Ticket ticket, PersonRef helper) {
        return person(helper)
                .filter(Person::active)
                .filter(person -> person.itAdmin() || Asked.isAdmin(ticket, person, catalog))
                .isPresent();
    }

    private static String gone(Stream<String> names) {
        return "%s cannot be asked any more.".formatted(names.collect(Collectors.joining(", ")));
    }

    private Outcome.Done withdrawn(Ticket ticket) {
        var asked = ticket.open().stream().flatMap(step -> step.asked().stream());
        var helpers = ticket.circle().helpers().stream();
        var signal = ticket.open().map(step -> step.reply(Answer.WITHDRAWN));
        return new Change(ticket, now)
                .system(
                        Event.Kind.WITHDRAWN,
                        ticket.open().map(OpenStep::ref),
                        "%s has left.".formatted(ticket.requester().name()),
                        Change.tell(MailKind.NEWS, Stream.concat(asked, helpers)),
                        signal)
                .done(ticket.withdrawn(new End(Ending.WITHDRAWN, now, Optional.empty(), Optional.empty())));
    }

    private Optional<Outcome.Done> without(Ticket ticket, OpenStep open) {
        var others = Asked.able(ticket, itAdmins).map(Place::itAdmin).toList();
        return ticket.fallsBackTo(ticket.requester().id()) && !others.isEmpty()
                ? Optional.of(notTheRequester(ticket, open, others))
                : withoutThoseGone(ticket, open);
    }

    /** There is somebody else again, so the requester acts on their own request no more (A7). */
    private Outcome.Done notTheRequester(Ticket ticket, OpenStep open, List<Place> others) {
        var people = others.stream().map(Place::person).toList();
        return new Change(ticket, now)
                .system(
                        Event.Kind.WARNING,
                        Optional.of(open.ref()),
                        "There is another IT Admin again, who is asked instead of the requester.",
                        Change.tell(MailKind.ASK, people.stream()),
                        Optional.empty())
                .done(ticket.opened(open.with(others)));
    }

    private Optional<Outcome.Done> withoutThoseGone(Ticket ticket, OpenStep open) {
        var gone = open.awaitedPlaces()
                .filter(place -> !stays(ticket, open.ref(), place))
                .toList();
        if (gone.isEmpty()) {
            return Optional.empty();
        }
        var left = new ArrayList<>(open.places());
        left.removeAll(gone);
        var joined = left.size() >= open.needed() ? left : joined(ticket, open, left);
        return Optional.of(changed(ticket, open, gone, left.size(), joined));
    }

    /** Of an app that has others now. */
    private List<Person> adminsOfToday(Ticket ticket) {
        return Asked.able(ticket, people)
                .filter(person -> Asked.isAdmin(ticket, person, catalog))
                .toList();
    }

    /** With the App Admins of today or the other IT Admins; where nobody at all is left, what is no approval may go to the requester (A7). */
    private List<Place> joined(Ticket ticket, OpenStep open, List<Place> left) {
        var admins = open.ref().stage() == Stage.ASSIGNMENT
                ? adminsOfToday(ticket).stream().map(Place::named).toList()
                : List.<Place>of();
        var joined = Asked.joined(
                left,
                admins.isEmpty()
                        ? Asked.able(ticket, itAdmins).map(Place::itAdmin).toList()
                        : admins);
        return joined.isEmpty() ? Asked.fallback(ticket, open.ref(), itAdmins).places() : joined;
    }

    private Outcome.Done changed(Ticket ticket, OpenStep open, List<Place> gone, int kept, List<Place> places) {
        boolean lacks = kept < open.needed();
        var joined =
                places.subList(kept, places.size()).stream().map(Place::person).toList();
        var after = ticket.opened(open.with(places));
        boolean handedOver =
                open.ref().stage() == Stage.ASSIGNMENT && !adminsOfToday(ticket).isEmpty();
        var told = lacks
                ? Stream.concat(
                        Change.tell(MailKind.ASK, joined.stream()),
                        Change.tell(
                                MailKind.NEWS,
                                handedOver ? Stream.empty() : itAdmins.stream().map(Person::ref)))
                : Stream.<Notice>empty();
        var why = handedOver
                ? "Now %s can assign it."
                        .formatted(joined.stream().map(PersonRef::name).collect(Collectors.joining(", ")))
                : after.fallsBackTo(ticket.requester().id())
                        ? Asked.onlyTheRequester(open.ref())
                        : Asked.shortage(open.ref(), kept, open.needed(), joined.size());
        return new Change(ticket, now)
                .system(
                        Event.Kind.WARNING,
                        Optional.of(open.ref()),
                        gone(gone.stream().map(place -> place.person().name())) + (lacks ? " " + why : ""),
                        told,
                        Optional.empty())
                .done(after);
    }

    private boolean stays(Ticket ticket, StepRef ref, Place place) {
        return person(place.person())
                .filter(person -> place.isHeldBy(person, ticket, ref, catalog))
                .isPresent();
    }

    private Optional<Person> person(PersonRef ref) {
        return people.stream().filter(person -> person.is(ref)).findFirst();
    }
}
