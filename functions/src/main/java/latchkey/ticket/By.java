package latchkey.ticket;

import java.util.Optional;
import latchkey.people.Person;

/**
 * Who does something, and how we know.
 *
 * @param evidence what made us believe a mail
 * @param receipt whether they are to be told by mail what came of it
 */
public record By(Person person, Via via, Optional<Evidence> evidence, boolean receipt) {

    public static By web(Person person) {
        return new By(person, Via.WEB, Optional.empty(), false);
    }

    public static By api(Person person) {
        return new By(person, Via.API, Optional.empty(), false);
    }

    public static By mail(Person person, Evidence evidence, boolean receipt) {
        return new By(person, Via.MAIL, Optional.of(evidence), receipt);
    }
}
