package latchkey.people;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody in the workspace.
 *
 * @param aliases other addresses from which they may write
 * @param employment {@code employee}, {@code contractor} or {@code intern}; like the others empty where unknown
 * @param manager whom they report to; perhaps somebody who is not there any more
 * @param unreachable since when mail to them comes back; empty once they answer a mail, or sign in by a link in one
 */
public record Person(
        PersonId id,
        String name,
        Address email,
        Set<Address> aliases,
        String department,
        String location,
        String title,
        String employment,
        Optional<PersonId> manager,
        boolean itAdmin,
        boolean active,
        Optional<Instant> unreachable,
        long version) {

    public static final int LONGEST_NAME = 200;

    public Person {
        aliases = Set.copyOf(aliases);
        if (name.isBlank() || name.length() > LONGEST_NAME || name.codePoints().anyMatch(PlainText::unprintable)) {
            throw new IllegalArgumentException(
                    "A name has 1 to %d characters and no control characters or marks that hide or turn it, got: %s"
                            .formatted(LONGEST_NAME, name));
        }
    }

    /** Somebody whose manager nobody has written down. */
    public Person(
            PersonId id,
            String name,
            Address email,
            Set<Address> aliases,
            String department,
            String location,
            String title,
            String employment,
            boolean itAdmin,
            boolean active,
            Optional<Instant> unreachable,
            long version) {
        this(
                id,
                name,
                email,
                aliases,
                department,
                location,
                title,
                employment,
                Optional.empty(),
                itAdmin,
                active,
                unreachable,
                version);
    }

    /** A person who has just joined: a Basic Member, of whom nothing but the address is known. */
    public static Person joined(PersonId id, Address email, boolean itAdmin) {
        return new Person(id, email.local(), email, Set.of(), "", "", "", "", itAdmin, true, Optional.empty(), 1);
    }

    public PersonRef ref() {
        return new PersonRef(id, name, email);
    }

    public boolean is(PersonRef other) {
        return id.equals(other.id());
    }

    /** Whether this is one of the addresses from which they may write. */
    public boolean writesFrom(Address from) {
        return email.equals(from) || aliases.contains(from);
    }

    /** Every address that is theirs alone. */
    public Set<Address> addresses() {
        var all = new LinkedHashSet<Address>();
        all.add(email);
        all.addAll(aliases);
        return all;
    }

    /** Whether they are one of the IT Admins now: who has left is none, whatever is written of them. */
    public boolean administers() {
        return itAdmin && active;
    }

    public Person unreachableSince(Instant when) {
        return with(Optional.of(when));
    }

    /** Mail arrives again: they have answered one, or used a link in one. */
    public Person reachable() {
        return with(Optional.empty());
    }

    /** The same person as IT Admin, or as one no longer. */
    public Person administering(boolean itAdmin) {
        return with(itAdmin, unreachable);
    }

    private Person with(Optional<Instant> unreachable) {
        return with(itAdmin, unreachable);
    }

    private Person with(boolean itAdmin, Optional<Instant> unreachable) {
        return new Person(
                id,
                name,
                email,
                aliases,
                department,
                location,
                title,
                employment,
                manager,
                itAdmin,
                active,
                unreachable,
                version + 1);
    }
}
