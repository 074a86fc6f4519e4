package latchkey.store;

import java.util.Optional;
import latchkey.catalog.Catalog;
import latchkey.people.Person;
import latchkey.people.Roster;
import latchkey.people.Settings;
import latchkey.ticket.Ticket;

/** Everything that a command needs, as one consistent batch read it. */
public record Loaded(
        Optional<Person> person, Roster roster, Catalog catalog, Settings settings, Optional<Ticket> ticket) {}
