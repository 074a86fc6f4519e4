package latchkey.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import latchkey.catalog.GroupId;
import latchkey.people.Address;
import latchkey.people.Directory;
import latchkey.people.PeoplePlan;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Roster;

/** Reads and writes people: the person, their addresses, their place in the list and the roster in one transaction. */
public final class People {

    /** Entries that one call reads at most where a search throws many away. */
    private static final int MOST_READ = 1_000;

    private final Table table;
    private final InstantSource clock;

    public People(Table table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Somebody new. @throws Stale where an address is somebody's already */
    public void add(Person person, Roster roster) {
        table.write(stored(PeoplePlan.Step.joined(person), roster, clock.instant()));
    }

    /** @throws Stale where somebody else has changed the person meanwhile */
    public void change(Person person) {
        table.write(changing(person));
    }

    /** Something that goes with no change of people. */
    public void write(List<Write> writes) {
        table.write(writes);
    }

    /** These people and their managers. */
    public Directory managersOf(List<Person> people) {
        var all = new ArrayList<>(people);
        all.addAll(byId(people.stream()
                        .flatMap(person -> person.manager().stream())
                        .distinct()
                        .toList())
                .values());
        return new Directory(all, Roster.EMPTY);
    }

    /** The people of these addresses and their managers, and the roster: 3 batches for 100 addresses. */
    public Directory directory(Collection<Address> addresses) {
        var keys = new ArrayList<Key>();
        addresses.forEach(address -> keys.add(Key.address(address)));
        keys.add(Key.roster());
        var found = table.getAll(keys);
        var ids = found.values().stream()
                .flatMap(doc -> doc.maybeText("person").stream())
                .map(PersonId::new)
                .toList();
        var people = new HashMap<>(byId(ids));
        people.putAll(byId(people.values().stream()
                .flatMap(person -> person.manager().stream())
                .filter(manager -> !people.containsKey(manager))
                .toList()));
        return new Directory(people.values(), Reading.roster(found));
    }

    private Map<PersonId, Person> byId(Collection<PersonId> ids) {
        var people = new HashMap<PersonId, Person>();
        if (!ids.isEmpty()) {
            table.getAll(ids.stream().map(Key::person).toList()).values().stream()
                    .map(PersonItem::read)
                    .forEach(person -> people.put(person.id(), person));
        }
        return people;
    }

    /**
     * Stores what a plan changes, each person all or nothing, several to a transaction. Where it breaks off, those before
     * stand and those after are as they were; the same file planned again has what is left.
     *
     * @param groups of which somebody is a member; there too nobody waits for who has left
     * @param more what is stored with each: the audit
     * @param last what is stored with the last one
     * @throws Stale where somebody else has changed one of them, taken one of the addresses, or changed the roster
     */
    public void apply(
            PeoplePlan plan,
            Function<PersonId, Set<GroupId>> groups,
            Function<PeoplePlan.Step, List<Write>> more,
            List<Write> last) {
        var chunk = new ArrayList<Write>();
        var stored = plan.roster();
        var roster = plan.roster();
        for (var step : plan.steps()) {
            var writes = writes(step, groups, clock.instant());
            writes.addAll(more.apply(step));
            if (chunk.size() + writes.size() + last.size() + 1 > Table.MOST_WRITES) {
                stored = write(chunk, roster, stored);
                roster = stored;
                chunk = new ArrayList<>();
            }
            chunk.addAll(writes);
            roster = roster.after(step.after());
        }
        chunk.addAll(last);
        write(chunk, roster, stored);
    }

    /** Two admins who remove each other meet at the roster's version: one of them is too late (R49). */
    private Roster write(List<Write> chunk, Roster roster, Roster stored) {
        var next = roster.equals(stored) ? stored : new Roster(roster.itAdmins(), stored.version() + 1);
        if (!next.equals(stored)) {
            chunk.add(Write.guarded(Key.roster(), PersonItem.write(next), stored.version()));
        }
        if (!chunk.isEmpty()) {
            table.write(chunk);
        }
        return next;
    }

    /** One step alone, for the transaction of a command, with the roster; nobody leaves the company by it. */
    static List<Write> stored(PeoplePlan.Step step, Roster roster, Instant now) {
        var writes = writes(step, _ -> Set.of(), now);
        var after = roster.after(step.after());
        if (!after.equals(roster)) {
            writes.add(Write.guarded(Key.roster(), PersonItem.write(after), roster.version()));
        }
        return writes;
    }

    private static List<Write> writes(PeoplePlan.Step step, Function<PersonId, Set<GroupId>> groups, Instant now) {
        var after = step.after();
        var writes = new ArrayList<Write>();
        writes.add(Write.guarded(Key.person(after.id()), PersonItem.write(after), after.version() - 1));
        writes.add(Write.always(Key.listed(after), PersonItem.write(after)));
        step.before()
                .map(Key::listed)
                .filter(place -> !place.equals(Key.listed(after)))
                .ifPresent(place -> writes.add(new Write.DeleteAlways(place)));
        step.taken().forEach(address -> writes.add(address(after, address)));
        step.given().forEach(address -> writes.add(new Write.DeleteAlways(Key.address(address))));
        boolean itAdmins = step.stopsAdministering() || (step.before().isPresent() && step.startsAdministering());
        if (step.leaves() || itAdmins) {
            var departure = new Departure.OfPerson(
                    after.id(), step.leaves(), itAdmins, step.leaves() ? groups.apply(after.id()) : Set.of());
            writes.add(Departures.write(departure, now));
        }
        return writes;
    }

    /**
     * A page of everybody, by name.
     *
     * @throws Lists.BadCursor where the cursor is none of ours
     */
    public Page page(int limit, Optional<String> cursor, Predicate<Person> wanted) {
        var found = new ArrayList<Person>();
        var after = cursor.map(Cursors::place);
        for (int read = 0; read < MOST_READ; ) {
            var rows = table.query(Key.PEOPLE, new Table.Range(true, after), limit);
            for (var row : rows.rows()) {
                read++;
                after = Optional.of(row.text(Key.SK));
                var person = PersonItem.read(row);
                if (wanted.test(person)) {
                    found.add(person);
                }
                if (found.size() == limit) {
                    return new Page(found, after.map(Cursors::cursor));
                }
            }
            if (rows.next().isEmpty()) {
                return new Page(found, Optional.empty());
            }
        }
        return new Page(found, after.map(Cursors::cursor));
    }

    /**
     * Mail to the person came back.
     *
     * @param told names what was told; told again it marks nobody, who may have answered since
     * @return since when mail does not reach them; empty where it does again
     * @throws Stale where somebody else has changed the person meanwhile
     */
    public Optional<Instant> unreachable(Person person, String told, Instant now) {
        var mark = Key.seen(Hash.of("feedback " + told));
        if (table.get(mark).isPresent()) {
            return person.unreachable();
        }
        var writes = new ArrayList<Write>();
        writes.add(Seen.write(mark, now));
        if (person.unreachable().isEmpty()) {
            writes.addAll(changing(person.unreachableSince(now)));
        }
        table.write(writes);
        return person.unreachable().or(() -> Optional.of(now));
    }

    /** For the transaction of a command from which one sees that mail reaches the person; mostly nothing. */
    static List<Write> reached(Person person) {
        return person.unreachable().isPresent() ? changing(person.reachable()) : List.of();
    }

    private static List<Write> changing(Person person) {
        return List.of(
                Write.guarded(Key.person(person.id()), PersonItem.write(person), person.version() - 1),
                Write.always(Key.listed(person), PersonItem.write(person)));
    }

    private static Write address(Person person, Address address) {
        return Write.fresh(
                Key.address(address), Doc.write().with("person", person.id().value()));
    }

    /** @param next where the list goes on; a page may be shorter than asked for, even empty, while it is there */
    public record Page(List<Person> people, Optional<String> next) {
        public Page {
            people = List.copyOf(people);
        }
    }
}
