package latchkey.store;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import latchkey.people.PersonRef;
import latchkey.store.AuditEntry.What;

/**
 * Which entries of the audit are wanted; everything that is given must hold.
 *
 * @param who a part of the name or address of who did it
 * @param until the last day (UTC): the list begins there, so that it costs nothing
 */
public record AuditSearch(Optional<String> who, Optional<What> what, Optional<LocalDate> until)
        implements Predicate<AuditEntry> {

    public static final AuditSearch ALL = new AuditSearch(Optional.empty(), Optional.empty(), Optional.empty());

    @Override
    public boolean test(AuditEntry entry) {
        return what.map(entry.what()::equals).orElse(true)
                && who.map(part -> contains(entry.by(), part)).orElse(true);
    }

    /** Whether entries are passed over. */
    boolean narrows() {
        return who.isPresent() || what.isPresent();
    }

    private static boolean contains(PersonRef person, String part) {
        var within = person.name() + "\n" + person.email().value();
        return within.toLowerCase(Locale.ROOT).contains(part.strip().toLowerCase(Locale.ROOT));
    }
}
