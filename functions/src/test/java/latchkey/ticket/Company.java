package latchkey.ticket;

import static latchkey.ticket.Examples.HUGO;
import static latchkey.ticket.Examples.INES;
import static latchkey.ticket.Examples.MARA;
import static latchkey.ticket.Examples.OLEG;
import static latchkey.ticket.Examples.PRIYA;
import static latchkey.ticket.Examples.ROSTER;
import static latchkey.ticket.Examples.TOMAS;
import static latchkey.ticket.Examples.YUKI;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import latchkey.catalog.App;
import latchkey.catalog.Catalog;
import latchkey.catalog.GroupId;
import latchkey.catalog.Groups;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Roster;

/** The people around a story, as they are now. */
final class Company {

    private final List<Person> people = new ArrayList<>(List.of(MARA, PRIYA, HUGO, OLEG, INES, TOMAS, YUKI));
    private Roster roster = ROSTER;
    private final Map<String, App> apps = new HashMap<>();
    private Groups groups = Groups.NONE;

    void knows(Person person) {
        people.removeIf(known -> known.id().equals(person.id()));
        people.add(person);
    }

    void itAdmins(Person... admins) {
        roster = new Roster(Stream.of(admins).map(Person::id).toList(), roster.version() + 1);
        Stream.of(admins).forEach(this::knows);
    }

    void group(GroupId group, Person... who) {
        var members = new HashMap<>(groups.members());
        members.put(group.value(), Stream.of(who).map(Person::id).toList());
        groups = new Groups(members);
        Stream.of(who).forEach(this::knows);
    }

    Roster roster() {
        return roster;
    }

    void app(App app) {
        apps.put(app.id().value(), app);
    }

    Catalog catalog() {
        return new Catalog(apps, groups, 1);
    }

    List<Person> itAdmins() {
        return of(roster.itAdmins());
    }

    List<Person> of(Collection<PersonId> ids) {
        return people.stream().filter(person -> ids.contains(person.id())).toList();
    }

    Person of(PersonId id) {
        return of(List.of(id)).getFirst();
    }
}
