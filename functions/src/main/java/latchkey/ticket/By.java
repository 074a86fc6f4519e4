package latchkey.ticket;

import java.util.Optional;
import latchkey.people.Person;

/**
 * Who does something, and how we know.
 *
 * @param evidence what made us believe a mail
 * @param receipt whether they are to be told by mail what came of it
 * @param key the id of the key with which a program acts as them
 */
public record By(Person person, Via via, Optional<Evidence> evidence, boolean receipt, Optional<String> key) {

    public static By web(Person person) {
        return new By(person, Via.WEB, Optional.empty(), false, Optional.empty());
    }

    public static By api(Person person) {
        return through(Via.API, person, Optional.empty());
    }

    /** Signed in, or by a program with a key. */
    public static By through(Via via, Person person, Optional<String> key) {
        return new By(person, via, Optional.empty(), false, key);
    }

    public static By mail(Person person, Evidence evidence, boolean receipt) {
        return new By(person, Via.MAIL, Optional.of(evidence), receipt, Optional.empty());
    }
}
