package latchkey.stage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;
import latchkey.runtime.Log;
import latchkey.store.Departures.Unsettled;
import latchkey.store.Retried;
import latchkey.store.Store;
import latchkey.ticket.Asked;
import latchkey.ticket.Outcome;
import latchkey.ticket.Reconsidering;
import latchkey.ticket.Stage;
import latchkey.ticket.Ticket;
import latchkey.ticket.TicketId;

/** Lets a ticket go on without those who have left, or lost the role in which they are asked (A10, A11, R12). */
final class Reconsider {

    /** No command takes so long: what was under way when somebody left is stored by then. */
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(10);

    private final Store store;
    private final InstantSource clock;
    private final Log log;

    Reconsider(Store store, InstantSource clock, Log log) {
        this.store = store;
        this.clock = clock;
        this.log = log;
    }

    void accept(TicketId id) {
        var done = Retried.times(() -> reconsidered(id));
        log.info(
                "ticket-reconsidered",
                "ticket",
                id,
                "events",
                done.map(Outcome.Done::events).map(List::size).orElse(0));
    }

    /** Looks a second time after those who have left. One who cannot be settled keeps no other waiting. */
    void sweep(List<RuntimeException> failures) {
        for (var departure : store.departures().unsettled()) {
            if (departure.since().isBefore(clock.instant().minus(SETTLED_AFTER))) {
                try {
                    settle(departure);
                } catch (RuntimeException e) {
                    log.error("departure-not-settled", e, "departure", departure.place());
                    failures.add(e);
                }
            }
        }
    }

    private void settle(Unsettled departure) {
        store.departures().tickets(departure.departure(), tickets -> tickets.forEach(this::accept));
        store.departures().settle(departure);
    }

    private Optional<Outcome.Done> reconsidered(TicketId id) {
        var read =
                store.reading().workflowed(id).orElseThrow(() -> new IllegalStateException("There is no ticket " + id));
        var ticket = read.ticket();
        var ids = new ArrayList<PersonId>(read.roster().itAdmins());
        involved(ticket).stream().map(PersonRef::id).forEach(ids::add);
        if (asksAdmins(ticket)) {
            ids.addAll(
                    Asked.admins(ticket, read.catalog()).people(read.catalog().groups()));
        }
        var people = store.reading().people(ids);
        var done = new Reconsidering(
                        people.stream().anyMatch(person -> ticket.requestedBy(person) && person.active()),
                        people,
                        people.stream().filter(Person::administers).toList(),
                        read.catalog(),
                        clock.instant())
                .on(ticket);
        done.ifPresent(change -> store.tickets().save(Optional.of(ticket), change, List.of()));
        return done;
    }

    /** Whether the App Admins of today could take the place of those of yesterday. */
    private static boolean asksAdmins(Ticket ticket) {
        return ticket.isHelp()
                || ticket.open()
                        .filter(step -> step.ref().stage() == Stage.ASSIGNMENT)
                        .isPresent();
    }

    private static List<PersonRef> involved(Ticket ticket) {
        var people = new ArrayList<PersonRef>();
        people.add(ticket.requester());
        people.addAll(ticket.circle().helpers());
        ticket.open().ifPresent(step -> people.addAll(step.asked()));
        return people;
    }
}
