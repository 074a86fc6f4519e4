package latchkey.web;

import static latchkey.ticket.Examples.NOON;
import static latchkey.ticket.Examples.ROSTER;
import static latchkey.ticket.Examples.forge;

import java.util.Map;
import java.util.Optional;
import latchkey.catalog.Catalog;
import latchkey.catalog.Groups;
import latchkey.people.Person;
import latchkey.people.Settings;
import latchkey.store.Loaded;
import latchkey.store.Session;
import latchkey.web.command.Asker;

/** Somebody who is signed in, in a workspace whose one app is forge. */
public final class Askers {

    private Askers() {}

    public static Asker asker(Person person) {
        var catalog = new Catalog(Map.of("forge", forge()), Groups.NONE, 1);
        return new Asker(
                new Session(person.id(), "csrf", NOON, Optional.empty()),
                person,
                new Loaded(Optional.of(person), ROSTER, catalog, Settings.USUAL, Optional.empty()));
    }
}
