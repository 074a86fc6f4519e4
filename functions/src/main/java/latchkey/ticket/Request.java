package latchkey.ticket;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import latchkey.catalog.Licence;
import latchkey.people.PersonRef;

/**
 * What somebody asked for; it never changes.
 *
 * @param preapproved the rule that made an approval unnecessary, in words (R56); empty where people approve
 */
public record Request(
        Kind kind,
        AppRef app,
        Optional<Licence> licence,
        PersonRef requester,
        String reason,
        Instant createdAt,
        Optional<String> preapproved) {

    /** What is asked for. */
    public enum Kind {
        /** To use the app. */
        ACCESS("access"),
        /** An answer of its App Admins; no approval, no workflow (A5). */
        HELP("help");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }
    }
}
