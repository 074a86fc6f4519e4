package latchkey.web.command;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import latchkey.catalog.AppId;
import latchkey.catalog.Catalog;
import latchkey.people.Person;
import latchkey.people.PersonRef;
import latchkey.people.Role;
import latchkey.people.Roster;
import latchkey.store.ApiKey;
import latchkey.store.Loaded;
import latchkey.store.Session;
import latchkey.ticket.By;
import latchkey.ticket.Dates;
import latchkey.ticket.Ticket;
import latchkey.ticket.Via;

/** Who asks, and all that was read with them in one batch. */
public record Asker(Session session, Person person, Loaded loaded) {

    public Catalog catalog() {
        return loaded.catalog();
    }

    public Roster roster() {
        return loaded.roster();
    }

    /** Moments as they read them. */
    public Dates dates() {
        return new Dates(loaded.settings().timeZone());
    }

    public Set<Role> roles() {
        return catalog().rolesOf(person);
    }

    /** Whether Manage Requests is there for them (R31, R32). */
    public boolean manages() {
        return !roles().equals(EnumSet.of(Role.MEMBER));
    }

    public Set<AppId> managed() {
        return catalog().managedBy(person);
    }

    /** Whether they may hand on any place of the app's tickets, and change its workflow (R4, R37). */
    public boolean administers(AppId id) {
        var app = catalog().apps().get(id.value());
        return person.itAdmin()
                || (app != null && app.administeredBy(person, catalog().groups()));
    }

    /** The ticket of the address, where it is there and they may see it (R33); for everybody else it is not there. */
    public Optional<Ticket> ticket() {
        return loaded.ticket().filter(this::sees);
    }

    public boolean sees(Ticket ticket) {
        return ticket.visibleTo(person, managed());
    }

    /** Whether they act on the ticket now or manage its app: who may see why a mail was believed. */
    public boolean seesEvidenceOf(Ticket ticket) {
        return person.itAdmin()
                || managed().contains(ticket.app().id())
                || !ticket.actionsOf(person).isEmpty();
    }

    /** Who does something through that door, and with which key if a program does it. */
    public By by(Via via) {
        return By.through(via, person, session.key().map(ApiKey::id));
    }

    public boolean is(PersonRef other) {
        return person.is(other);
    }
}
