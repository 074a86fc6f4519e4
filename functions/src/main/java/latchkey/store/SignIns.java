package latchkey.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import latchkey.people.Address;
import latchkey.people.Joining;
import latchkey.people.PeoplePlan;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.ticket.Via;

/**
 * Signing in by a link in a mail: 15 minutes, once. Looking at the link changes nothing, so a mail scanner may. The
 * browser that asked needs a click, or the code from the mail; another one needs the address again.
 */
public final class SignIns {

    public static final Duration LIFE = Duration.ofMinutes(15);
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST_PER_ADDRESS = 5;
    private static final int MOST_PER_IP = 20;

    /** 40 bits, good for 15 minutes and in one browser only. */
    private static final int CODE_LENGTH = 8;

    private final Tokens tokens;
    private final Sessions sessions;
    private final Joining joining;
    private final Supplier<PersonId> newPerson;
    private final Audits audits;

    SignIns(Tokens tokens, Sessions sessions, Joining joining, Supplier<PersonId> newPerson, Audits audits) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.joining = joining;
        this.newPerson = newPerson;
        this.audits = audits;
    }

    /**
     * Somebody wants a link. Whether the address is anybody's is not to be seen from outside.
     *
     * @param target the local path to go to afterwards
     * @param browser a random value that the asking browser keeps in a cookie
     * @throws TooMany at most 5 an address and 20 an IP address in 15 minutes
     */
    public void ask(Address address, String target, String browser, String ip) {
        var now = tokens.clock().instant();
        var byAddress = Rates.key("sign-in address " + address, WINDOW, now);
        var byIp = Rates.key("sign-in ip " + ip, WINDOW, now);
        var found = tokens.table().getAll(List.of(Key.address(address), Key.roster(), Key.settings(), byAddress, byIp));
        long ofAddress = Rates.count(found, byAddress);
        long ofIp = Rates.count(found, byIp);
        if (ofAddress >= MOST_PER_ADDRESS || ofIp >= MOST_PER_IP) {
            throw new TooMany(untilNext(now));
        }
        var writes = new ArrayList<Write>();
        writes.add(Rates.more(byAddress, ofAddress, WINDOW, now));
        writes.add(Rates.more(byIp, ofIp, WINDOW, now));
        boolean known = Optional.ofNullable(found.get(Key.address(address)))
                .map(doc -> new PersonId(doc.text("person")))
                .flatMap(this::person)
                .map(Person::active)
                .orElseGet(() -> joins(address, found));
        if (known) {
            writes.add(Letters.write(tokens.fresh(), new Letter.SignInLink(address, target, Hash.of(browser)), now));
        }
        tokens.table().write(writes);
    }

    /** What the link is for; it stays as it is. */
    public Optional<SignIn> find(String token) {
        return tokens.find(token, Tokens.Purpose.SIGN_IN).map(SignIns::read);
    }

    /**
     * Uses the link, once.
     *
     * @param browser the cookie of the browser that clicked, where it has one
     * @param typed the address again, where another browser asked
     * @return empty where the link is used or over, or neither the browser nor the address fits
     * @throws Stale where others join at this very moment, again and again; the link is still good
     */
    public Optional<Signed> complete(String token, Optional<String> browser, Optional<Address> typed) {
        return Retried.times(() -> find(token)
                .filter(signIn ->
                        browser.map(Hash::of).filter(signIn.browser()::equals).isPresent()
                                || typed.filter(signIn.address()::equals).isPresent())
                .flatMap(signIn -> complete(signIn, Tokens.key(token), codeKey(signIn))));
    }

    /** Uses the code from the mail, in the browser that asked. */
    public Optional<Signed> completeByCode(String browser, String code) {
        var plain = code(Hash.of(browser), code);
        return Retried.times(() -> tokens.find(plain, Tokens.Purpose.SIGN_IN_CODE)
                .flatMap(doc -> complete(read(doc), Tokens.key(plain), Key.token(doc.text("link")))));
    }

    /** The link and the code that go into a mail, at the moment of sending: they are good once the writes are done. */
    public Issued issue(Letter.SignInLink letter) {
        var now = tokens.clock().instant();
        var link = tokens.fresh();
        var code = tokens.fresh().substring(0, CODE_LENGTH);
        var codePlain = code(letter.browser(), code);
        var byLink = Tokens.issue(
                link, Tokens.Purpose.SIGN_IN, now.plus(LIFE), doc(letter).with("code", Hash.of(codePlain)));
        var byCode = Tokens.issue(
                codePlain,
                Tokens.Purpose.SIGN_IN_CODE,
                now.plus(LIFE),
                doc(letter).with("link", Hash.of(link)));
        return new Issued(link, code, List.of(byLink, byCode));
    }

    /** A lost race is either the other click, then the link is gone when it is looked for again, or somebody else who joined. */
    private Optional<Signed> complete(SignIn signIn, Key used, Key sibling) {
        var found = tokens.table()
                .getAll(List.of(
                        Key.address(signIn.address()),
                        Key.address(signIn.address().withoutTag()),
                        Key.roster(),
                        Key.settings()));
        var known = Optional.ofNullable(found.get(Key.address(signIn.address())));
        var writes = new ArrayList<Write>(List.of(new Write.DeleteOnce(used), new Write.DeleteAlways(sibling)));
        var session = tokens.fresh();
        Optional<PersonId> person = known.isPresent()
                ? known.map(doc -> new PersonId(doc.text("person"))).flatMap(id -> returns(id, writes))
                : join(
                        signIn.address(),
                        found,
                        found.containsKey(Key.address(signIn.address().withoutTag())),
                        writes);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        writes.add(sessions.opening(session, person.get()));
        tokens.table().write(writes);
        return Optional.of(new Signed(session, signIn.target()));
    }

    /** The link came by mail, so mail reaches them. */
    private Optional<PersonId> returns(PersonId id, List<Write> writes) {
        var person = person(id).filter(Person::active);
        person.map(People::reached).ifPresent(writes::addAll);
        return person.map(Person::id);
    }

    /** Somebody known under the form without {@code +tag} does not become a second person. */
    private Optional<PersonId> join(Address address, Map<Key, Doc> found, boolean knownUntagged, List<Write> writes) {
        var place = place(address, found);
        if (place == Joining.Place.NOBODY || knownUntagged) {
            return Optional.empty();
        }
        var person = Person.joined(newPerson.get(), address, place == Joining.Place.IT_ADMIN);
        var step = PeoplePlan.Step.joined(person);
        writes.addAll(People.stored(step, Reading.roster(found), tokens.clock().instant()));
        writes.addAll(audits.signIn(step, Via.MAIL));
        return Optional.of(person.id());
    }

    private Joining.Place place(Address address, Map<Key, Doc> found) {
        return joining.of(address, Reading.roster(found), Reading.settings(found, joining));
    }

    private boolean joins(Address address, Map<Key, Doc> found) {
        boolean tagged = !address.withoutTag().equals(address);
        return place(address, found) != Joining.Place.NOBODY
                && !(tagged
                        && tokens.table().get(Key.address(address.withoutTag())).isPresent());
    }

    private Optional<Person> person(PersonId id) {
        return tokens.table().get(Key.person(id)).map(PersonItem::read);
    }

    private static Duration untilNext(Instant now) {
        return Duration.ofSeconds(WINDOW.toSeconds() - now.getEpochSecond() % WINDOW.toSeconds());
    }

    private static Doc doc(Letter.SignInLink letter) {
        return Doc.write()
                .with("to", letter.to().value())
                .with("target", letter.target())
                .with("browser", letter.browser());
    }

    private static SignIn read(Doc doc) {
        return new SignIn(new Address(doc.text("to")), doc.text("target"), doc.text("browser"), doc.maybeText("code"));
    }

    private static Key codeKey(SignIn signIn) {
        return Key.token(signIn.code().orElseThrow());
    }

    private static String code(String browserHash, String typed) {
        return "code " + browserHash + " "
                + typed.replaceAll("[^0-9A-Za-z]", "").toLowerCase(Locale.ROOT);
    }

    /** A link that lives. {@code browser} and {@code code} are hashes. */
    public record SignIn(Address address, String target, String browser, Optional<String> code) {}

    /** Signed in: the session's cookie, and where to go. */
    public record Signed(String session, String target) {}

    /** @param link stands with the code in the mail alone; {@code writes} keep their hashes */
    public record Issued(String link, String code, List<Write> writes) {}

    /** Too many links were asked for. */
    public static final class TooMany extends RuntimeException {
        private final Duration retryAfter;

        TooMany(Duration retryAfter) {
            super("Too many sign-in links were asked for");
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
