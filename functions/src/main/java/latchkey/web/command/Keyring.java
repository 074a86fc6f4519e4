package latchkey.web.command;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import latchkey.catalog.CatalogChanges.Change;
import latchkey.people.Address;
import latchkey.people.Person;
import latchkey.people.PlainText;
import latchkey.store.ApiKey;
import latchkey.store.ApiKeys;
import latchkey.store.AuditEntry.What;
import latchkey.store.Audits;
import latchkey.store.Reading;
import latchkey.store.Stale;
import latchkey.store.Store;
import latchkey.store.Write;
import latchkey.ticket.Via;

/** What IT Admins do with the keys of programs: make and revoke them. Each is written down with who did it. */
public final class Keyring {

    public static final String WHAT_FOR = "What the key is for, such as “Nightly export”.";

    private static final int LONGEST_NAME = 100;

    /** They end in the transaction in which the person leaves. */
    private static final int MOST_OF_A_PERSON = 20;

    private final ApiKeys keys;
    private final Audits audits;
    private final Reading reading;
    private final InstantSource clock;
    private final Via via;

    /** @param via which door it is: the pages or the API */
    public Keyring(Store store, InstantSource clock, Via via) {
        this.keys = store.apiKeys();
        this.audits = store.audits();
        this.reading = store.reading();
        this.clock = clock;
        this.via = via;
    }

    /**
     * A key as somebody asks for it, unchecked.
     *
     * @param person the address of who it acts as
     * @param expires a moment as RFC 3339 writes it
     */
    public record Wish(String name, String person, String scope, String expires) {}

    /** What came of a wish. */
    public sealed interface Result {

        /** The plain key is here and nowhere else. */
        record Made(ApiKeys.Issued issued) implements Result {}

        /** @param faults a sentence by field, every one at once */
        record Refused(Map<String, String> faults) implements Result {}
    }

    /** All that have not ended, the newest first. */
    public List<ApiKey> all() {
        return keys.all();
    }

    /** @param more what is stored in the same transaction */
    public Result make(Asker asker, Wish wish, Function<ApiKey, List<Write>> more) {
        var faults = new LinkedHashMap<String, String>();
        var name = name(wish.name(), faults);
        var person = person(wish.person(), faults);
        var scope = scope(wish.scope(), faults);
        var expires = expires(wish.expires(), faults);
        if (!faults.isEmpty()) {
            return new Result.Refused(faults);
        }
        var key = keys.fresh(
                name, person.orElseThrow().ref(), asker.person().ref(), scope.orElseThrow(), expires.orElseThrow());
        var writes = new ArrayList<>(more.apply(key));
        writes.addAll(audit(asker, key, (field, value) -> new Change(field, Optional.empty(), Optional.of(value))));
        return new Result.Made(keys.issue(key, writes));
    }

    /** Whether there was such a key; from now on it opens nothing. */
    public boolean revoke(Asker asker, String id) {
        return keys.one(id).filter(key -> revoked(asker, key)).isPresent();
    }

    private boolean revoked(Asker asker, ApiKey key) {
        try {
            keys.revoke(
                    key.id(),
                    audit(asker, key, (field, value) -> new Change(field, Optional.of(value), Optional.empty())));
            return true;
        } catch (Stale revokedMeanwhile) {
            return false;
        }
    }

    private List<Write> audit(Asker asker, ApiKey key, BiFunction<String, String, Change> change) {
        var changes = List.of(
                change.apply("name", key.name()),
                change.apply("person", key.person().email().value()),
                change.apply("scope", key.scope().word()),
                change.apply("expires", key.expires().toString()));
        return audits.entries(asker.person().ref(), via, What.KEY, key.id(), changes);
    }

    private static String name(String written, Map<String, String> faults) {
        var name = PlainText.clean(written);
        if (name.isEmpty()) {
            faults.put("name", WHAT_FOR);
        } else if (name.length() > LONGEST_NAME) {
            faults.put("name", "At most %d characters.".formatted(LONGEST_NAME));
        }
        return name;
    }

    private Optional<Person> person(String written, Map<String, String> faults) {
        var person = Address.parse(written.strip()).flatMap(reading::byAddress).filter(Person::active);
        if (written.isBlank()) {
            faults.put("person", "The address of who it acts as.");
        } else if (person.isEmpty()) {
            faults.put("person", "Nobody here has the address “%s”.".formatted(written));
        } else if (keysOf(person.get()) >= MOST_OF_A_PERSON) {
            faults.put("person", "They have %d keys already. Revoke one of them.".formatted(MOST_OF_A_PERSON));
        }
        return person;
    }

    private long keysOf(Person person) {
        return keys.all().stream().filter(key -> person.is(key.person())).count();
    }

    private static Optional<ApiKey.Scope> scope(String written, Map<String, String> faults) {
        var scope = ApiKey.Scope.of(written);
        if (scope.isEmpty()) {
            faults.put("scope", "read, write or admin.");
        }
        return scope;
    }

    private Optional<Instant> expires(String written, Map<String, String> faults) {
        var now = clock.instant();
        try {
            var at = Instant.parse(written);
            if (at.isAfter(now) && !at.isAfter(now.plus(ApiKeys.LONGEST))) {
                return Optional.of(at);
            }
            faults.put("expires", "A moment to come, at most a year from now.");
        } catch (DateTimeParseException noInstant) {
            faults.put("expires", "A moment such as 2027-06-30T12:00:00Z, at most a year from now.");
        }
        return Optional.empty();
    }
}
