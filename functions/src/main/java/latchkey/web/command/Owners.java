package latchkey.web.command;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import latchkey.catalog.App;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;
import latchkey.store.Reading;

/** Whose an app is: its App Admins, and the IT Admins where it has none, or none who is still there (R45, A10). */
public final class Owners {

    private final Reading reading;

    public Owners(Reading reading) {
        this.reading = reading;
    }

    /** Who can be asked about an app, as they are now. */
    record Known(List<Person> admins, List<Person> itAdmins) {}

    /** One read. */
    Known of(App app, Asker asker) {
        var admins = admins(app, asker);
        var itAdmins = asker.roster().itAdmins();
        var people = reading.people(union(admins, itAdmins));
        return new Known(
                people.stream().filter(person -> admins.contains(person.id())).toList(),
                people.stream().filter(person -> itAdmins.contains(person.id())).toList());
    }

    /** Approvers of the app who have left. One read where nobody else could stand in for them, otherwise nobody and none. */
    Set<PersonId> goneApprovers(App app, Asker asker) {
        var me = asker.person().id();
        if (asker.roster().itAdmins().stream().anyMatch(admin -> !admin.equals(me))) {
            return Set.of();
        }
        var approvers = app.workflow().steps().stream()
                .flatMap(step -> step.ask().people(asker.catalog().groups()).stream())
                .collect(Collectors.toSet());
        return reading.people(approvers).stream()
                .filter(person -> !person.active())
                .map(Person::id)
                .collect(Collectors.toSet());
    }

    /** By the app's id; one read, however many apps there are. */
    Map<String, List<PersonRef>> of(Collection<App> apps, Asker asker) {
        var itAdmins = asker.roster().itAdmins();
        var ids = new LinkedHashSet<>(itAdmins);
        apps.forEach(app -> ids.addAll(admins(app, asker)));
        var people =
                reading.people(ids).stream().filter(Person::active).collect(Collectors.toMap(Person::id, Person::ref));
        var owners = new HashMap<String, List<PersonRef>>();
        for (var app : apps) {
            var admins = there(admins(app, asker), people);
            owners.put(app.id().value(), admins.isEmpty() ? there(itAdmins, people) : admins);
        }
        return owners;
    }

    private static List<PersonRef> there(List<PersonId> ids, Map<PersonId, PersonRef> people) {
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                .toList();
    }

    private static Set<PersonId> union(List<PersonId> some, List<PersonId> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static List<PersonId> admins(App app, Asker asker) {
        return app.workflow().admins().people(asker.catalog().groups());
    }
}
