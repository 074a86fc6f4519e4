package latchkey.ticket;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.people.PersonId;

/**
 * Who is asked when a step opens (A12), never the requester while anybody else is there (A7).
 *
 * @param byRole asked as IT Admins
 * @param warning why it is not the people whom the workflow names (A10)
 */
public record Asked(List<Person> people, boolean byRole, Optional<String> warning) {

    public Asked {
        people = List.copyOf(people);
    }

    /** Whom the workflow names for the step; nobody where it names the IT Admins as such. */
    public static List<PersonId> named(Ticket ticket, StepRef ref) {
        return switch (ref.stage()) {
            case APPROVAL -> ticket.workflow().steps().get(ref.step() - 1).ask();
            case PROVISIONING -> List.of();
            case ASSIGNMENT -> ticket.workflow().admins();
        };
    }

    /**
     * @param known the people whom {@link #named} gave, as they are now
     * @param itAdmins as they are now
     */
    public static Asked of(Ticket ticket, StepRef ref, List<Person> known, List<Person> itAdmins) {
        var others = able(ticket, itAdmins);
        if (named(ticket, ref).isEmpty()) {
            return others.isEmpty() ? fallback(ticket, ref, itAdmins) : new Asked(others, true, Optional.empty());
        }
        var asked = able(ticket, known);
        if (!asked.isEmpty()) {
            return new Asked(asked, false, Optional.empty());
        }
        var warning = "Nobody whom the workflow names for %s can be asked, so the IT Admins are.".formatted(ref);
        return others.isEmpty()
                ? fallback(
                        ticket,
                        ref,
                        Stream.concat(known.stream(), itAdmins.stream())
                                .distinct()
                                .toList())
                : new Asked(others, true, Optional.of(warning));
    }

    /** Provisioning and assignment may go to the requester where there is truly nobody else; an approval waits. */
    private static Asked fallback(Ticket ticket, StepRef ref, List<Person> candidates) {
        var self = candidates.stream()
                .filter(person -> person.active() && ticket.requestedBy(person))
                .toList();
        if (ref.stage() == Stage.APPROVAL || self.isEmpty()) {
            return new Asked(
                    List.of(),
                    true,
                    Optional.of("Nobody can be asked for %s: there is no other active IT Admin.".formatted(ref)));
        }
        return new Asked(self, false, Optional.of("Only the requester is left to ask for %s.".formatted(ref)));
    }

    private static List<Person> able(Ticket ticket, List<Person> people) {
        return people.stream()
                .filter(person -> person.active() && !ticket.requestedBy(person))
                .toList();
    }
}
