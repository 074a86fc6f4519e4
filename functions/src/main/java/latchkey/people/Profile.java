package latchkey.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a file, a form or a call says of one person. The manager is named by an address. */
public record Profile(
        Address email,
        String name,
        Set<Address> aliases,
        String department,
        String location,
        String title,
        String employment,
        Optional<Address> manager,
        boolean itAdmin,
        boolean active) {

    /** In the order in which they are written. */
    public static final List<String> FIELDS = List.of(
            "email",
            "name",
            "aliases",
            "department",
            "location",
            "title",
            "employment",
            "manager",
            "it-admin",
            "active");

    public Profile {
        aliases = Set.copyOf(aliases);
    }

    /** Somebody new, of whom nothing is said yet. */
    public static Profile blank(Address email) {
        return new Profile(email, "", Set.of(), "", "", "", "", Optional.empty(), false, true);
    }

    public static Profile of(Person person, Directory directory) {
        return new Profile(
                person.email(),
                person.name(),
                person.aliases(),
                person.department(),
                person.location(),
                person.title(),
                person.employment(),
                person.manager().flatMap(directory::person).map(Person::email),
                person.itAdmin(),
                person.active());
    }

    public Set<Address> addresses() {
        var all = new LinkedHashSet<Address>();
        all.add(email);
        all.addAll(aliases);
        return all;
    }

    /** The same with this as the address that mail goes to. */
    Profile at(Address first) {
        return new Profile(first, name, aliases, department, location, title, employment, manager, itAdmin, active);
    }

    /** The address that mail went to so far stays an alias: mails on their way there will be answered from it. */
    Profile reachedAsBefore(Person before) {
        var others = addresses();
        others.add(before.email());
        others.remove(email);
        return new Profile(email, name, others, department, location, title, employment, manager, itAdmin, active);
    }

    /** A field as text: as a CSV cell has it, and a list of changes. */
    public String text(String field) {
        return switch (field) {
            case "email" -> email.value();
            case "name" -> name;
            case "aliases" ->
                String.join(" ", aliases.stream().map(Address::value).sorted().toList());
            case "department" -> department;
            case "location" -> location;
            case "title" -> title;
            case "employment" -> employment;
            case "manager" -> manager.map(Address::value).orElse("");
            case "it-admin" -> Boolean.toString(itAdmin);
            case "active" -> Boolean.toString(active);
            default -> throw new IllegalArgumentException("A person has no " + field);
        };
    }

    /** The person as they are with this. */
    Person on(Optional<Person> before, PersonId id, Optional<PersonId> boss) {
        return new Person(
                before.map(Person::id).orElse(id),
                name,
                email,
                aliases,
                department,
                location,
                title,
                employment,
                boss,
                itAdmin,
                active,
                before.filter(person -> person.email().equals(email)).flatMap(Person::unreachable),
                before.map(Person::version).orElse(0L) + 1);
    }
}
