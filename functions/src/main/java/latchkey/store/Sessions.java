package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import latchkey.people.PersonId;

/** Who is signed in: 7 days, and no longer than 24 hours without a visit. */
public final class Sessions {

    public static final Duration LIFE = Duration.ofDays(7);
    private static final Duration IDLE = Duration.ofHours(24);

    /** A visit is written down at most so often: most page views write nothing. */
    private static final Duration TOUCH = Duration.ofHours(1);

    private final Tokens tokens;

    Sessions(Tokens tokens) {
        this.tokens = tokens;
    }

    /** @param plain the cookie's value */
    public Optional<Session> find(String plain) {
        var now = tokens.clock().instant();
        return tokens.find(plain, Tokens.Purpose.SESSION)
                .filter(doc -> now.isBefore(doc.instant("seen").plus(IDLE)))
                .map(doc -> {
                    touch(plain, doc, now);
                    return new Session(
                            new PersonId(doc.text("person")),
                            Hash.of("csrf " + plain).substring(0, 32),
                            Instant.ofEpochSecond(doc.number("expires")),
                            Optional.empty());
                });
    }

    /** Signs the person in; the answer is the cookie's value. */
    public String open(PersonId person) {
        var plain = tokens.fresh();
        tokens.table().write(List.of(opening(plain, person)));
        return plain;
    }

    public void close(String plain) {
        tokens.table().writeOne(new Write.DeleteAlways(Tokens.key(plain)));
    }

    Write opening(String plain, PersonId person) {
        var now = tokens.clock().instant();
        return Tokens.issue(
                plain,
                Tokens.Purpose.SESSION,
                now.plus(LIFE),
                Doc.write().with("person", person.value()).with("seen", now));
    }

    private void touch(String plain, Doc doc, Instant now) {
        if (now.isBefore(doc.instant("seen").plus(TOUCH))) {
            return;
        }
        var seen = software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(doc.text("seen"));
        var again = Doc.of(new java.util.LinkedHashMap<>(doc.values())).with("seen", now);
        try {
            tokens.table().writeOne(new Write.PutIf(Tokens.key(plain), again.values(), "seen", seen));
        } catch (Stale another) {
            // Another request of the same browser has just written it down, or signed out: both stand.
            return;
        }
    }
}
