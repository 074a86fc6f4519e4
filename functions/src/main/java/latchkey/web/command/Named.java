package latchkey.web.command;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import latchkey.catalog.App;
import latchkey.catalog.Catalog;
import latchkey.catalog.CatalogTree;
import latchkey.catalog.Parties;
import latchkey.people.Address;
import latchkey.people.PersonId;
import latchkey.store.Reading;
import org.jspecify.annotations.Nullable;

/** Whom a catalog names: addresses in its file, people in the table. One batch for each 100 of them. */
public final class Named {

    private final Reading reading;

    public Named(Reading reading) {
        this.reading = reading;
    }

    /** Whose the addresses are that stand anywhere in the tree. */
    Function<Address, Optional<PersonId>> in(@Nullable Object tree) {
        var addresses = new HashSet<Address>();
        collect(tree, addresses);
        var owners = reading.owners(addresses);
        return address -> Optional.ofNullable(owners.get(address));
    }

    /** Writes these catalogs as their file does. */
    public CatalogTree tree(Collection<Catalog> catalogs) {
        return tree(catalogs.stream().flatMap(Named::ids));
    }

    /** Writes these apps as the file does. */
    public CatalogTree treeOf(Collection<App> apps) {
        return tree(apps.stream().flatMap(Named::ids));
    }

    private CatalogTree tree(Stream<PersonId> ids) {
        var addresses = new HashMap<PersonId, Address>();
        for (var person : reading.people(Set.copyOf(ids.toList()))) {
            addresses.put(person.id(), person.email());
        }
        return new CatalogTree(id -> Optional.ofNullable(addresses.get(id))
                .orElseThrow(() -> new IllegalStateException("The catalog names %s, whom nobody knows".formatted(id))));
    }

    private static Stream<PersonId> ids(Catalog catalog) {
        return Stream.concat(
                catalog.groups().members().values().stream().flatMap(List::stream),
                catalog.apps().values().stream().flatMap(Named::ids));
    }

    private static Stream<PersonId> ids(App app) {
        var workflow = app.workflow();
        return Stream.concat(
                        Stream.of(workflow.admins()), workflow.steps().stream().map(step -> step.ask()))
                .map(Parties::named)
                .flatMap(List::stream);
    }

    private static void collect(@Nullable Object tree, Set<Address> addresses) {
        switch (tree) {
            case Map<?, ?> map -> map.values().forEach(one -> collect(one, addresses));
            case List<?> list -> list.forEach(one -> collect(one, addresses));
            case String text -> Address.parse(text).ifPresent(addresses::add);
            case null, default -> {}
        }
    }
}
