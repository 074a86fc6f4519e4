package latchkey.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Sessions, links and reply addresses are one thing: 130 random bits, of which the table knows the hash, with a purpose,
 * an owner and an end. The plain ones stand only in the mail or answer that carries them.
 */
final class Tokens {

    /** What a token is good for; one for another purpose is none. */
    enum Purpose {
        SESSION,
        REPLY,
        SIGN_IN,
        SIGN_IN_CODE,
        COMPANY_SIGN_IN,
        API_KEY,
        QUIET
    }

    private final Table table;
    private final InstantSource clock;
    private final Supplier<String> secrets;

    Tokens(Table table, InstantSource clock, Supplier<String> secrets) {
        this.table = table;
        this.clock = clock;
        this.secrets = secrets;
    }

    InstantSource clock() {
        return clock;
    }

    Table table() {
        return table;
    }

    String fresh() {
        return secrets.get();
    }

    /** The write that makes a token; {@code doc} is what it stands for. */
    static Write issue(String plain, Purpose purpose, Instant expires, Doc doc) {
        return Write.fresh(
                key(plain), doc.with("purpose", purpose.name()).maybe("expires", Optional.of(expires), Write::expires));
    }

    /** What the token stands for, while it lives. The table forgets late, so the end is checked here. */
    Optional<Doc> find(String plain, Purpose purpose) {
        return table.get(key(plain))
                .filter(doc -> doc.text("purpose").equals(purpose.name()))
                .filter(doc -> clock.instant().getEpochSecond() < doc.number("expires"));
    }

    static Key key(String plain) {
        return Key.token(Hash.of(plain));
    }
}
