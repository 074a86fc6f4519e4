package latchkey.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.catalog.CatalogChanges;
import latchkey.catalog.CatalogFile;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.Role;
import latchkey.runtime.Ids;
import latchkey.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * The small company that a first start moves into: the files of {@code local/demo}, written through the product's own store.
 * What is there already is left as it is.
 */
final class Demo {

    private final Store store;
    private final Ids ids;
    private final List<Map<?, ?>> people;
    private final @Nullable Object catalog;

    /** @param folder has {@code people.yaml} and {@code catalog.yaml} */
    Demo(Store store, Ids ids, Path folder) {
        this.store = store;
        this.ids = ids;
        this.people = DemoFile.list(folder.resolve("people.yaml"), "people");
        this.catalog = DemoFile.read(folder.resolve("catalog.yaml"));
    }

    /** Brings in whoever and whatever is missing; a start that was killed in the middle is made good by the next. */
    void moveIn() {
        for (var one : people) {
            if (store.reading().byAddress(address(one)).isEmpty()) {
                store.people().add(person(one), store.reading().roster());
            }
        }
        var now = store.catalogs().now();
        if (now.version() == 0) {
            var file = CatalogFile.read(
                    catalog, address -> store.reading().byAddress(address).map(Person::id));
            if (!file.faults().isEmpty()) {
                throw new CannotRun("The demo company's catalog.yaml has faults. Mend them: " + file.faults());
            }
            store.catalogs().replace(now, CatalogChanges.applied(now, file));
        }
    }

    /** Everybody of the company, with what they are now. */
    List<Inhabitant> inhabitants() {
        return people.stream()
                .flatMap(one -> store.reading().byAddress(address(one)).stream())
                .map(this::inhabitant)
                .toList();
    }

    private Inhabitant inhabitant(Person person) {
        var catalog = store.reading().load(person.id(), Optional.empty()).catalog();
        var roles = catalog.rolesOf(person).stream().map(Role::word).toList();
        return new Inhabitant(person.name(), person.email().value(), roles);
    }

    private Person person(Map<?, ?> one) {
        return new Person(
                ids.person(),
                DemoFile.text(one, "name"),
                address(one),
                Set.of(),
                DemoFile.text(one, "department"),
                DemoFile.text(one, "location"),
                DemoFile.text(one, "title"),
                DemoFile.text(one, "employment"),
                Boolean.TRUE.equals(one.get("it-admin")),
                true,
                Optional.empty(),
                1);
    }

    private static Address address(Map<?, ?> one) {
        return new Address(DemoFile.text(one, "email"));
    }
}
