package latchkey.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import latchkey.catalog.AppId;
import latchkey.catalog.GroupId;
import latchkey.catalog.Losses;
import latchkey.people.PersonId;

/** A departure as an item; inserted, it comes out of the stream like events do. */
final class DepartureItem {

    static final String DEPARTURE = "departure";

    private static final String CATALOG = "catalog";
    private static final String GROUPS = "groups";
    private static final String APPS = "apps";

    private DepartureItem() {}

    static Doc write(Departure departure, Instant at) {
        var doc = Doc.write().with(EventItem.STREAM, EventItem.EVENT).with("at", at);
        return switch (departure) {
            case Departure.OfPerson(var person, var leaves, var itAdmin, var groups) ->
                doc.with(DEPARTURE, person.value())
                        .with("leaves", leaves)
                        .with("itAdmin", itAdmin)
                        .texts(GROUPS, sorted(groups, GroupId::value));
            case Departure.FromCatalog(var losses) ->
                doc.with(DEPARTURE, CATALOG)
                        .texts(GROUPS, sorted(losses.groups(), GroupId::value))
                        .texts(APPS, sorted(losses.apps(), AppId::value));
        };
    }

    static Departure read(Doc doc) {
        var groups = doc.texts(GROUPS).stream().map(GroupId::new).collect(Collectors.toUnmodifiableSet());
        return doc.has(APPS)
                ? new Departure.FromCatalog(new Losses(
                        groups, doc.texts(APPS).stream().map(AppId::new).collect(Collectors.toUnmodifiableSet())))
                : new Departure.OfPerson(
                        new PersonId(doc.text(DEPARTURE)), doc.flag("leaves"), doc.flag("itAdmin"), groups);
    }

    private static <T> List<String> sorted(Set<T> all, Function<T, String> text) {
        return all.stream().map(text).sorted().toList();
    }
}
