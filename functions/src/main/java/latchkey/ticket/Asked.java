package latchkey.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.people.Person;
import latchkey.people.PersonId;

/**
 * Who is asked when a step opens (A12), never the requester while anybody else is there (A7).
 *
 * @param byRole asked as IT Admins
 * @param warnings why it is not the people whom the workflow names (A10), and whom mail does not reach
 */
public record Asked(List<Person> people, boolean byRole, List<String> warnings) {

    public static final Asked NOBODY = new Asked(List.of(), false, List.of());

    public Asked {
        people = List.copyOf(people);
        warnings = List.copyOf(warnings);
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
        return whom(ticket, ref, known, itAdmins).warnsOfLostMail(ref);
    }

    private static Asked whom(Ticket ticket, StepRef ref, List<Person> known, List<Person> itAdmins) {
        var others = able(ticket, itAdmins);
        if (named(ticket, ref).isEmpty()) {
            return others.isEmpty() ? fallback(ticket, ref, itAdmins) : new Asked(others, true, List.of());
        }
        var asked = able(ticket, known);
        if (!asked.isEmpty()) {
            return new Asked(asked, false, List.of());
        }
        var warning = "Nobody whom the workflow names for %s can be asked, so the IT Admins are.".formatted(ref);
        return others.isEmpty()
                ? fallback(
                        ticket,
                        ref,
                        Stream.concat(known.stream(), itAdmins.stream())
                                .distinct()
                                .toList())
                : new Asked(others, true, List.of(warning));
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
                    List.of("Nobody can be asked for %s: there is no other active IT Admin.".formatted(ref)));
        }
        return new Asked(self, false, List.of("Only the requester is left to ask for %s.".formatted(ref)));
    }

    /** They are asked all the same: perhaps mail reaches them again, and they can answer on the page. */
    private Asked warnsOfLostMail(StepRef ref) {
        var lost = people.stream()
                .filter(person -> person.unreachable().isPresent())
                .map(person -> person.email().value())
                .collect(Collectors.joining(", "));
        if (lost.isEmpty()) {
            return this;
        }
        var more = new ArrayList<>(warnings);
        more.add("Mail to %s came back lately. They are asked for %s.".formatted(lost, ref));
        return new Asked(people, byRole, more);
    }

    private static List<Person> able(Ticket ticket, List<Person> people) {
        return people.stream()
                .filter(person -> person.active() && !ticket.requestedBy(person))
                .toList();
    }
}
