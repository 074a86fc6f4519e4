package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import latchkey.people.PersonId;
import latchkey.people.PersonRef;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys of programs: a token like any other, and beside it an entry in the list of all keys, which knows its hash only. */
public final class ApiKeys {

    /** A year, also where it has a 29 February. */
    public static final Duration LONGEST = Duration.ofDays(366);

    /** So that a program that scans for lost secrets knows one of ours. */
    private static final String PREFIX = "lk_";

    /** Use is written down at most so often: most calls write nothing. */
    private static final Duration TOUCH = Duration.ofHours(1);

    private static final int MOST = 1_000;
    private static final int ID = 8;

    private final Tokens tokens;

    ApiKeys(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @param plain is shown once and kept nowhere */
    public record Issued(ApiKey key, String plain) {}

    /** A key that does not open anything yet: {@link #issue} makes it one that does. */
    public ApiKey fresh(String name, PersonRef person, PersonRef by, ApiKey.Scope scope, Instant expires) {
        var id = "K-" + tokens.fresh().substring(0, ID).toUpperCase(Locale.ROOT);
        return new ApiKey(id, name, person, by, scope, tokens.clock().instant(), expires, Optional.empty());
    }

    /** @param more what is stored in the same transaction */
    public Issued issue(ApiKey key, List<Write> more) {
        var plain = PREFIX + tokens.fresh();
        var writes = new ArrayList<>(more);
        writes.add(Tokens.issue(plain, Tokens.Purpose.API_KEY, key.expires(), token(key)));
        writes.add(Write.fresh(Key.apiKey(key.id()), listed(key, Hash.of(plain))));
        tokens.table().write(writes);
        return new Issued(key, plain);
    }

    /** The key, while it lives; one get. */
    public Optional<ApiKey> find(String plain) {
        return tokens.find(plain, Tokens.Purpose.API_KEY).map(doc -> {
            touch(plain, doc);
            return read(doc);
        });
    }

    /** All that have not ended, the newest first. */
    public List<ApiKey> all() {
        var now = tokens.clock().instant();
        return tokens.table().query(Key.apiKeys(), Table.Range.OLDEST, MOST).rows().stream()
                .map(ApiKeys::read)
                .filter(key -> now.isBefore(key.expires()))
                .sorted(Comparator.comparing(ApiKey::made).reversed())
                .toList();
    }

    public Optional<ApiKey> one(String id) {
        return tokens.table().get(Key.apiKey(id)).map(ApiKeys::read);
    }

    /** From now on it opens nothing. @throws Stale where it was revoked already */
    public void revoke(String id, List<Write> more) {
        var hash = tokens.table().get(Key.apiKey(id)).map(doc -> doc.text("hash"));
        var writes = new ArrayList<>(more);
        hash.map(Key::token).map(Write.DeleteAlways::new).ifPresent(writes::add);
        writes.add(new Write.DeleteOnce(Key.apiKey(id)));
        tokens.table().write(writes);
    }

    /** What ends the keys of each person with them, for the transaction in which they leave; one query for all. */
    public Map<PersonId, List<Write>> ends() {
        return tokens.table().query(Key.apiKeys(), Table.Range.OLDEST, MOST).rows().stream()
                .collect(Collectors.groupingBy(
                        row -> read(row).person().id(), Collectors.flatMapping(ApiKeys::end, Collectors.toList())));
    }

    private static Stream<Write> end(Doc row) {
        return Stream.of(
                new Write.DeleteAlways(Key.token(row.text("hash"))),
                new Write.DeleteAlways(Key.apiKey(row.text("id"))));
    }

    private void touch(String plain, Doc doc) {
        var now = tokens.clock().instant();
        var used = doc.instant("used");
        if (now.isBefore(used.plus(TOUCH))) {
            return;
        }
        var was = AttributeValue.fromS(doc.text("used"));
        var key = read(doc);
        var token = Doc.of(new LinkedHashMap<>(doc.values())).with("used", now);
        try {
            tokens.table()
                    .write(List.of(
                            new Write.PutIf(Tokens.key(plain), token.values(), "used", was),
                            Write.always(
                                    Key.apiKey(key.id()),
                                    listed(key, Hash.of(plain)).with("used", now))));
        } catch (Stale another) {
            // Another call with the same key has just written it down, or it was revoked: both stand.
            return;
        }
    }

    private static Doc token(ApiKey key) {
        return Doc.write()
                .with("id", key.id())
                .with("name", key.name())
                .with("person", TicketItem.person(key.person()))
                .with("by", TicketItem.person(key.by()))
                .with("scope", key.scope().word())
                .with("made", key.made())
                .with("ends", key.expires())
                .with("used", key.used().orElse(Instant.EPOCH));
    }

    private static Doc listed(ApiKey key, String hash) {
        return token(key).with("hash", hash).maybe("expires", Optional.of(key.expires()), Write::expires);
    }

    private static ApiKey read(Doc doc) {
        var scope = doc.text("scope");
        return new ApiKey(
                doc.text("id"),
                doc.text("name"),
                TicketItem.person(doc.doc("person")),
                TicketItem.person(doc.doc("by")),
                ApiKey.Scope.of(scope).orElseThrow(() -> TicketItem.unknown("scope", scope)),
                doc.instant("made"),
                doc.instant("ends"),
                Optional.of(doc.instant("used")).filter(Instant.EPOCH::isBefore));
    }
}
