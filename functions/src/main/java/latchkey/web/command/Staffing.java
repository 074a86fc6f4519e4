package latchkey.web.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import latchkey.catalog.CatalogChanges.Change;
import latchkey.people.Address;
import latchkey.people.Directory;
import latchkey.people.Fault;
import latchkey.people.PeopleFile;
import latchkey.people.PeoplePlan;
import latchkey.people.Person;
import latchkey.people.PersonId;
import latchkey.people.Profile;
import latchkey.store.AuditEntry.What;
import latchkey.store.Hash;
import latchkey.store.Retried;
import latchkey.store.Stale;
import latchkey.store.Store;
import latchkey.store.Write;
import latchkey.ticket.Via;

/** What IT Admins do with people: one by one, or a file of them. What is changed is written down with who changed it. */
public final class Staffing {

    private final Store store;
    private final Supplier<PersonId> ids;
    private final Via via;

    /** @param via which door it is: the pages or the API */
    public Staffing(Store store, Supplier<PersonId> ids, Via via) {
        this.store = store;
        this.ids = ids;
        this.via = via;
    }

    /** What came of a change. */
    public sealed interface Result {

        /** @param fresh whether they were not there before */
        record Done(Known known, boolean fresh) implements Result {}

        /** Somebody else was first: what was looked at is not there any more. */
        record Changed() implements Result {}

        /** They are no IT Admin any more. */
        record NotAllowed() implements Result {}

        record Refused(List<Fault> faults) implements Result {}
    }

    /** A person with their manager. The tag names how they stand. */
    public record Known(Person person, Profile profile) {

        static Known of(Person person, Directory directory) {
            return new Known(person, Profile.of(person, directory));
        }

        public String tag() {
            return "%s-%d".formatted(person.id(), person.version());
        }
    }

    public Optional<Known> find(Address address) {
        var directory = store.people().directory(List.of(address));
        return directory.at(address).map(person -> Known.of(person, directory));
    }

    /**
     * Changes one person, or adds them.
     *
     * @param one a file of one
     * @param tag of the person as they were looked at; empty for somebody new
     * @throws Stale where every race was lost
     */
    public Result put(Asker asker, PeopleFile one, Address who, Optional<String> tag) {
        return Retried.times(() -> {
            var directory = store.people().directory(one.named());
            if (!directory.roster().itAdmins().contains(asker.person().id())) {
                return new Result.NotAllowed();
            }
            var now =
                    directory.at(who).map(person -> Known.of(person, directory).tag());
            if (!now.equals(tag) && !(now.isPresent() && tag.filter("*"::equals).isPresent())) {
                return new Result.Changed();
            }
            var plan = PeoplePlan.of(one, directory, ids);
            if (!plan.faults().isEmpty()) {
                return new Result.Refused(plan.faults());
            }
            store(asker, plan, List.of());
            var after = plan.steps().stream()
                    .map(PeoplePlan.Step::after)
                    .findFirst()
                    .or(() -> directory.at(who))
                    .orElseThrow();
            return new Result.Done(find(after.email()).orElseThrow(), tag.isEmpty());
        });
    }

    /** What the file would change now. */
    public Planned plan(PeopleFile file) {
        var plan = PeoplePlan.of(file, store.people().directory(file.named()), ids);
        var shown = plan.changes() + " " + plan.faults() + " " + plan.roster().version();
        return new Planned(plan, Hash.of(shown).substring(0, 32));
    }

    /** @param tag names exactly these changes */
    public record Planned(PeoplePlan plan, String tag) {}

    /**
     * Carries the plan out.
     *
     * @param last stored with the last person
     * @throws Stale where somebody else has changed people meanwhile; those before stand, and a new plan has what is left
     */
    public void apply(Asker asker, Planned planned, List<Write> last) {
        store(asker, planned.plan(), last);
    }

    /** Hands the export over, and writes down that somebody took it. */
    public String exported(Asker asker, String export) {
        store.audits().note(asker.person().ref(), via, What.EXPORT, "people.csv");
        return export;
    }

    private void store(Asker asker, PeoplePlan plan, List<Write> last) {
        var groups = asker.catalog().groups();
        Map<PersonId, List<Write>> keys = plan.steps().stream().anyMatch(PeoplePlan.Step::leaves)
                ? store.apiKeys().ends()
                : Map.of();
        store.people()
                .apply(
                        plan,
                        groups::withMember,
                        step -> Stream.concat(audit(asker, step).stream(), ended(step, keys))
                                .toList(),
                        last);
    }

    /** A key ends with its person, also where they come back. */
    private static Stream<Write> ended(PeoplePlan.Step step, Map<PersonId, List<Write>> keys) {
        return step.leaves() ? keys.getOrDefault(step.after().id(), List.of()).stream() : Stream.of();
    }

    private List<Write> audit(Asker asker, PeoplePlan.Step step) {
        var subject = step.before().orElse(step.after()).email().value();
        var changes = step.changes().stream()
                .map(one -> new Change(one.path(), one.from(), one.to()))
                .toList();
        return store.audits().entries(asker.person().ref(), via, What.PERSON, subject, changes);
    }
}
