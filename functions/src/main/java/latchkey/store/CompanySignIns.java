package latchkey.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import latchkey.people.Address;
import latchkey.people.Joining;
import latchkey.people.PeoplePlan;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Roster;
import latchkey.ticket.Via;

/**
 * Signing in with an account at the company's OpenID provider. An account is bound to a person the first time, by the
 * address that the provider has verified; from then on the binding counts, whatever happens to the address. A person has
 * one account a provider: who gets the address of somebody who has left does not become them.
 */
public final class CompanySignIns {

    /** From the click to the return; nobody types a password and a second factor for longer. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final Duration WINDOW = Duration.ofMinutes(15);

    /** A whole company may sit behind one address; a flood does not come through. */
    private static final int MOST_PER_IP = 300;

    private final Tokens tokens;
    private final Sessions sessions;
    private final Joining joining;
    private final Supplier<PersonId> newPerson;
    private final Audits audits;

    CompanySignIns(Tokens tokens, Sessions sessions, Joining joining, Supplier<PersonId> newPerson, Audits audits) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.joining = joining;
        this.newPerson = newPerson;
        this.audits = audits;
    }

    /**
     * Somebody sets out for the provider.
     *
     * @param target the local path to go to afterwards
     * @param browser a random value that the browser keeps in a cookie
     * @return the state that comes back with them; empty where too many of that IP address set out, 300 in 15 minutes
     */
    public Optional<String> begin(String target, String browser, String ip) {
        return Retried.times(() -> {
            var now = tokens.clock().instant();
            var rate = Rates.key("company sign-in ip " + ip, WINDOW, now);
            long before = Rates.count(tokens.table().getAll(List.of(rate)), rate);
            if (before >= MOST_PER_IP) {
                return Optional.empty();
            }
            var state = tokens.fresh();
            var begun = Doc.write().with("target", target).with("browser", Hash.of(browser));
            tokens.table()
                    .write(List.of(
                            Tokens.issue(state, Tokens.Purpose.COMPANY_SIGN_IN, now.plus(LIFE), begun),
                            Rates.more(rate, before, WINDOW, now)));
            return Optional.of(state);
        });
    }

    /**
     * Somebody comes back; that counts once, and in the browser that set out only. In another one nothing happens.
     *
     * @return the local path to go to
     */
    public Optional<String> returned(String state, String browser) {
        return tokens.find(state, Tokens.Purpose.COMPANY_SIGN_IN)
                .filter(doc -> doc.text("browser").equals(Hash.of(browser)))
                .filter(_ -> used(state))
                .map(doc -> doc.text("target"));
    }

    /** @throws Stale where others join at this very moment, again and again */
    public Arrival arrive(Identity identity) {
        return Retried.times(() -> once(identity));
    }

    private boolean used(String state) {
        try {
            tokens.table().write(List.of(new Write.DeleteOnce(Tokens.key(state))));
            return true;
        } catch (Stale theOtherClick) {
            return false;
        }
    }

    private Arrival once(Identity identity) {
        var account = Key.identity(identity.issuer(), identity.subject());
        var keys = new ArrayList<>(List.of(account, Key.roster(), Key.settings()));
        identity.verified()
                .ifPresent(address -> keys.addAll(List.of(Key.address(address), Key.address(address.withoutTag()))));
        var found = tokens.table().getAll(keys);
        var roster = Reading.roster(found);
        var settings = Reading.settings(found, joining);
        var bound = person(found, account);
        if (bound.isPresent()) {
            return comesIn(bound.get(), identity, roster, List.of());
        }
        if (identity.verified().isEmpty()) {
            return Arrival.Refused.NO_VERIFIED_ADDRESS;
        }
        var address = identity.verified().get();
        return person(found, Key.address(address))
                .map(person -> binds(person, identity, roster))
                .orElseGet(() -> joins(
                        joining.of(address, roster, settings),
                        address,
                        identity,
                        roster,
                        found.containsKey(Key.address(address.withoutTag()))));
    }

    private Arrival binds(PersonId id, Identity identity, Roster roster) {
        return tokens.table().get(Key.identityOf(id, identity.issuer())).isPresent()
                ? Arrival.Refused.OTHER_ACCOUNT
                : comesIn(id, identity, roster, binding(id, identity));
    }

    private Arrival comesIn(PersonId id, Identity identity, Roster roster, List<Write> binding) {
        var person = tokens.table().get(Key.person(id)).map(PersonItem::read).filter(Person::active);
        if (person.isEmpty()) {
            return Arrival.Refused.NO_MEMBER;
        }
        var writes = new ArrayList<>(binding);
        identity.itAdmin()
                .filter(itAdmin -> itAdmin != person.get().itAdmin())
                .filter(itAdmin -> itAdmin || !isLast(person.get(), roster))
                .map(itAdmin -> PeoplePlan.Step.administering(person.get(), itAdmin))
                .map(step -> stored(step, roster))
                .ifPresent(writes::addAll);
        return signed(id, writes);
    }

    /** Somebody known under the form without {@code +tag} does not become a second person. */
    private Arrival joins(
            Joining.Place place, Address address, Identity identity, Roster roster, boolean knownUntagged) {
        if (place == Joining.Place.NOBODY || knownUntagged) {
            return Arrival.Refused.NO_MEMBER;
        }
        boolean itAdmin = place == Joining.Place.IT_ADMIN || identity.itAdmin().orElse(false);
        var person = Person.joined(newPerson.get(), address, itAdmin);
        var writes = stored(PeoplePlan.Step.joined(person), roster);
        writes.addAll(binding(person.id(), identity));
        return signed(person.id(), writes);
    }

    /** The provider says it, so nobody of the workspace stands in the audit but the person themselves. */
    private List<Write> stored(PeoplePlan.Step step, Roster roster) {
        var writes = new ArrayList<>(People.stored(step, roster, tokens.clock().instant()));
        writes.addAll(audits.signIn(step, Via.SYSTEM));
        return writes;
    }

    private Arrival signed(PersonId person, List<Write> writes) {
        var session = tokens.fresh();
        writes.add(sessions.opening(session, person));
        tokens.table().write(writes);
        return new Arrival.Signed(session);
    }

    private static List<Write> binding(PersonId person, Identity identity) {
        var account = Doc.write().with("person", person.value()).with("issuer", identity.issuer());
        return List.of(
                Write.fresh(Key.identity(identity.issuer(), identity.subject()), account),
                Write.fresh(Key.identityOf(person, identity.issuer()), account));
    }

    /** Without an IT Admin nobody could let one in (R49). */
    private static boolean isLast(Person person, Roster roster) {
        return roster.itAdmins().equals(List.of(person.id()));
    }

    private static Optional<PersonId> person(Map<Key, Doc> found, Key key) {
        return Optional.ofNullable(found.get(key)).map(doc -> new PersonId(doc.text("person")));
    }

    /** What came of it. */
    public sealed interface Arrival {

        /** Signed in: the session's cookie. */
        record Signed(String session) implements Arrival {}

        enum Refused implements Arrival {
            /** Known to nobody, or somebody who has left: alike, as with the link by mail. */
            NO_MEMBER,
            /** An account that was never here needs an address that the provider has verified. */
            NO_VERIFIED_ADDRESS,
            /** The person of that address signs in with another account of the same provider. */
            OTHER_ACCOUNT
        }
    }
}
