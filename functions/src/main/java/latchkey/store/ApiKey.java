package latchkey.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import latchkey.people.PersonRef;

/**
 * A key with which a program acts as a person. The plain one is shown once, when it is made.
 *
 * @param id names it on the events it makes, and where it is revoked
 * @param person as who it acts; it ends with them
 * @param by which IT Admin made it
 * @param used when it was last used, as far as that was written down (once an hour)
 */
public record ApiKey(
        String id,
        String name,
        PersonRef person,
        PersonRef by,
        Scope scope,
        Instant made,
        Instant expires,
        Optional<Instant> used) {

    /** How far a key reaches; each reaches all that the one before does. None decides on a request. */
    public enum Scope {
        /** Looks. */
        READ("read"),
        /** Asks, comments, withdraws, hands on. */
        WRITE("write"),
        /** The catalog and people too; never keys or settings. */
        ADMIN("admin");

        private final String word;

        Scope(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Scope> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }

        public boolean reaches(Scope other) {
            return compareTo(other) >= 0;
        }
    }
}
