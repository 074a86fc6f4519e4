package latchkey.people;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a file, or one entry by itself, would change.
 *
 * @param steps one for each person who is new or changes; who becomes IT Admin comes first, who stops being one last, so
 *     that there is one at every moment (R49)
 * @param faults with any of them, nothing is to be changed
 */
public record PeoplePlan(List<Step> steps, List<Fault> faults, Roster roster) {

    public PeoplePlan {
        steps = List.copyOf(steps);
        faults = List.copyOf(faults);
    }

    /** @param changes of this person, one value each */
    public record Step(Optional<Person> before, Person after, List<Change> changes) {
        public Step {
            changes = List.copyOf(changes);
        }

        /** Somebody new, of whom nobody has said anything. */
        public static Step joined(Person person) {
            return new Step(Optional.empty(), person, PeoplePlan.changes(Optional.empty(), profile(person)));
        }

        /** Somebody becomes an IT Admin, or is one no longer. */
        public static Step administering(Person person, boolean itAdmin) {
            var after = person.administering(itAdmin);
            return new Step(
                    Optional.of(person), after, PeoplePlan.changes(Optional.of(profile(person)), profile(after)));
        }

        private static Profile profile(Person person) {
            return Profile.of(person, new Directory(List.of(), Roster.EMPTY));
        }

        /** Whether they were there for open tickets, and are not any more. */
        public boolean leaves() {
            return before.filter(Person::active).isPresent() && !after.active();
        }

        public boolean stopsAdministering() {
            return before.filter(Person::administers).isPresent() && !after.administers();
        }

        public boolean startsAdministering() {
            return before.filter(Person::administers).isEmpty() && after.administers();
        }

        /** Addresses that become theirs. */
        public Set<Address> taken() {
            return less(after.addresses(), before.map(Person::addresses).orElse(Set.of()));
        }

        /** Addresses that are theirs no longer. */
        public Set<Address> given() {
            return less(before.map(Person::addresses).orElse(Set.of()), after.addresses());
        }

        private static Set<Address> less(Set<Address> all, Set<Address> some) {
            var left = new LinkedHashSet<>(all);
            left.removeAll(some);
            return left;
        }

        private int place() {
            boolean is = after.administers();
            boolean was = before.filter(Person::administers).isPresent();
            return is == was ? 1 : is ? 0 : 2;
        }
    }

    /**
     * One value that changes.
     *
     * @param path such as {@code mara@demo.example.title}
     * @param from empty where there was nothing
     * @param to empty where there will be nothing
     */
    public record Change(String path, Optional<String> from, Optional<String> to) {}

    /** @param ids for people who are new */
    public static PeoplePlan of(PeopleFile file, Directory now, Supplier<PersonId> ids) {
        var said = file.read(now);
        var known = new HashMap<Address, PersonId>();
        for (var entry : said.entries()) {
            var id = entry.before().map(Person::id).orElseGet(ids);
            entry.profile().addresses().forEach(address -> known.put(address, id));
        }
        var steps = new ArrayList<Step>();
        for (var entry : said.entries()) {
            var profile = entry.profile();
            var id = Objects.requireNonNull(known.get(profile.email()));
            step(entry, profile.on(entry.before(), id, boss(profile, known, now)), now)
                    .ifPresent(steps::add);
        }
        steps.sort(Comparator.comparingInt(Step::place));
        return new PeoplePlan(steps, withLastAdmin(said, steps, now.roster()), now.roster());
    }

    public List<Change> changes() {
        return steps.stream().flatMap(step -> step.changes().stream()).toList();
    }

    private static Optional<PersonId> boss(Profile profile, Map<Address, PersonId> known, Directory now) {
        return profile.manager()
                .flatMap(manager -> Optional.ofNullable(known.get(manager))
                        .or(() -> now.at(manager).map(Person::id)));
    }

    private static Optional<Step> step(PeopleFile.Entry entry, Person after, Directory now) {
        var changes = changes(entry.before().map(person -> Profile.of(person, now)), entry.profile());
        return changes.isEmpty() ? Optional.empty() : Optional.of(new Step(entry.before(), after, changes));
    }

    private static List<Change> changes(Optional<Profile> before, Profile after) {
        var name = before.orElse(after).email();
        var changes = new ArrayList<Change>();
        for (var field : Profile.FIELDS) {
            var from = before.map(profile -> profile.text(field)).filter(text -> !text.isEmpty());
            var to = Optional.of(after.text(field)).filter(text -> !text.isEmpty());
            if (!from.equals(to)) {
                changes.add(new Change(name + "." + field, from, to));
            }
        }
        return changes;
    }

    /** The last IT Admin stays one; who they are is guarded again where it is written. */
    private static List<Fault> withLastAdmin(PeopleFile.Said said, List<Step> steps, Roster now) {
        var then = now;
        for (var step : steps) {
            then = then.after(step.after());
        }
        if (now.itAdmins().isEmpty() || !then.itAdmins().isEmpty()) {
            return said.faults();
        }
        var last = steps.getLast();
        var faults = new ArrayList<>(said.faults());
        said.entries().stream()
                .filter(entry -> entry.profile().email().equals(last.after().email()))
                .findFirst()
                .ifPresent(entry -> {
                    var field = entry.profile().active() ? "it-admin" : "active";
                    faults.add(new Fault(
                            entry.row().path().apply(field),
                            "false",
                            "true: %s is the last IT Admin; make somebody else one first"
                                    .formatted(last.after().name())));
                });
        return faults;
    }
}
