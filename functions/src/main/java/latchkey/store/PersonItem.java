package latchkey.store;

import java.util.List;
import java.util.stream.Collectors;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Roster;

/** A person, and the roster of IT Admins, as items. */
final class PersonItem {

    private PersonItem() {}

    static Doc write(Person person) {
        return Doc.write()
                .with("id", person.id().value())
                .with("name", person.name())
                .with("email", person.email().value())
                .texts(
                        "aliases",
                        person.aliases().stream().map(Address::value).sorted().toList())
                .with("department", person.department())
                .with("location", person.location())
                .with("title", person.title())
                .with("employment", person.employment())
                .maybeText("manager", person.manager().map(PersonId::value))
                .with("itAdmin", person.itAdmin())
                .with("active", person.active())
                .maybeText("unreachable", person.unreachable().map(Object::toString))
                .with("version", person.version());
    }

    static Person read(Doc doc) {
        return new Person(
                new PersonId(doc.text("id")),
                doc.text("name"),
                new Address(doc.text("email")),
                doc.texts("aliases").stream().map(Address::new).collect(Collectors.toUnmodifiableSet()),
                doc.text("department"),
                doc.text("location"),
                doc.text("title"),
                doc.text("employment"),
                doc.maybeText("manager").map(PersonId::new),
                doc.flag("itAdmin"),
                doc.flag("active"),
                doc.maybeInstant("unreachable"),
                doc.number("version"));
    }

    static Doc write(Roster roster) {
        List<String> ids = roster.itAdmins().stream().map(PersonId::value).toList();
        return Doc.write().texts("itAdmins", ids).with("version", roster.version());
    }

    static Roster roster(Doc doc) {
        return new Roster(doc.texts("itAdmins").stream().map(PersonId::new).toList(), doc.number("version"));
    }
}
