package latchkey.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.ticket.Examples;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Files read with the people of {@link Examples}, and as many members as are wanted. */
final class CatalogReading {

    private CatalogReading() {}

    static CatalogFile read(String yaml) {
        return tree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    static CatalogFile tree(@Nullable Object root) {
        return CatalogFile.read(root, CatalogReading::known);
    }

    /** The path of each fault with what would be right. */
    static List<String> faults(CatalogFile file) {
        return file.faults().stream()
                .map(fault -> fault.path() + ": " + fault.right())
                .toList();
    }

    /** The address of member n. */
    static String member(int number) {
        return "member%d@demo.example".formatted(number);
    }

    static Address address(PersonId id) {
        return everybody()
                .filter(person -> person.id().equals(id))
                .map(Person::email)
                .findFirst()
                .orElseGet(() -> new Address(member(Integer.parseInt(id.value().substring(2)) - 10_000)));
    }

    private static Optional<PersonId> known(Address address) {
        if (address.local().startsWith("member")) {
            int number = Integer.parseInt(address.local().substring(6));
            return Optional.of(new PersonId("P-%08d".formatted(10_000 + number)));
        }
        return everybody()
                .filter(person -> person.email().equals(address))
                .map(Person::id)
                .findFirst();
    }

    private static Stream<Person> everybody() {
        return Stream.of(Examples.PRIYA, Examples.HUGO, Examples.OLEG, Examples.INES, Examples.YUKI);
    }
}
