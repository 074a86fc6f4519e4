package latchkey.store;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import latchkey.catalog.CatalogChanges.Change;
import latchkey.people.PersonRef;
import latchkey.ticket.Via;

/**
 * Who changed what, when, before and after.
 *
 * @param subject what was changed, as an admin calls it: an app's id, a person's address; empty where it is the whole
 * @param changes one value each; those of one change of many values stand in several entries of the same moment
 */
public record AuditEntry(
        String id, Instant at, PersonRef by, Via via, What what, String subject, List<Change> changes) {

    public AuditEntry {
        changes = List.copyOf(changes);
    }

    /** What an entry is about. */
    public enum What {
        CATALOG("catalog"),
        PERSON("person"),
        SETTINGS("settings"),
        KEY("key"),
        RESTART("restart"),
        EXPORT("export"),
        EVIDENCE("evidence");

        private final String word;

        What(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Optional<What> named(String word) {
            return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst();
        }

        /** @throws IllegalArgumentException where it is none */
        static What of(String word) {
            return named(word)
                    .orElseThrow(() -> new IllegalArgumentException("An audit entry is about none of ours: " + word));
        }
    }

    /** @param next where the list goes on; a page may be shorter than asked for, even empty, while it is there */
    public record Page(List<AuditEntry> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }
}
