package latchkey.store;

import java.time.Instant;
import java.util.Optional;
import latchkey.people.PersonId;

/**
 * Somebody signed in, or a program with a key of theirs.
 *
 * @param csrf what every form of this session carries
 * @param key the program's key; empty for a person in a browser
 */
public record Session(PersonId person, String csrf, Instant expires, Optional<ApiKey> key) {

    public static Session of(ApiKey key) {
        return new Session(key.person().id(), "", key.expires(), Optional.of(key));
    }
}
