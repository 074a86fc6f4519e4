package latchkey.ticket;

import java.time.LocalDate;
import java.util.Optional;
import latchkey.catalog.Catalog;
import latchkey.catalog.GroupId;
import latchkey.people.Person;
import latchkey.people.PersonRef;

/**
 * Somebody who is asked in a step, and as what.
 *
 * @param as decides in whose lists the step stands: a group and the IT Admins have one entry for all of them
 * @param away until when their absence note says that they are away; empty where none came
 */
public record Place(PersonRef person, As as, Optional<LocalDate> away) {

    public Place(PersonRef person, As as) {
        this(person, as, Optional.empty());
    }

    /** As what somebody is asked. */
    public sealed interface As {

        /** The workflow names them. */
        record Named() implements As {}

        /** The workflow names a group they are in. */
        record Member(GroupId group) implements As {}

        /** As one of the IT Admins. */
        record ItAdmin() implements As {}

        /** Somebody handed the place to them (R37). */
        record Substitute() implements As {}
    }

    static final As NAMED = new As.Named();
    static final As IT_ADMIN = new As.ItAdmin();

    static Place named(Person person) {
        return new Place(person.ref(), NAMED);
    }

    static Place itAdmin(Person person) {
        return new Place(person.ref(), IT_ADMIN);
    }

    Place awayUntil(LocalDate day) {
        return new Place(person, as, Optional.of(day));
    }

    boolean of(Person someone) {
        return someone.is(person);
    }

    /**
     * Whether the person still is what they are asked as: not who has left, or lost the role or the group. Nobody assigns who
     * is no App Admin any more, but the requester where nobody else was left (A7).
     */
    boolean isHeldBy(Person now, Ticket ticket, StepRef step, Catalog catalog) {
        return now.active()
                && switch (as) {
                    case As.ItAdmin() -> now.itAdmin();
                    case As.Member(var group) ->
                        catalog.groups().of(group).contains(now.id()) && assigns(now, ticket, step, catalog);
                    case As.Named() -> assigns(now, ticket, step, catalog);
                    case As.Substitute() -> true;
                };
    }

    private static boolean assigns(Person now, Ticket ticket, StepRef step, Catalog catalog) {
        return step.stage() != Stage.ASSIGNMENT || ticket.requestedBy(now) || Asked.isAdmin(ticket, now, catalog);
    }
}
