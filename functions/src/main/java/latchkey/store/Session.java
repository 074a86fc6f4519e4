package latchkey.store;

import java.time.Instant;
import latchkey.people.PersonId;

/**
 * Somebody signed in.
 *
 * @param csrf what every form of this session carries
 */
public record Session(PersonId person, String csrf, Instant expires) {}
