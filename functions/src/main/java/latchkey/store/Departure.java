package latchkey.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import latchkey.catalog.GroupId;
import latchkey.people.PersonId;
import latchkey.ticket.ListEntry.Shelf;
import latchkey.ticket.Ticket;

/**
 * Somebody has left the company, the IT Admins or a group: no open ticket shall wait for them there.
 *
 * @param leaves whether they have left altogether
 * @param itAdmin whether they were asked as one of the IT Admins
 * @param groups as whose members they were asked
 */
public record Departure(PersonId person, boolean leaves, boolean itAdmin, Set<GroupId> groups) {

    public Departure {
        groups = Set.copyOf(groups);
    }

    /** Where tickets may stand that wait for them. */
    public List<Shelf> shelves() {
        var shelves = new ArrayList<Shelf>();
        if (leaves) {
            shelves.add(new Shelf.Mine(person, true));
            shelves.add(new Shelf.AskedPerson(person));
        }
        if (itAdmin) {
            shelves.add(new Shelf.AskedItAdmins());
        }
        groups.forEach(group -> shelves.add(new Shelf.AskedGroup(group)));
        return shelves;
    }

    /** Whether the ticket waits for them, or is their own. */
    boolean concerns(Ticket ticket) {
        return ticket.requester().id().equals(person)
                || ticket.circle().helpers().stream().anyMatch(one -> one.id().equals(person))
                || ticket.open().stream()
                        .flatMap(step -> step.awaited().stream())
                        .anyMatch(one -> one.id().equals(person));
    }
}
