package latchkey.ticket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.catalog.App;
import latchkey.catalog.Catalog;
import latchkey.catalog.Groups;
import latchkey.catalog.Parties;
import latchkey.catalog.Party;
import latchkey.catalog.Pass;
import latchkey.people.Person;
import latchkey.people.PersonId;

/**
 * Who is asked when a step opens (A12), never the requester while anybody else is there (A7).
 *
 * @param needed how many of them must approve
 * @param warnings why it is not just the people whom the workflow names (A10, A11), and whom mail does not reach
 */
public record Asked(List<Place> places, int needed, List<String> warnings) {

    public static final Asked NOBODY = new Asked(List.of(), 1, List.of());

    public Asked {
        places = List.copyOf(places);
        warnings = List.copyOf(warnings);
    }

    /**
     * Whom the step asks; nobody where it asks the IT Admins as such. The approvers are those of the day of the request
     * (R3), the App Admins those of today (A12).
     */
    public static Parties named(Ticket ticket, StepRef ref, Catalog now) {
        return switch (ref.stage()) {
            case APPROVAL -> ticket.workflow().steps().get(ref.step() - 1).ask();
            case PROVISIONING -> Parties.NOBODY;
            case ASSIGNMENT -> admins(ticket, now);
        };
    }

    /** Of an app that is not there any more, as it was. */
    public static Parties admins(Ticket ticket, Catalog now) {
        return Optional.ofNullable(now.apps().get(ticket.app().id().value()))
                .map(App::workflow)
                .orElse(ticket.workflow())
                .admins();
    }

    /** Whether the person is an App Admin of the ticket's app. */
    static boolean isAdmin(Ticket ticket, Person person, Catalog now) {
        return admins(ticket, now).include(person.id(), now.groups());
    }

    /**
     * @param known the people whom {@link #named} gives, as they are now
     * @param itAdmins as they are now
     */
    public static Asked of(Ticket ticket, StepRef ref, List<Person> known, List<Person> itAdmins, Catalog now) {
        var candidates =
                Stream.concat(known.stream(), itAdmins.stream()).distinct().toList();
        return whom(ticket, ref, known, itAdmins, now).warnsOfLostMail(ref, candidates);
    }

    private static Asked whom(Ticket ticket, StepRef ref, List<Person> known, List<Person> itAdmins, Catalog now) {
        var parties = named(ticket, ref, now);
        var others = able(ticket, itAdmins).map(Place::itAdmin).toList();
        if (parties.isEmpty()) {
            return others.isEmpty() ? fallback(ticket, ref, itAdmins) : new Asked(others, 1, List.of());
        }
        var places = places(parties, now.groups(), able(ticket, known));
        int needed = pass(ticket, ref).needs(places.size() + gone(parties, known));
        if (places.size() >= needed) {
            return new Asked(places, needed, List.of());
        }
        var joined = joined(places, others);
        if (joined.isEmpty()) {
            return fallback(
                    ticket,
                    ref,
                    Stream.concat(known.stream(), itAdmins.stream()).distinct().toList());
        }
        int more = joined.size() - places.size();
        return new Asked(joined, needed, List.of(shortage(ref, places.size(), needed, more)));
    }

    /** So many whom the workflow names have left the company: where all must approve, they are missing (A11). */
    private static int gone(Parties parties, List<Person> known) {
        return (int) known.stream()
                .filter(person -> !person.active() && parties.named().contains(person.id()))
                .distinct()
                .count();
    }

    /** The places, and after them those of the others who have none yet. */
    static List<Place> joined(List<Place> places, List<Place> others) {
        var joined = new ArrayList<>(places);
        others.stream()
                .filter(other -> places.stream()
                        .noneMatch(place ->
                                place.person().id().equals(other.person().id())))
                .forEach(joined::add);
        return joined;
    }

    /** Who can be asked about the ticket at all. */
    static Stream<Person> able(Ticket ticket, List<Person> people) {
        return people.stream().filter(person -> person.active() && !ticket.requestedBy(person));
    }

    /** @param joined how many IT Admins are asked in their place */
    static String shortage(StepRef ref, int left, int needed, int joined) {
        if (joined == 0) {
            return "Too few can be asked for %s (%d, and it needs %d): there is no other active IT Admin."
                    .formatted(ref, left, needed);
        }
        return left == 0
                ? "Nobody whom the workflow names for %s can be asked, so the IT Admins are.".formatted(ref)
                : "Too few can be asked for %s (%d, and it needs %d), so the IT Admins are asked too."
                        .formatted(ref, left, needed);
    }

    static String onlyTheRequester(StepRef ref) {
        return "Only the requester is left to ask for %s.".formatted(ref);
    }

    private static Pass pass(Ticket ticket, StepRef ref) {
        return ref.stage() == Stage.APPROVAL
                ? ticket.workflow().steps().get(ref.step() - 1).pass()
                : Pass.any();
    }

    /** In the order of the workflow; who is named and in a group too is asked by name. */
    private static List<Place> places(Parties parties, Groups groups, Stream<Person> able) {
        Map<PersonId, Person> people = able.collect(Collectors.toMap(Person::id, Function.identity(), (a, _) -> a));
        var places = new LinkedHashMap<PersonId, Place>();
        for (var party : parties.all()) {
            for (var id : party.people(groups)) {
                var person = people.get(id);
                if (person != null) {
                    places.merge(
                            id, place(party, person), (first, more) -> more.as().equals(Place.NAMED) ? more : first);
                }
            }
        }
        return List.copyOf(places.values());
    }

    private static Place place(Party party, Person person) {
        return switch (party) {
            case Party.One _ -> Place.named(person);
            case Party.Members(var group) -> new Place(person.ref(), new Place.As.Member(group));
        };
    }

    /** Provisioning and assignment may go to the requester where there is truly nobody else; an approval waits. */
    static Asked fallback(Ticket ticket, StepRef ref, List<Person> candidates) {
        var self = candidates.stream()
                .filter(person -> person.active() && ticket.requestedBy(person))
                .map(person -> person.itAdmin() ? Place.itAdmin(person) : Place.named(person))
                .toList();
        if (ref.stage() == Stage.APPROVAL || self.isEmpty()) {
            return new Asked(
                    List.of(),
                    ref.stage() == Stage.APPROVAL ? pass(ticket, ref).needs(1) : 1,
                    List.of("Nobody can be asked for %s: there is no other active IT Admin.".formatted(ref)));
        }
        return new Asked(self, 1, List.of(onlyTheRequester(ref)));
    }

    /** They are asked all the same: perhaps mail reaches them again, and they can answer on the page. */
    private Asked warnsOfLostMail(StepRef ref, List<Person> candidates) {
        var lost = candidates.stream()
                .filter(person -> person.unreachable().isPresent())
                .filter(person -> places.stream().anyMatch(place -> place.of(person)))
                .map(person -> person.email().value())
                .collect(Collectors.joining(", "));
        if (lost.isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(warnings);
        more.add("Mail to %s came back lately. They are asked for %s.".formatted(lost, ref));
        return new Asked(places, needed, more);
    }
}
