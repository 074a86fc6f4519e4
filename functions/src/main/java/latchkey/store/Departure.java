package latchkey.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import latchkey.catalog.GroupId;
import latchkey.catalog.Losses;
import latchkey.people.PersonId;
import latchkey.ticket.ListEntry.Shelf;
import latchkey.ticket.Place;
import latchkey.ticket.Stage;
import latchkey.ticket.Ticket;

/** Somebody is not there any more in a role in which open tickets may ask them: none shall wait for them there. */
public sealed interface Departure {

    /** Where tickets may stand that wait for them. */
    List<Shelf> shelves();

    /** Whether a ticket that stands there is to be looked at. */
    boolean concerns(Ticket ticket);

    /**
     * Somebody has left the company or the IT Admins, or has become one of these: then nobody acts on their own request any
     * more because they are alone (A7).
     *
     * @param leaves whether they have left altogether
     * @param itAdmin whether they were or can now be asked as one of the IT Admins
     * @param groups as whose members they were asked
     */
    record OfPerson(PersonId person, boolean leaves, boolean itAdmin, Set<GroupId> groups) implements Departure {

        public OfPerson {
            groups = Set.copyOf(groups);
        }

        @Override
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
        @Override
        public boolean concerns(Ticket ticket) {
            return ticket.requester().id().equals(person)
                    || (itAdmin && ticket.fallsBackTo(ticket.requester().id()))
                    || ticket.circle().helpers().stream()
                            .anyMatch(one -> one.id().equals(person))
                    || ticket.open().stream()
                            .flatMap(step -> step.awaited().stream())
                            .anyMatch(one -> one.id().equals(person));
        }
    }

    /**
     * A new catalog: groups have lost members, apps their App Admins. Who these are the tickets themselves know best; so
     * one item tells of everybody, and stays small however many they are.
     */
    record FromCatalog(Losses losses) implements Departure {

        @Override
        public List<Shelf> shelves() {
            return Stream.concat(
                            losses.groups().stream().<Shelf>map(Shelf.AskedGroup::new),
                            losses.apps().stream().<Shelf>map(app -> new Shelf.OfApp(app, true)))
                    .toList();
        }

        /** App Admins are asked to assign, and to help. */
        @Override
        public boolean concerns(Ticket ticket) {
            return ticket.isHelp()
                    || ticket.open()
                            .filter(step -> step.ref().stage() == Stage.ASSIGNMENT
                                    || step.places().stream().anyMatch(this::isOfGroup))
                            .isPresent();
        }

        private boolean isOfGroup(Place place) {
            return place.as() instanceof Place.As.Member(var group)
                    && losses.groups().contains(group);
        }
    }
}
