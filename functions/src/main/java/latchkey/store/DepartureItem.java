package latchkey.store;

import java.time.Instant;
import java.util.stream.Collectors;
import latchkey.catalog.GroupId;
import latchkey.people.PersonId;

/** A departure as an item; inserted, it comes out of the stream like events do. */
final class DepartureItem {

    static final String DEPARTURE = "departure";

    private DepartureItem() {}

    static Doc write(Departure departure, Instant at) {
        return Doc.write()
                .with(EventItem.STREAM, EventItem.EVENT)
                .with("at", at)
                .with(DEPARTURE, departure.person().value())
                .with("leaves", departure.leaves())
                .with("itAdmin", departure.itAdmin())
                .texts(
                        "groups",
                        departure.groups().stream().map(GroupId::value).sorted().toList());
    }

    static Departure read(Doc doc) {
        return new Departure(
                new PersonId(doc.text(DEPARTURE)),
                doc.flag("leaves"),
                doc.flag("itAdmin"),
                doc.texts("groups").stream().map(GroupId::new).collect(Collectors.toUnmodifiableSet()));
    }
}
