package latchkey.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import latchkey.catalog.App;
import latchkey.catalog.AppId;
import latchkey.catalog.ApprovalStep;
import latchkey.catalog.Licence;
import latchkey.catalog.Workflow;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PersonId;
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
    private final List<Map<?, ?>> apps;

    /** @param folder has {@code people.yaml} and {@code catalog.yaml} */
    Demo(Store store, Ids ids, Path folder) {
        this.store = store;
        this.ids = ids;
        this.people = DemoFile.list(folder.resolve("people.yaml"), "people");
        this.apps = DemoFile.list(folder.resolve("catalog.yaml"), "apps");
    }

    /** Brings in whoever and whatever is missing; a start that was killed in the middle is made good by the next. */
    void moveIn() {
        for (var one : people) {
            if (store.reading().byAddress(address(one)).isEmpty()) {
                store.people().add(person(one), store.reading().roster());
            }
        }
        var anybody = id(DemoFile.text(people.getFirst(), "email"));
        if (store.reading().load(anybody, Optional.empty()).catalog().version() == 0) {
            store.catalogs().replace(apps.stream().map(this::app).toList());
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

    private App app(Map<?, ?> one) {
        var approval = one.get("approval") instanceof Map<?, ?> given ? given : Map.of();
        var steps = list(approval.get("steps")).stream()
                .map(step -> new ApprovalStep(ids(step.get("ask"))))
                .toList();
        return new App(
                new AppId(DemoFile.text(one, "id")),
                DemoFile.text(one, "name"),
                DemoFile.text(one, "description"),
                DemoFile.text(one, "category"),
                Optional.of(URI.create(DemoFile.text(one, "launch"))),
                Boolean.TRUE.equals(one.get("published")),
                list(one.get("licences")).stream()
                        .map(licence -> new Licence(DemoFile.text(licence, "id"), DemoFile.text(licence, "name")))
                        .toList(),
                new Workflow(
                        steps,
                        Boolean.TRUE.equals(one.get("sso")),
                        ids(one.get("admins")),
                        "required".equals(one.get("denial-reason")),
                        Workflow.REMIND,
                        Workflow.ESCALATE,
                        Workflow.EXPIRE,
                        true));
    }

    private List<PersonId> ids(@Nullable Object addresses) {
        return addresses instanceof List<?> given
                ? given.stream().map(address -> id(String.valueOf(address))).toList()
                : List.of();
    }

    private PersonId id(String address) {
        return store.reading()
                .byAddress(new Address(address))
                .map(Person::id)
                .orElseThrow(() -> new CannotRun(
                        "catalog.yaml of the demo company names %s, who is not in its people.yaml. Mend one of them."
                                .formatted(address)));
    }

    private static Address address(Map<?, ?> one) {
        return new Address(DemoFile.text(one, "email"));
    }

    private static List<Map<?, ?>> list(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(one -> (Map<?, ?>) one).toList()
                : List.of();
    }
}
