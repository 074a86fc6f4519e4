package latchkey.web.command;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import latchkey.catalog.App;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;
import latchkey.store.Reading;

/** Whose an app is: its App Admins, and the IT Admins of one that has none (R45). */
public final class Owners {

    private final Reading reading;

    public Owners(Reading reading) {
        this.reading = reading;
    }

    /** Who is still there of the owners of one app; one read. */
    List<Person> of(App app, Asker asker) {
        return reading.people(ids(app, asker)).stream().filter(Person::active).toList();
    }

    /** By the app's id; one read, however many apps there are. */
    Map<String, List<PersonRef>> of(Collection<App> apps, Asker asker) {
        var ids = new LinkedHashSet<PersonId>();
        apps.forEach(app -> ids.addAll(ids(app, asker)));
        var people =
                reading.people(ids).stream().filter(Person::active).collect(Collectors.toMap(Person::id, Person::ref));
        var owners = new HashMap<String, List<PersonRef>>();
        for (var app : apps) {
            owners.put(
                    app.id().value(),
                    ids(app, asker).stream()
                            .flatMap(id -> Optional.ofNullable(people.get(id)).stream())
                            .toList());
        }
        return owners;
    }

    private static List<PersonId> ids(App app, Asker asker) {
        var admins = app.workflow().admins();
        return admins.isEmpty()
                ? asker.roster().itAdmins()
                : admins.people(asker.catalog().groups());
    }
}
