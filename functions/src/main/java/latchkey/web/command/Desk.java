package latchkey.web.command;

import java.util.Optional;
import latchkey.people.Person;
import latchkey.store.Reading;
import latchkey.store.Session;
import latchkey.ticket.TicketId;

/** Reads who asks, with the ticket that they ask about. */
public final class Desk {

    private final Reading reading;

    public Desk(Reading reading) {
        this.reading = reading;
    }

    /** Empty where the person of the session has left. */
    public Optional<Asker> asker(Session session, Optional<TicketId> ticket) {
        var loaded = reading.load(session.person(), ticket);
        return loaded.person().filter(Person::active).map(person -> new Asker(session, person, loaded));
    }
}
