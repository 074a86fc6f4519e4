package latchkey.people;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The people whom a change speaks of, as they are now, and who the IT Admins are. */
public final class Directory {

    private final Map<PersonId, Person> people = new LinkedHashMap<>();
    private final Map<Address, Person> addresses = new LinkedHashMap<>();
    private final Roster roster;

    public Directory(Collection<Person> people, Roster roster) {
        this.roster = roster;
        for (var person : people) {
            this.people.put(person.id(), person);
            person.addresses().forEach(address -> addresses.put(address, person));
        }
    }

    public Roster roster() {
        return roster;
    }

    public Optional<Person> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    /** Whose address or alias this is. */
    public Optional<Person> at(Address address) {
        return Optional.ofNullable(addresses.get(address));
    }
}
